package org.checkpointinspector.inspect.query;

import org.checkpointinspector.inspect.Judge;

/** One concern of a restart: what the evidence means to the Spark version that the judge stands for. */
@FunctionalInterface
interface RestartRule {

    /** Looks at the evidence and reports to the judge; reads no more than it needs. */
    void check(QueryEvidence evidence, Judge judge);
}

package org.checkpointinspector.inspect.dstream;

import org.checkpointinspector.inspect.Judge;

/** One concern of a recovery: what the evidence means to the Spark version that the judge stands for. */
@FunctionalInterface
interface RecoveryRule {

    /** Looks at the evidence and at which file Spark takes, and reports to the judge. */
    void check(DStreamEvidence evidence, Recovery recovery, Judge judge);
}

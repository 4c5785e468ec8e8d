package org.checkpointinspector.diagnose.advice;

import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.inspect.Severity;

/** Spark Streaming itself is at its end. */
public final class LegacyRule implements AdviceRule {

    private static final RuleText TEXT = new RuleText(
            "dstream.legacy",
            Severity.INFO,
            "This is a Spark Streaming (DStream) application.",
            "\"DStream is deprecated as of Spark 3.4.0. Migrate to Structured Streaming.\"",
            "Plan the move to Structured Streaming: its checkpoints survive changes of the code, hold no objects of classes, and "
                    + "can be rolled back.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        Application application = facts.inspection().application();
        if (application != null) {
            advice.on("").says("DStreams have been deprecated since Spark 3.4; their checkpoints hold serialized objects of the application.")
                    .proof("streams", application.dstreams().size())
                    .proof("written by", facts.inspection().spark().writtenBy())
                    .add();
        }
    }
}

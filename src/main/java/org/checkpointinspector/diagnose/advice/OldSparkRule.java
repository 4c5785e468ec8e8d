package org.checkpointinspector.diagnose.advice;

import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Severity;

/** A Spark whose known faults damage checkpoints. */
public final class OldSparkRule implements AdviceRule {

    private static final RuleText TEXT = new RuleText(
            "spark.old",
            Severity.INFO,
            "The checkpoint is of an old Spark, whose known faults damage state.",
            "Nothing; SPARK-43404 and SPARK-42353 (RocksDB files mixed up or never removed) were mended in 3.5.0 and 3.4.2, "
                    + "SPARK-36519 keeps the RocksDB format with the checkpoint since 3.2.",
            "Plan the upgrade; inspect --spark all tells which versions take this checkpoint.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        String writtenBy = facts.inspection().spark().writtenBy();
        if (writtenBy != null && facts.isQuery() && !facts.inspection().spark().judgedFor().atLeast(3, 4)) {
            advice.on("").says("It was written by Spark " + writtenBy + ".").proof("written by", writtenBy)
                    .add(TEXT.todo(), "checkpoint-inspector inspect --spark all " + facts.argument());
        }
    }
}

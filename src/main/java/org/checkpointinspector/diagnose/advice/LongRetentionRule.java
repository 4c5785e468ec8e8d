package org.checkpointinspector.diagnose.advice;

import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.layout.LogFolder;

/** Far more batches are kept than anybody goes back. */
public final class LongRetentionRule implements AdviceRule {

    private static final int MANY = 1_000;

    private static final RuleText TEXT = new RuleText(
            "retention.long",
            Severity.INFO,
            "Thousands of batches are kept.",
            "Nothing; every start and every purge lists them all.",
            "Lower spark.sql.streaming.minBatchesToRetain (100 unless told otherwise); Spark purges the rest. Or prune with the "
                    + "query stopped.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        int kept = facts.isQuery() ? LogFolder.plain(facts.folder().folder("offsets")).files().size() : 0;
        if (kept > MANY) {
            advice.on("offsets")
                    .says(kept + " batches are kept; Spark keeps 100 unless told otherwise.")
                    .proof("batches kept", kept)
                    .proof("files", facts.folder().totalFiles())
                    .proof("bytes", facts.folder().totalBytes())
                    .add(TEXT.todo(), "checkpoint-inspector prune " + facts.argument() + " --keep 100", Finding.Action.PRUNE);
        }
    }
}

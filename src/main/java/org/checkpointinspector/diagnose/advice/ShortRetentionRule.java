package org.checkpointinspector.diagnose.advice;

import java.util.List;
import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.layout.LogFolder;

/** So few batches are kept that there is hardly a way back. */
public final class ShortRetentionRule implements AdviceRule {

    private static final long FEW = 10;
    private static final long LONG_RUN = 50;

    private static final RuleText TEXT = new RuleText(
            "retention.short",
            Severity.INFO,
            "Only a few batches are kept, so that a rollback has nowhere to go.",
            "STATE_REWRITER_INVALID_CHECKPOINT.MISSING_COMMIT_METADATA in tools that need history; else nothing, until a file is "
                    + "lost.",
            "Set spark.sql.streaming.minBatchesToRetain back to its default of 100, or make backups.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        List<LogFolder.LogFile> files = LogFolder.plain(facts.folder().folder("offsets")).files();
        if (!facts.isQuery() || files.isEmpty()) {
            return;
        }
        long newest = files.get(files.size() - 1).id();
        long kept = newest - files.get(0).id() + 1;
        if (kept < FEW && newest >= LONG_RUN && kept == files.size()) {
            advice.on("offsets")
                    .says("Of " + (newest + 1) + " batches the last " + kept + " are kept; Spark keeps 100 unless told otherwise.")
                    .proof("batches kept", kept)
                    .proof("newest batch", newest)
                    .add(TEXT.todo(), "checkpoint-inspector backup " + facts.argument() + " DEST", Finding.Action.BACK_UP);
        }
    }
}

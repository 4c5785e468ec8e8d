package org.checkpointinspector.diagnose.advice;

import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.inspect.Verdict;

/** Names the way back where Spark refuses or would lose data: the newest batch that is whole, else the positions for a new start. */
public final class WayBackRule implements AdviceRule {

    private static final RuleText TEXT = new RuleText(
            "recovery.way-back",
            Severity.INFO,
            "The ways back from a checkpoint that Spark refuses or misreads, the cheapest first.",
            "Nothing: it is what can be done once Spark has refused.",
            "Restore the damaged or lost file from a backup, the trash or an older object version; that alone costs nothing. Else "
                    + "roll back; else start anew from exported offsets.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        CheckpointInspection inspection = facts.inspection();
        if (inspection.verdict() != Verdict.FAILS && !inspection.losesData()) {
            return;
        }
        Long good = inspection.progress().lastGoodBatch();
        Long newest = inspection.progress().latestOffsetBatch();
        if (facts.isQuery() && good != null && newest != null && good < facts.newestBatch()) {
            rollBack(facts, advice, good, newest);
        } else if (facts.isQuery() && good != null) {
            advice.on("")
                    .says("No batch before it would be better: offsets, commits and state of batch " + good + " are whole, and what is wrong lies elsewhere.")
                    .proof("last good batch", good)
                    .add("Restore what the findings name from a backup before the query starts.", "checkpoint-inspector restore BACKUP " + facts.argument(), Finding.Action.RESTORE);
        } else if (facts.isQuery() && !facts.offsets().isEmpty()) {
            long batch = facts.offsets().lastKey();
            advice.on("")
                    .says("No batch is proven good. What can be saved is how far the query had read: offset log " + batch
                            + " is whole, and a new query can start from it. Its state begins empty, and sinks that go by the query's id do not know the new one.")
                    .proof("newest whole offset log", batch)
                    .add("First look for a backup of the lost or damaged file: restoring it costs nothing. Else write down the offsets and start with an empty checkpoint folder.",
                            "checkpoint-inspector offsets " + facts.argument() + " --batch " + batch, Finding.Action.EXPORT_OFFSETS);
        } else if (!facts.isQuery() && good != null) {
            advice.on("")
                    .says("Spark can recover from the checkpoint of " + good + ", the newest with all that it names. What came after it is received and computed once more, where its source still has it.")
                    .proof("last good checkpoint in ms", good)
                    .add("First look for a backup of the lost or damaged file: restoring it costs nothing. Else roll back; the files are moved away, not removed.",
                            "checkpoint-inspector rollback " + facts.argument() + " --to " + good, Finding.Action.ROLL_BACK);
        } else if (!facts.isQuery()) {
            advice.on("")
                    .says("An application cannot go back to an older batch once none of its checkpoint files is whole.")
                    .add("Restore the files from a backup. Else start with an empty checkpoint folder, from the offsets that the application committed elsewhere.",
                            "checkpoint-inspector restore BACKUP " + facts.argument(),
                            Finding.Action.RESTORE);
        }
    }

    private static void rollBack(Facts facts, Advice advice, long good, long newest) {
        advice.on("")
                .says("Batch " + good + " is the newest from which everything is whole. After a rollback Spark runs " + (newest <= good ? "batch " + (good + 1) : newest - good == 1 ? "batch " + newest : "the batches " + (good + 1) + " to " + newest)
                        + " again: the sources must still have their data, and a sink that does not know the batch ids takes it twice.")
                .proof("last good batch", good)
                .proof("newest planned batch", newest)
                .proof("batches to run again", newest - good)
                .add("First look for a backup of the lost or damaged file: restoring it costs nothing. Else roll back; the files are moved away, not removed.",
                        "checkpoint-inspector rollback " + facts.argument() + " --to " + good, Finding.Action.ROLL_BACK);
    }
}

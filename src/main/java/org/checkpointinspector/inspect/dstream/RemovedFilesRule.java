package org.checkpointinspector.inspect.dstream;

import java.util.Objects;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.inspect.Judge;

/**
 * Checkpoint files that somebody removed. Spark keeps ten ({@code CheckpointWriter} removes the oldest only when there are more), so an application that ran
 * long enough has ten; and its write-ahead log names the newest batch that was begun.
 */
final class RemovedFilesRule implements RecoveryRule {

    private static final int KEPT = 10;

    @Override
    public void check(DStreamEvidence evidence, Recovery recovery, Judge judge) {
        if (recovery.winner().isEmpty() || evidence.names().size() >= KEPT) {
            return;
        }
        CheckpointName newest = evidence.candidates().get(0);
        // a crash between the two renames of a write leaves the new file as 'temp'
        boolean bareGone = newest.suffix().equals(".bk") && evidence.folder().file("temp").isEmpty();
        long begun = evidence.blockLogs().newestBatchMs();
        if (bareGone) {
            report(judge.loss("dstream.removed", "checkpoint-" + newest.number()), evidence, begun)
                    .says("The newest checkpoint file was removed: its backup " + newest.name() + " is there, which is older, and Spark recovers from that.")
                    .add();
        } else if (ranLongEnough(evidence, Objects.requireNonNull(recovery.winner().get().checkpoint()))) {
            reportCount(evidence, newest, begun, judge);
        }
    }

    /** Whether the application wrote so many files that some had to be removed. */
    private static boolean ranLongEnough(DStreamEvidence evidence, DStreamCheckpoint checkpoint) {
        long oldest = evidence.names().stream().mapToLong(CheckpointName::timeMs).min().orElse(0);
        return checkpoint.zeroTimeMs() != null && checkpoint.batchDurationMs() != null && oldest > checkpoint.zeroTimeMs() + checkpoint.batchDurationMs();
    }

    private static void reportCount(DStreamEvidence evidence, CheckpointName newest, long begun, Judge judge) {
        int missing = KEPT - evidence.names().size();
        boolean newestGone = begun > newest.timeMs();
        report(newestGone ? judge.loss("dstream.removed", "") : judge.warning("dstream.removed", ""), evidence, begun)
                .says(newestGone
                        ? "The newest checkpoint files were removed: the application began batch " + begun + ", and the newest file is " + newest.name()
                                + ". Spark recovers from that one and runs later batches again."
                        : "Spark keeps " + KEPT + " checkpoint files, and " + missing + (missing == 1 ? " is" : " are") + " missing; which cannot be told.")
                .add();
    }

    private static Judge.Draft report(Judge.Draft draft, DStreamEvidence evidence, long begun) {
        return draft.proof("files", evidence.names().size())
                .proof("newest batch begun", begun > 0 ? begun : null)
                .remedy("Restore the missing checkpoint-<ms> files from a backup before the application starts.");
    }
}

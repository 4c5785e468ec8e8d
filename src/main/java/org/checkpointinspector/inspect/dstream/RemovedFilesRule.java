package org.checkpointinspector.inspect.dstream;

import java.util.Comparator;
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
        DStreamCheckpoint checkpoint = Objects.requireNonNull(recovery.winner().get().checkpoint());
        long oldest = evidence.names().stream().mapToLong(CheckpointName::timeMs).min().orElse(0);
        CheckpointName newest = evidence.names().stream().max(Comparator.comparingLong(CheckpointName::timeMs)).orElseThrow();
        boolean ranLongEnough = checkpoint.zeroTimeMs() != null && checkpoint.batchDurationMs() != null
                && oldest > checkpoint.zeroTimeMs() + checkpoint.batchDurationMs();
        if (!ranLongEnough) {
            return;
        }
        int missing = KEPT - evidence.names().size();
        long begun = evidence.blockLogs().newestBatchMs();
        boolean newestGone = begun > newest.timeMs();
        Judge.Draft draft = newestGone ? judge.loss("dstream.removed", "") : judge.warning("dstream.removed", "");
        draft.says(newestGone
                        ? "The newest checkpoint files were removed: the application began batch " + begun + ", and the newest file is " + newest.name()
                                + ". Spark recovers from that one and runs later batches again."
                        : "Spark keeps " + KEPT + " checkpoint files, and " + missing + " of them are missing; which ones cannot be told.")
                .proof("files", evidence.names().size())
                .proof("newest batch begun", begun > 0 ? begun : null)
                .remedy("Restore the missing checkpoint-<ms> files from a backup before the application starts.")
                .add();
    }
}

package org.checkpointinspector.inspect.dstream;

import java.util.Objects;
import java.util.Optional;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.inspect.Judge;

/**
 * Checkpoint files under another name than Spark gave them. The name decides which one is taken. It may be later than the time inside, where batches are late,
 * but never earlier; and never later than the newest batch that the application began.
 */
final class RenamedFilesRule implements RecoveryRule {

    @Override
    public void check(DStreamEvidence evidence, Recovery recovery, Judge judge) {
        recovery.winner().ifPresent(winner -> {
            checkTimesInside(recovery, winner, judge);
            checkTimeOfName(evidence, winner, judge);
        });
    }

    private static void checkTimesInside(Recovery recovery, Attempt winner, Judge judge) {
        long taken = timeInside(winner).orElse(Long.MAX_VALUE);
        for (Attempt attempt : recovery.attempts()) {
            long inside = timeInside(attempt).orElse(0L);
            if (attempt.failure() != null || inside <= attempt.name().timeMs()) {
                continue;
            }
            boolean newer = inside > taken;
            Judge.Draft draft = newer ? judge.loss("dstream.renamed", attempt.name().name()) : judge.warning("dstream.renamed", attempt.name().name());
            draft.says("The file holds batch " + inside + ", later than its name; it was renamed or replaced."
                            + (newer ? " Spark goes by the names and recovers from " + winner.name().name() + ", which holds the older batch " + taken + "." : ""))
                    .proof("batch inside", inside)
                    .remedy("Give the files their own names back: checkpoint-<batch inside>.")
                    .add();
        }
    }

    private static Optional<Long> timeInside(Attempt attempt) {
        return Optional.ofNullable(attempt.checkpoint()).flatMap(checkpoint -> Optional.ofNullable(checkpoint.checkpointTimeMs()));
    }

    private static void checkTimeOfName(DStreamEvidence evidence, Attempt winner, Judge judge) {
        DStreamCheckpoint checkpoint = Objects.requireNonNull(winner.checkpoint());
        BlockLogs logs = evidence.blockLogs();
        boolean tells = logs.newestBatchMs() > 0 && logs.isWhole() && checkpoint.batchDurationMs() != null
                && checkpoint.streams().stream().anyMatch(stream -> stream.is(BlockLogRule.RECEIVER));
        if (tells && winner.name().timeMs() > logs.newestBatchMs() + checkpoint.batchDurationMs()) {
            judge.loss("dstream.renamed", winner.name().name())
                    .says("The name of the file is later than any batch that the application began; it was renamed or comes from elsewhere. Spark goes by the names and"
                            + " recovers from it, to batch " + checkpoint.checkpointTimeMs() + ".")
                    .proof("newest batch begun", logs.newestBatchMs())
                    .remedy("Move the file out of the folder if a newer batch is in another file.")
                    .add();
        }
    }
}

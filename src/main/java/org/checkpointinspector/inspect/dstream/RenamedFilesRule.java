package org.checkpointinspector.inspect.dstream;

import java.util.Objects;
import java.util.Optional;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.inspect.Judge;

/**
 * Checkpoint files under another name than Spark gave them. The name decides which one is taken. It is never earlier than the batch inside; it is later only
 * where batches are late: then a file tells of the end of one batch, and the batch of its name is among those that are still to be done.
 */
final class RenamedFilesRule implements RecoveryRule {

    @Override
    public void check(DStreamEvidence evidence, Recovery recovery, Judge judge) {
        recovery.winner().ifPresent(winner -> {
            checkTimesInside(recovery, winner, judge);
            checkTimeOfName(recovery, winner, judge);
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

    private static void checkTimeOfName(Recovery recovery, Attempt winner, Judge judge) {
        DStreamCheckpoint checkpoint = Objects.requireNonNull(winner.checkpoint());
        long named = winner.name().timeMs();
        long inside = timeInside(winner).orElse(named);
        if (named <= inside || checkpoint.pendingTimesMs().contains(named)) {
            return;
        }
        Optional<Attempt> newer = recovery.attempts().stream()
                .filter(attempt -> attempt.failure() == null && attempt.name().timeMs() < named)
                .filter(attempt -> timeInside(attempt).filter(time -> time > inside && !checkpoint.pendingTimesMs().contains(time)).isPresent())
                .findFirst();
        Judge.Draft draft = newer.isPresent() ? judge.loss("dstream.renamed", winner.name().name()) : judge.warning("dstream.renamed", winner.name().name());
        draft.says("The name of the file does not go with what it holds, batch " + inside + "; it was renamed or comes from elsewhere. Spark goes by the names and recovers"
                        + " from it" + newer.map(attempt -> ", though " + attempt.name().name() + " holds a newer batch.").orElse("."))
                .proof("batch inside", inside)
                .remedy("Give the file its own name back, checkpoint-" + inside + ", or move it out of the folder.")
                .add();
    }
}

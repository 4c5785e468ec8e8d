package org.checkpointinspector.inspect.dstream;

import java.util.List;
import java.util.Objects;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.inspect.SparkErrors;

/** Files that Spark passes over, an error that ends the search, or no file that can be read. */
final class ReadRule implements RecoveryRule {

    @Override
    public void check(DStreamEvidence evidence, Recovery recovery, Judge judge) {
        List<Attempt> tried = recovery.tried();
        if (tried.isEmpty()) {
            return;
        }
        Attempt last = tried.get(tried.size() - 1);
        if (last.failure() == null) {
            reportPassedOver(tried.subList(0, tried.size() - 1), last, judge);
        } else if (last.failure().escapes()) {
            reportEscape(last, last.failure(), judge);
        } else {
            reportNone(evidence, tried, judge);
        }
    }

    private static void reportPassedOver(List<Attempt> passed, Attempt winner, Judge judge) {
        boolean first = true;
        for (Attempt attempt : passed) {
            Attempt.Failure failure = Objects.requireNonNull(attempt.failure());
            Judge.Draft draft = judge.finding(first ? Severity.LOSS : Severity.WARNING, "dstream.passed-over", attempt.name().name())
                    .says("Spark cannot read the file (" + failure.reason() + "), warns and goes on to an older one" + (first ? consequence(attempt, winner) : "."))
                    .proof("exception", failure.exception())
                    .proof("length in bytes", attempt.name().entry().bytes())
                    .proof("recovers from", winner.name().name())
                    .remedy("Restore the file from a backup before the application starts, or accept the older one.");
            if (failure.offset() != null) {
                draft.at(failure.offset());
            }
            draft.add();
            first = false;
        }
    }

    private static String consequence(Attempt passed, Attempt winner) {
        boolean sameBatch = Objects.requireNonNull(winner.checkpoint()).firstBatchMs().filter(first -> first == passed.name().timeMs()).isPresent();
        return ": it recovers from " + winner.name().name() + (sameBatch ? ", written before the same batch was done." : " and runs the batches since then again.");
    }

    private static void reportEscape(Attempt attempt, Attempt.Failure failure, Judge judge) {
        Judge.Draft draft = judge.error("dstream.error", attempt.name().name())
                .says("Reading the file ends in an error after which Spark tries no other file: " + failure.reason() + ".")
                .remedy("Move the file out of the folder; Spark then tries the next older one.")
                .raises(SparkErrors.fromStart(null, String.valueOf(failure.message()), failure.exception()));
        if (failure.offset() != null) {
            draft.at(failure.offset());
        }
        draft.add();
    }

    /** The exception is the one of the file that was tried last, the oldest; what matters is the newest. */
    private static void reportNone(DStreamEvidence evidence, List<Attempt> tried, Judge judge) {
        Attempt newest = tried.get(0);
        Attempt.Failure failure = Objects.requireNonNull(newest.failure());
        Attempt.Failure oldest = Objects.requireNonNull(tried.get(tried.size() - 1).failure());
        Judge.Draft draft = judge.error("dstream.unreadable", newest.name().name())
                .says((tried.size() == 1 ? "The only checkpoint file cannot be read: " : "None of " + tried.size() + " checkpoint files can be read; the newest: ")
                        + failure.reason() + ".")
                .proof("files tried", tried.stream().map(attempt -> attempt.name().name()).toList())
                .remedy("Restore the newest checkpoint-<ms> from a backup; with another codec in the files, start with spark.io.compression.codec set to it.")
                .raises(new SparkError(List.of(SparkErrors.SPARK, oldest.exception()), null,
                        oldest.message() == null ? "Failed to read checkpoint from directory " + evidence.reads().location() : oldest.message()));
        if (failure.offset() != null) {
            draft.at(failure.offset());
        }
        draft.add();
    }
}

package org.checkpointinspector.inspect.dstream;

import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Severity;

/** No checkpoint file at all: {@code getOrCreate} finds nothing and calls the creating function, without an error. */
final class NoCheckpointRule implements RecoveryRule {

    @Override
    public void check(DStreamEvidence evidence, Recovery recovery, Judge judge) {
        if (!evidence.names().isEmpty()) {
            return;
        }
        boolean leftover = evidence.folder().file("temp").isPresent();
        judge.finding(Severity.LOSS, "dstream.none", "")
                .says("No checkpoint file is left: getOrCreate finds nothing, calls the creating function and starts afresh without an error; all state is lost.")
                .remedy(leftover
                        ? "The file 'temp' is what Spark was writing last; where it can be read, a copy of it named checkpoint-<ms> is a recovery point. Else restore the"
                                + " checkpoint-<ms> files from a backup, before the application starts."
                        : "Restore the newest checkpoint-<ms> files from a backup before the application starts.")
                .add();
    }
}

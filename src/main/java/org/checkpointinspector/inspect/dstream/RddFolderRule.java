package org.checkpointinspector.inspect.dstream;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.decode.dstream.DStreamNode;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.SparkErrors;

/** Folders of checkpointed RDDs that the chosen file names: all must be there, whether they are read or not ({@code ReliableCheckpointRDD}'s constructor). */
final class RddFolderRule implements RecoveryRule {

    @Override
    public void check(DStreamEvidence evidence, Recovery recovery, Judge judge) {
        recovery.winner().ifPresent(winner -> check(evidence, winner, recovery, judge));
    }

    private static void check(DStreamEvidence evidence, Attempt winner, Recovery recovery, Judge judge) {
        DStreamCheckpoint checkpoint = Objects.requireNonNull(winner.checkpoint());
        HomeFolder home = new HomeFolder(checkpoint.checkpointDir());
        Set<String> reported = new HashSet<>();
        for (DStreamNode stream : RestoringOrder.of(checkpoint.streams())) {
            for (Map.Entry<Long, String> rdd : stream.rdds().entrySet()) {
                String path = home.rdd(rdd.getValue());
                if (evidence.folder(path).isEmpty() && reported.add(path)) {
                    judge.error("dstream.rdd.missing", path)
                            .says(winner.name().name() + " names the checkpointed RDD of batch " + rdd.getKey() + " of " + stream.simpleType()
                                    + ", and its folder is missing.")
                            .proof("stored path", rdd.getValue())
                            .remedy("Restore the folder from a backup." + alternative(evidence, winner, recovery))
                            .raises(SparkErrors.fromStart(null, "requirement failed: Checkpoint directory does not exist: " + rdd.getValue(), "java.lang.IllegalArgumentException"))
                            .add();
                }
            }
        }
    }

    /** Another file that Spark would take if the files before it were not there, and whose folders are there. */
    private static String alternative(DStreamEvidence evidence, Attempt winner, Recovery recovery) {
        return recovery.attempts().stream()
                .filter(attempt -> attempt != winner && attempt.failure() == null && isComplete(evidence, Objects.requireNonNull(attempt.checkpoint())))
                .findFirst()
                .map(attempt -> " Or work on a copy and move the files newer than " + attempt.name().name() + " away: it names only folders that are there.")
                .orElse(" No other checkpoint file has all of its folders, either.");
    }

    /** Whether all folders that a file names are there. */
    static boolean isComplete(DStreamEvidence evidence, DStreamCheckpoint checkpoint) {
        HomeFolder home = new HomeFolder(checkpoint.checkpointDir());
        return checkpoint.streams().stream().flatMap(stream -> stream.rdds().values().stream()).allMatch(stored -> evidence.folder(home.rdd(stored)).isPresent());
    }
}

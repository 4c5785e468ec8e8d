package org.checkpointinspector.inspect.query;

import java.util.Optional;
import java.util.stream.Stream;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.storage.Folder;

/**
 * A checkpoint without any planned batch. Spark takes it for a new query; from 4.1 on it demands that {@code offsets}, {@code state} and {@code commits} be
 * empty then ({@code MicroBatchExecution.verifyNewCheckpointDirectory}), and 4.2 asserts before that that nothing was committed.
 */
final class NoOffsetsRule implements RestartRule {

    private static final String VERIFY_EMPTY = "spark.sql.streaming.verifyCheckpointDirectoryEmptyOnStart";

    @Override
    public void check(QueryEvidence evidence, Judge judge) {
        if (evidence.restart().newestOffset() != null) {
            return;
        }
        if (judge.spark().atLeast(4, 2) && !evidence.commits().isEmpty()) {
            report(judge, "offsets").raises(SparkErrors.assertion(judge.spark(), "assertion failed")).add();
        } else if (judge.spark().atLeast(4, 1) && judge.launchConf(VERIFY_EMPTY).map(Boolean::parseBoolean).orElse(true)) {
            leftover(evidence).ifPresent(name -> reportNotEmpty(evidence, judge, name));
        } else {
            reportFreshStart(evidence, judge);
        }
    }

    private static Optional<String> leftover(QueryEvidence evidence) {
        return Stream.of("offsets", "state", "commits")
                .filter(name -> evidence.folder().folder(name).filter(NoOffsetsRule::hasEntries).isPresent())
                .findFirst();
    }

    private static boolean hasEntries(Folder folder) {
        return !folder.folders().isEmpty() || folder.files().stream().anyMatch(file -> !file.name().endsWith(".crc"));
    }

    private static void reportNotEmpty(QueryEvidence evidence, Judge judge, String name) {
        boolean ranBefore = !evidence.commits().isEmpty() || !evidence.state().operators().isEmpty();
        Judge.Draft draft = ranBefore ? report(judge, name) : judge.error("offsets.none", name)
                .says("No batch was ever planned, but the folder '" + name + "' is not empty: Spark refuses to begin.")
                .remedy("Set aside what is in it; nothing of it is needed, since no batch was planned.");
        draft.raises(SparkErrors.fromStream(
                        "STATE_STORE_CHECKPOINT_LOCATION_NOT_EMPTY",
                        "The checkpoint location " + name + " should be empty on batch 0",
                        "org.apache.spark.sql.execution.streaming.state.StateStoreCheckpointLocationNotEmpty"))
                .add();
    }

    private static void reportFreshStart(QueryEvidence evidence, Judge judge) {
        if (evidence.commits().file(0).isPresent() && CommitAheadRule.minds(judge.spark())) {
            report(judge, "offsets").raises(CommitAheadRule.concurrentUpdate(judge.spark(), 0)).add();
        } else if (!evidence.commits().isEmpty() || !evidence.state().operators().isEmpty() || evidence.folder().folder("sources").isPresent()) {
            judge.loss("offsets.none", "offsets")
                    .says("No planned batch is left: Spark starts at batch 0 and reads everything again that its sources still have.")
                    .remedy("Restore the folder 'offsets' from a backup.")
                    .add();
        }
    }

    private static Judge.Draft report(Judge judge, String path) {
        return judge.error("offsets.none", path)
                .says("No planned batch is left although the query ran before: Spark starts at batch 0 and fails.")
                .remedy("Restore the folder 'offsets' from a backup, or start with a new checkpoint from known positions.");
    }
}

package org.checkpointinspector.inspect.query;

import java.util.List;
import java.util.Optional;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.storage.Folder;

/**
 * A {@code state} folder without any operator, or none at all: only stateful queries have the folder. 4.2 says so before the first batch
 * ({@code IncrementalExecution.checkOperatorValidWithMetadata}); older ones find the first file missing.
 */
final class StateDirectoryRule implements RestartRule {

    /** Id of the warning that the folder is missing, and nothing proves that it was ever there. */
    static final String ABSENT = "state.absent";

    /** How many of the newest offset logs are searched for a batch without new data. */
    private static final int SEARCHED = 100;

    @Override
    public void check(QueryEvidence evidence, Judge judge) {
        if (evidence.restart().nextBatch() == 0 || !evidence.state().operators().isEmpty()) {
            return;
        }
        Optional<Folder> state = evidence.folder().folder("state");
        if (state.isPresent() && isEmpty(state.get())) {
            report(evidence, judge, "The query has state, and the folder 'state' is empty.");
        } else if (state.isEmpty()) {
            checkAbsent(evidence, judge);
        }
    }

    /**
     * No folder at all is what a stateless query looks like. Only stateful operators run a batch without new data, though, and a watermark is of use only to them.
     */
    private static void checkAbsent(QueryEvidence evidence, Judge judge) {
        Optional<Long> withoutData = batchWithoutNewData(evidence);
        if (withoutData.isPresent()) {
            report(evidence, judge, "The folder 'state' is missing, and the query has state: batch " + withoutData.get() + " ran without new data, as only stateful queries do.");
            return;
        }
        boolean watermark = evidence.newestOffset().flatMap(Read::value).filter(log -> log.metadata().batchWatermarkMs() > 0).isPresent();
        judge.assume("the query has no stateful operator, since there is no folder 'state'");
        if (watermark) {
            judge.warning(ABSENT, "state")
                    .says("The query has a watermark and no folder 'state': a stateless query restarts, one with state does not.")
                    .remedy("If the query aggregates, joins or deduplicates, restore the folder from a backup.")
                    .add();
        }
    }

    private static Optional<Long> batchWithoutNewData(QueryEvidence evidence) {
        if (evidence.depth() == Depth.QUICK) {
            return Optional.empty();
        }
        List<LogFolder.LogFile> files = evidence.offsets().files();
        OffsetLog previous = null;
        for (LogFolder.LogFile file : files.subList(Math.max(0, files.size() - SEARCHED), files.size())) {
            OffsetLog log = evidence.offset(file.id()).flatMap(Read::value).orElse(null);
            if (log != null && previous != null && isWithoutNewData(previous, log)) {
                return Optional.of(file.id());
            }
            previous = log;
        }
        return Optional.empty();
    }

    private static boolean isWithoutNewData(OffsetLog previous, OffsetLog log) {
        return log.metadata().batchTimestampMs() != previous.metadata().batchTimestampMs()
                && !log.sources().isEmpty()
                && log.sources().stream().map(OffsetLog.Source::json).toList().equals(previous.sources().stream().map(OffsetLog.Source::json).toList());
    }

    private static void report(QueryEvidence evidence, Judge judge, String words) {
        judge.error("state.missing", "state")
                .says(words)
                .proof("first batch to run", evidence.restart().nextBatch())
                .remedy("Restore the folder from a backup; else start with a new checkpoint from known positions.")
                .raises(raised(evidence, judge))
                .add();
    }

    private static boolean isEmpty(Folder state) {
        return state.complete() && state.folders().isEmpty() && state.files().isEmpty();
    }

    private static SparkError raised(QueryEvidence evidence, Judge judge) {
        if (judge.spark().atLeast(4, 2)) {
            return SparkErrors.fromStream(
                    "STREAMING_STATEFUL_OPERATOR_MISSING_STATE_DIRECTORY",
                    "Cannot restart streaming query with stateful operators because the state directory is empty or missing.",
                    SparkErrors.SPARK_RUNTIME);
        }
        return evidence.provider() == StateStores.Provider.ROCKSDB
                ? StateErrors.changelogMissing(judge.spark(), "state/0/0/1.changelog")
                : StateErrors.deltaMissing(judge.spark(), "state/0/0/1.delta");
    }
}

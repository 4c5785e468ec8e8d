package org.checkpointinspector.inspect.query;

import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.storage.Folder;

/**
 * A {@code state} folder without any operator: only stateful queries have the folder at all. 4.2 says so before the first batch
 * ({@code IncrementalExecution.checkOperatorValidWithMetadata}); older ones find the first file missing.
 */
final class StateDirectoryRule implements RestartRule {

    @Override
    public void check(QueryEvidence evidence, Judge judge) {
        boolean empty = evidence.folder().folder("state").filter(StateDirectoryRule::isEmpty).isPresent();
        if (!empty || evidence.restart().nextBatch() == 0) {
            return;
        }
        judge.error("state.missing", "state")
                .says("The query has state, and the folder 'state' is empty.")
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
        return StateStores.provider(evidence) == StateStores.Provider.ROCKSDB
                ? StateErrors.changelogMissing(judge.spark(), "state/0/0/1.changelog")
                : StateErrors.deltaMissing(judge.spark(), "state/0/0/1.delta");
    }
}

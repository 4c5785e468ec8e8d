package org.checkpointinspector.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.Stores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same damage, judged for Spark versions that differ in what they make of it. */
class VersionDifferencesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            3.5.9-agg-hdfs-metadata-missing         | 4.1 | RESTARTS | LOSS    | -                                    | -
            3.5.9-agg-hdfs-metadata-missing         | 4.2 | FAILS    | ERROR   | SparkRuntimeException                | STREAMING_CHECKPOINT_MISSING_METADATA_FILE
            3.5.9-agg-hdfs-offset-all-missing       | 3.3 | FAILS    | ERROR   | AssertionError                       | INTERNAL_ERROR
            3.5.9-agg-hdfs-offset-all-missing       | 3.5 | FAILS    | ERROR   | SparkException                       | CONCURRENT_STREAM_LOG_UPDATE
            3.5.9-agg-hdfs-offset-all-missing       | 4.1 | FAILS    | ERROR   | StateStoreCheckpointLocationNotEmpty | STATE_STORE_CHECKPOINT_LOCATION_NOT_EMPTY
            3.5.9-agg-hdfs-offset-all-missing       | 4.2 | FAILS    | ERROR   | AssertionError                       | -
            3.5.9-agg-hdfs-commit-ahead             | 3.3 | FAILS    | ERROR   | AssertionError                       | INTERNAL_ERROR
            3.5.9-agg-hdfs-commit-ahead             | 3.5 | FAILS    | ERROR   | SparkException                       | CONCURRENT_STREAM_LOG_UPDATE
            3.5.9-agg-hdfs-offset-prev-missing      | 2.2 | RESTARTS | LOSS    | -                                    | -
            3.5.9-agg-hdfs-offset-prev-missing      | 2.4 | FAILS    | ERROR   | IllegalStateException                | -
            3.5.9-agg-hdfs-offset-last-empty        | 2.4 | FAILS    | ERROR   | IllegalStateException                | -
            3.5.9-agg-hdfs-commit-last-v99          | 3.5 | FAILS    | ERROR   | IllegalStateException                | -
            3.5.9-agg-hdfs-commit-last-v99          | 4.0 | FAILS    | ERROR   | SparkIllegalStateException           | INVALID_LOG_VERSION.EXACT_MATCH_VERSION
            3.5.9-agg-hdfs-commit-last-v99          | 4.2 | FAILS    | ERROR   | SparkIllegalStateException           | INVALID_LOG_VERSION.MAX_SUPPORTED_VERSION
            3.5.9-agg-hdfs-delta-missing            | 3.5 | FAILS    | ERROR   | FileNotFoundException                | -
            3.5.9-agg-hdfs-delta-missing            | 4.0 | FAILS    | ERROR   | FileNotFoundException                | CANNOT_LOAD_STATE_STORE.CANNOT_READ_DELTA_FILE_NOT_EXISTS
            4.1.3-agg-hdfs-snapshot-first-key-broken   | 3.3 | FAILS | ERROR | InvalidUnsafeRowException              | -
            4.1.3-agg-hdfs-snapshot-first-key-broken   | 4.0 | FAILS | ERROR | StateStoreKeyRowFormatValidationFailure | STATE_STORE_KEY_ROW_FORMAT_VALIDATION_FAILURE
            4.1.3-agg-hdfs-snapshot-first-key-broken   | 4.1 | FAILS | ERROR | SparkException                         | CANNOT_LOAD_STATE_STORE.KEY_ROW_FORMAT_VALIDATION_FAILURE
            4.1.3-agg-hdfs-snapshot-first-value-broken | 4.1 | FAILS | ERROR | SparkException                         | CANNOT_LOAD_STATE_STORE.VALUE_ROW_FORMAT_VALIDATION_FAILURE
            4.1.3-agg-hdfs-snapshot-first-value-broken | 4.2 | RESTARTS | WARNING | -                                 | -
            4.1.3-agg-hdfs-deltas-first-value-broken   | 4.2 | FAILS | ERROR | SparkException                         | CANNOT_LOAD_STATE_STORE.VALUE_ROW_FORMAT_VALIDATION_FAILURE
            4.1.3-agg-rocksdb-zip-metadata-lacks-table | 3.5 | FAILS | ERROR | SparkException                         | -
            4.1.3-agg-rocksdb-zip-metadata-lacks-table | 4.0 | FAILS | ERROR | RocksDBException                       | CANNOT_LOAD_STATE_STORE.UNCATEGORIZED
            """)
    void are_told_apart(String damaged, String version, Verdict verdict, Severity worst, String exception, String condition) throws Exception {
        GoldenCheckpoints.unpackDamaged(damaged, folder);
        CheckpointInspection inspection = judgedFor(version);
        assertEquals(verdict, inspection.verdict(), () -> String.valueOf(inspection.findings()));
        assertEquals(worst, inspection.findings().stream().map(Finding::severity).min(Enum::compareTo).orElseThrow());
        if (verdict == Verdict.FAILS) {
            SparkError error = inspection.cause().spark();
            assertEquals(exception, error.exception().substring(error.exception().lastIndexOf('.') + 1));
            assertEquals(condition, error.condition());
        }
    }

    private CheckpointInspection judgedFor(String version) throws Exception {
        Location location = Location.of(folder.resolve("checkpoint"));
        InspectionRequest request = new InspectionRequest(Depth.DEEP, List.of(SparkVersion.parse(version).orElseThrow()), Map.of());
        try (Storage storage = Stores.open(location)) {
            return Inspector.inspect(storage, location, request, InspectionListener.NONE).checkpoints().get(0);
        }
    }
}

package org.checkpointinspector.inspect.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.checkpointinspector.decode.SstDecoder;
import org.checkpointinspector.decode.StateFile;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.inspect.SparkVersion;
import org.jspecify.annotations.Nullable;

/**
 * How errors of loading state reach the user: up to 3.5 inside "Job aborted due to stage failure", from 4.0 on as the condition
 * {@code CANNOT_LOAD_STATE_STORE} ({@code StateStoreErrors}).
 */
final class StateErrors {

    private static final String CLSS = "CANNOT_LOAD_STATE_STORE.";
    private static final String OUT_OF_MEMORY = "java.lang.OutOfMemoryError";

    private StateErrors() {}

    /** A delta that is not there ({@code HDFSBackedStateStoreProvider.updateFromDeltaFile}). */
    static SparkError deltaMissing(SparkVersion spark, String path) {
        return missing(spark, CLSS + "CANNOT_READ_DELTA_FILE_NOT_EXISTS", path, SparkErrors.ILLEGAL_STATE);
    }

    /** A changelog that is not there ({@code StateStoreChangelogReader}). */
    static SparkError changelogMissing(SparkVersion spark, String path) {
        return missing(spark, CLSS + "CANNOT_READ_STREAMING_STATE_FILE", path, SparkErrors.ILLEGAL_STATE);
    }

    /** A zip or SST that is not there. */
    static SparkError fileMissing(SparkVersion spark, String path) {
        return missing(spark, CLSS + "UNCATEGORIZED", path, null);
    }

    private static SparkError missing(SparkVersion spark, String condition, String path, @Nullable String wrapper) {
        String message = "File " + path + " does not exist";
        if (spark.atLeast(4, 0)) {
            return SparkErrors.fromStream(condition, message, SparkErrors.SPARK, SparkErrors.FILE_NOT_FOUND);
        }
        return wrapper == null
                ? SparkErrors.fromStream(null, message, SparkErrors.SPARK, SparkErrors.FILE_NOT_FOUND)
                : SparkErrors.fromStream(null, message, SparkErrors.SPARK, wrapper, SparkErrors.FILE_NOT_FOUND);
    }

    /** With unique ids: no snapshot of the lineage is there ({@code RocksDB.loadWithCheckpointId}; from 4.2 on {@code AutoSnapshotLoader}). */
    static SparkError baseMissing(SparkVersion spark) {
        return spark.atLeast(4, 2)
                ? repairFailed("java.lang.IllegalStateException", "Cannot replay changelogs from snapshot 0: lineage is incomplete")
                : SparkErrors.fromStream("CANNOT_FIND_BASE_SNAPSHOT_CHECKPOINT", "Cannot find a base snapshot checkpoint with lineage.", SparkErrors.SPARK);
    }

    /** Every snapshot within reach is broken (4.2, {@code AutoSnapshotLoader.loadSnapshot}). */
    static SparkError repairFailed(String exception, String message) {
        return SparkErrors.fromStream(CLSS + "AUTO_SNAPSHOT_REPAIR_FAILED", message, SparkErrors.SPARK_RUNTIME, exception);
    }

    /** Content that cannot be read: the exception of whoever read it, wrapped. Up to 3.5 that of RocksDB cannot be sent from the task to the driver, and only its text arrives. */
    static SparkError unreadable(SparkVersion spark, @Nullable String innerCondition, String message, String exception) {
        List<String> inner = new ArrayList<>(List.of(SparkErrors.SPARK));
        if (spark.atLeast(4, 0) || !exception.equals(SstDecoder.EXCEPTION)) {
            inner.add(exception);
        }
        String condition = innerCondition != null ? innerCondition : spark.atLeast(4, 0) ? CLSS + "UNCATEGORIZED" : null;
        return SparkErrors.fromStream(condition, message, inner.toArray(String[]::new));
    }

    /**
     * A fault in a delta, snapshot or changelog.
     *
     * @param suffix the file's suffix, such as {@code .delta}
     */
    static SparkError of(SparkVersion spark, StateFile.Fault fault, String suffix) {
        boolean four = spark.atLeast(4, 0);
        boolean changelog = suffix.equals(".changelog");
        return switch (fault.reason()) {
            case KEY_SIZE, VALUE_SIZE -> four && !changelog
                    ? SparkErrors.fromStream(CLSS + sizeCondition(fault.reason(), suffix), fault.message(), SparkErrors.SPARK)
                    : unreadable(spark, null, fault.message(), fault.exception());
            case MEMORY -> four
                    ? SparkErrors.fromStream(
                            CLSS + (changelog ? "ROCKSDB" : "HDFS") + "_STORE_PROVIDER_OUT_OF_MEMORY", fault.message(), SparkErrors.SPARK, OUT_OF_MEMORY)
                    : unreadable(spark, null, fault.message(), OUT_OF_MEMORY);
            case CHANGELOG_VERSION -> four
                    ? SparkErrors.fromStream(CLSS + "INVALID_CHANGE_LOG_READER_VERSION", fault.message(), SparkErrors.SPARK)
                    : unreadable(spark, null, "reached end of stream", SparkErrors.EOF);
            case ROW_CHECKSUM -> SparkErrors.fromStream(
                    "STATE_STORE_ROW_CHECKSUM_VERIFICATION_FAILED", "Row checksum verification failed. " + fault.message(), SparkErrors.SPARK, fault.exception());
            case STREAM, END, RECORD_TYPE, LINEAGE -> unreadable(spark, null, fault.message(), fault.exception());
        };
    }

    private static String sizeCondition(StateFile.Reason reason, String suffix) {
        return "CANNOT_READ_" + (suffix.equals(".delta") ? "DELTA" : "SNAPSHOT") + "_FILE_" + (reason == StateFile.Reason.KEY_SIZE ? "KEY" : "VALUE") + "_SIZE";
    }

    /**
     * A first row that does not fit the schema ({@code StateStoreProvider.validateStateRowFormat}).
     *
     * @param key whether it is the key that does not; else the value
     */
    static SparkError rowFormat(SparkVersion spark, boolean key, String reason) {
        String part = key ? "KEY" : "VALUE";
        String message = "The streaming query failed to validate written state for " + part.toLowerCase(Locale.ROOT) + " row: " + reason;
        if (spark.atLeast(4, 1)) {
            return SparkErrors.fromStream(CLSS + part + "_ROW_FORMAT_VALIDATION_FAILURE", message, SparkErrors.SPARK);
        }
        String state = "org.apache.spark.sql.execution.streaming.state.";
        return spark.atLeast(4, 0)
                ? unreadable(spark, "STATE_STORE_" + part + "_ROW_FORMAT_VALIDATION_FAILURE", message, state + "StateStore" + (key ? "Key" : "Value") + "RowFormatValidationFailure")
                : unreadable(spark, null, "The streaming query failed by state format invalidation. " + reason, state + "InvalidUnsafeRowException");
    }

    /** A changelog without a lineage where unique ids demand one ({@code StateStoreChangelogReader.readLineage}). */
    static SparkError lineageMissing(SparkVersion spark) {
        return unreadable(
                spark,
                null,
                "assertion failed: readLineage should only be invoked with state store checkpoint id enabled (version >= 3)",
                SparkErrors.ASSERTION);
    }

    /** An SST whose length is not the one in the zip's metadata ({@code RocksDBFileManager}). */
    static SparkError unexpectedSize(SparkVersion spark, String path, long expected, long found) {
        String message = "Copied " + path + ", expected " + expected + " bytes, found " + found + " bytes.";
        return spark.atLeast(4, 0)
                ? SparkErrors.fromStream(CLSS + "UNEXPECTED_FILE_SIZE", message, SparkErrors.SPARK)
                : SparkErrors.fromStream(null, message, SparkErrors.SPARK, SparkErrors.ILLEGAL_STATE);
    }
}

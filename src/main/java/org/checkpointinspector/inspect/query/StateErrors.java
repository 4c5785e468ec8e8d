package org.checkpointinspector.inspect.query;

import java.util.ArrayList;
import java.util.List;
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

    /** Content that cannot be read: the exception of whoever read it, wrapped. */
    static SparkError unreadable(SparkVersion spark, @Nullable String innerCondition, String message, String exception) {
        List<String> inner = new ArrayList<>(List.of(SparkErrors.SPARK, exception));
        String condition = innerCondition != null ? innerCondition : spark.atLeast(4, 0) ? CLSS + "UNCATEGORIZED" : null;
        return SparkErrors.fromStream(condition, message, inner.toArray(String[]::new));
    }

    /** An SST whose length is not the one in the zip's metadata ({@code RocksDBFileManager}). */
    static SparkError unexpectedSize(SparkVersion spark, String path, long expected, long found) {
        String message = "Copied " + path + ", expected " + expected + " bytes, found " + found + " bytes.";
        return spark.atLeast(4, 0)
                ? SparkErrors.fromStream(CLSS + "UNEXPECTED_FILE_SIZE", message, SparkErrors.SPARK)
                : SparkErrors.fromStream(null, message, SparkErrors.SPARK, SparkErrors.ILLEGAL_STATE);
    }
}

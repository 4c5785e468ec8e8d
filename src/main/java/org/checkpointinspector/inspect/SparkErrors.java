package org.checkpointinspector.inspect;

import java.util.ArrayList;
import java.util.List;
import org.checkpointinspector.bytes.Damage;
import org.jspecify.annotations.Nullable;

/** The errors that Spark raises, with the chains in which users see them. What differs between versions is decided by the rule that asks. */
public final class SparkErrors {

    /** {@code java.lang.IllegalStateException}. */
    public static final String ILLEGAL_STATE = "java.lang.IllegalStateException";
    /** {@code java.lang.AssertionError}, raised by Scala's {@code assert}. */
    public static final String ASSERTION = "java.lang.AssertionError";
    /** {@code java.io.FileNotFoundException}. */
    public static final String FILE_NOT_FOUND = "java.io.FileNotFoundException";
    /** {@code java.io.EOFException}. */
    public static final String EOF = "java.io.EOFException";
    /** {@code org.apache.spark.SparkException}. */
    public static final String SPARK = "org.apache.spark.SparkException";
    /** {@code org.apache.spark.SparkRuntimeException}. */
    public static final String SPARK_RUNTIME = "org.apache.spark.SparkRuntimeException";
    /** {@code org.apache.spark.SparkIllegalStateException}, 4.0 and later. */
    public static final String SPARK_ILLEGAL_STATE = "org.apache.spark.SparkIllegalStateException";

    private static final String STREAMING_QUERY = "org.apache.spark.sql.streaming.StreamingQueryException";

    private SparkErrors() {}

    /** Thrown straight from {@code DataStreamWriter.start()}, from the outermost exception on. */
    public static SparkError fromStart(@Nullable String condition, String message, String... exceptions) {
        return new SparkError(List.of(exceptions), condition, message);
    }

    /** Kills the stream: what {@code awaitTermination} throws, with the inner exceptions from the outermost on. */
    public static SparkError fromStream(@Nullable String condition, String message, String... inner) {
        List<String> exceptions = new ArrayList<>();
        exceptions.add(STREAMING_QUERY);
        exceptions.addAll(List.of(inner));
        return new SparkError(exceptions, condition, message);
    }

    /** An assertion that fails in the stream's thread. */
    public static SparkError assertion(SparkVersion spark, String message) {
        return internal(spark, "assertion failed".equals(message) ? message : "assertion failed: " + message, ASSERTION);
    }

    /** A fault of Spark's own: 3.3 wraps assertions and null pointers as internal errors ({@code QueryExecution.toInternalError}), the others do not. */
    private static SparkError internal(SparkVersion spark, String message, String exception) {
        return spark.atLeast(3, 3) && !spark.atLeast(3, 4)
                ? fromStream("INTERNAL_ERROR", message, SPARK, exception)
                : fromStream(null, message, exception);
    }

    /** A log file that Spark's {@code HDFSMetadataLog} could not read, as users see it when the stream dies. */
    public static SparkError ofLog(SparkVersion spark, Damage damage, String path) {
        return switch (damage.kind()) {
            case EMPTY -> wrapped(spark, null, path, path.startsWith("commits/") ? "Incomplete log file in the offset commit log" : "Incomplete log file", ILLEGAL_STATE);
            case VERSION_LINE -> spark.atLeast(4, 0)
                    ? wrapped(spark, "MALFORMED_LOG_FILE", path, "Log file was malformed: " + damage.detail(), SPARK_ILLEGAL_STATE)
                    : wrapped(spark, null, path, "Log file was malformed: " + damage.detail(), ILLEGAL_STATE);
            case LINE_BLANK -> internal(spark, message(damage), exceptionOf(spark, damage));
            case LINE_SHAPE -> wrapped(spark, null, path, message(damage), ILLEGAL_STATE);
            default -> fromStream(null, message(damage), exceptionOf(spark, damage));
        };
    }

    /** A log version that this Spark does not know ({@code MetadataVersionUtil.validateVersion}). */
    public static SparkError versionTooNew(SparkVersion spark, int found, int supported, String path) {
        String message = "UnsupportedLogVersion: maximum supported log version is v" + supported + ", but encountered v" + found
                + ". The log file was produced by a newer version of Spark and cannot be read by this version.";
        return spark.atLeast(4, 0)
                ? wrapped(spark, "INVALID_LOG_VERSION.MAX_SUPPORTED_VERSION", path, message, SPARK_ILLEGAL_STATE)
                : wrapped(spark, null, path, message, ILLEGAL_STATE);
    }

    /** A commit log version other than the configured one (4.0 and 4.1, {@code MetadataVersionUtil.validateVersionExactMatch}). */
    public static SparkError versionNotMatched(SparkVersion spark, int found, int only, String path) {
        String message = "UnsupportedLogVersion. The only supported log version is v" + only + ", but encountered v" + found + ".";
        return wrapped(spark, "INVALID_LOG_VERSION.EXACT_MATCH_VERSION", path, message, SPARK_ILLEGAL_STATE);
    }

    /** {@code HDFSMetadataLog} wraps what is an IllegalStateException with the file's name, from 3.0 on. */
    private static SparkError wrapped(SparkVersion spark, @Nullable String condition, String path, String message, String inner) {
        String withPath = "Failed to read log file " + path + ". " + message;
        return spark.atLeast(3, 0) ? fromStream(condition, withPath, ILLEGAL_STATE, inner) : fromStream(condition, message, inner);
    }

    /** The exception class that a damage raises where nothing wraps it. Up to 2.4 Spark had Jackson 2.6, which knew fewer exceptions. */
    public static String exceptionOf(SparkVersion spark, Damage damage) {
        boolean newJackson = spark.atLeast(3, 0);
        return switch (damage.kind()) {
            case EMPTY, JSON_EMPTY -> newJackson ? "com.fasterxml.jackson.databind.exc.MismatchedInputException" : "com.fasterxml.jackson.databind.JsonMappingException";
            case JSON_TRUNCATED -> newJackson ? "com.fasterxml.jackson.core.io.JsonEOFException" : "com.fasterxml.jackson.core.JsonParseException";
            case JSON_GARBLED -> "com.fasterxml.jackson.core.JsonParseException";
            case JSON_SHAPE -> "org.json4s.MappingException";
            case NOT_UTF8 -> "java.nio.charset.MalformedInputException";
            case NOT_A_NUMBER -> "java.lang.NumberFormatException";
            case NOT_A_UUID -> "java.lang.IllegalArgumentException";
            case LINE_MISSING -> "java.util.NoSuchElementException";
            case LINE_BLANK -> "java.lang.NullPointerException";
            case TRUNCATED -> EOF;
            case TOO_LARGE -> "java.lang.OutOfMemoryError";
            case VERSION_LINE, LINE_SHAPE, GARBLED, CHECKSUM, UNSUPPORTED -> ILLEGAL_STATE;
        };
    }

    private static String message(Damage damage) {
        return switch (damage.kind()) {
            case JSON_EMPTY -> "No content to map due to end-of-input";
            case NOT_UTF8 -> "Input length = 1";
            case LINE_MISSING -> "next on empty iterator";
            case LINE_BLANK ->
                "Cannot invoke \"WatermarkTracker.currentWatermark()\" because the return value of \"watermarkTracker()\" is null";
            default -> damage.detail();
        };
    }
}

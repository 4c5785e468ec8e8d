package org.checkpointinspector.inspect.query;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.inspect.SparkErrors;

/** Settings that are frozen into the newest offset log and override the session ({@code OffsetSeqMetadata.setSessionConf}): values that Spark refuses. */
final class FrozenConfRule implements RestartRule {

    private static final String STREAMING = "spark.sql.streaming.";

    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\s*[+-]?\\d{1,9}\\s*");
    private static final Pattern BOOLEAN = Pattern.compile("(?i)\\s*(true|false)\\s*");

    /** Which text a setting takes; those with no entry take any. */
    private static final Map<String, Pattern> ALLOWED = allowed();

    private static Map<String, Pattern> allowed() {
        Map<String, Pattern> allowed = new LinkedHashMap<>();
        allowed.put("spark.sql.shuffle.partitions", WHOLE_NUMBER);
        allowed.put(STREAMING + "stateStore.rocksdb.formatVersion", WHOLE_NUMBER);
        allowed.put(STREAMING + "stateStore.rocksdb.mergeOperatorVersion", WHOLE_NUMBER);
        allowed.put(STREAMING + "flatMapGroupsWithState.stateFormatVersion", Pattern.compile("\\s*[12]\\s*"));
        allowed.put(STREAMING + "aggregation.stateFormatVersion", Pattern.compile("\\s*[12]\\s*"));
        allowed.put(STREAMING + "join.stateFormatVersion", Pattern.compile("\\s*[1-4]\\s*"));
        allowed.put(STREAMING + "statefulOperator.useStrictDistribution", BOOLEAN);
        allowed.put(STREAMING + "stateStore.rowChecksum.enabled", BOOLEAN);
        allowed.put("spark.sql.optimizer.pruneFiltersCanPruneStreamingSubplan", BOOLEAN);
        allowed.put(STREAMING + "multipleWatermarkPolicy", Pattern.compile("(?i)min|max"));
        allowed.put(STREAMING + "stateStore.encodingFormat", Pattern.compile("(?i)unsaferow|avro"));
        return allowed;
    }

    @Override
    public void check(QueryEvidence evidence, Judge judge) {
        String path = "offsets/" + evidence.restart().newestOffset();
        evidence.conf().forEach((key, value) -> {
            Pattern pattern = ALLOWED.get(key);
            if (pattern != null && !pattern.matcher(value).matches()) {
                report(path, key, value, judge);
            }
        });
    }

    private static void report(String path, String key, String value, Judge judge) {
        judge.error("conf.invalid", path)
                .says("The setting " + key + " is frozen into the newest offset log as '" + value + "', which Spark refuses.")
                .proof(key, value)
                .remedy("Restore the file from a backup; the offset log before it shows the right value.")
                .raises(raised(key, value, judge))
                .add();
    }

    private static SparkError raised(String key, String value, Judge judge) {
        if (judge.spark().atLeast(4, 0)) {
            return SparkErrors.fromStream(
                    "INVALID_CONF_VALUE.TYPE_MISMATCH",
                    "The value '" + value + "' in the config \"" + key + "\" is invalid.",
                    "org.apache.spark.SparkIllegalArgumentException");
        }
        return SparkErrors.fromStream(null, key + " should be valid, but was " + value, "java.lang.IllegalArgumentException");
    }
}

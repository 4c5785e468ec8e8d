package org.checkpointinspector.inspect.query;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.checkpointinspector.decode.CommitLog;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.storage.FileEntry;
import org.jspecify.annotations.Nullable;

/**
 * Which Spark lines can have written the newest files: no file names the version, but each release froze more settings into the offset log
 * ({@code OffsetSeqMetadata.relevantSQLConfs}) and wrote more kinds of files.
 *
 * @param oldest the oldest line that can have
 * @param newest the newest line that can have
 */
record WriterVersions(SparkVersion oldest, SparkVersion newest) {

    private static final String STREAMING = "spark.sql.streaming.";

    /** Settings that every release from some line on writes, with that line; oldest first. */
    private static final Map<String, SparkVersion> WRITTEN_SINCE = writtenSince();

    private static Map<String, SparkVersion> writtenSince() {
        Map<String, SparkVersion> since = new LinkedHashMap<>();
        since.put("spark.sql.shuffle.partitions", SparkVersion.line(2, 2));
        since.put(STREAMING + "stateStore.providerClass", SparkVersion.line(2, 3));
        since.put(STREAMING + "multipleWatermarkPolicy", SparkVersion.line(2, 4));
        since.put(STREAMING + "join.stateFormatVersion", SparkVersion.line(3, 0));
        since.put(STREAMING + "stateStore.compression.codec", SparkVersion.line(3, 1));
        since.put(STREAMING + "stateStore.rocksdb.formatVersion", SparkVersion.line(3, 2));
        since.put(STREAMING + "statefulOperator.useStrictDistribution", SparkVersion.line(3, 3));
        since.put(STREAMING + "stateStore.encodingFormat", SparkVersion.line(4, 0));
        since.put(STREAMING + "stateStore.rocksdb.mergeOperatorVersion", SparkVersion.line(4, 2));
        return since;
    }

    /** Works out the lines from what can be read. */
    static WriterVersions of(QueryEvidence evidence) {
        SparkVersion oldest = SparkVersion.LINES.get(0);
        SparkVersion newest = SparkVersion.NEWEST_LINE;
        Map<String, String> conf = evidence.conf();
        boolean known = evidence.wholeOffset().isPresent();
        for (Map.Entry<String, SparkVersion> entry : WRITTEN_SINCE.entrySet()) {
            if (conf.containsKey(entry.getKey())) {
                oldest = later(oldest, entry.getValue());
            }
        }
        oldest = later(oldest, byLogVersions(evidence));
        for (Map.Entry<String, SparkVersion> entry : WRITTEN_SINCE.entrySet()) {
            // a setting that is absent although a later one is there was lost, and tells nothing
            if (known && !conf.containsKey(entry.getKey()) && entry.getValue().compareTo(oldest) > 0) {
                newest = earlier(newest, before(entry.getValue()));
            }
        }
        if (oldest.compareTo(SparkVersion.line(4, 1)) <= 0 && newest.compareTo(SparkVersion.line(4, 1)) >= 0 && newestStateHasSparkChecksum(evidence)) {
            return new WriterVersions(SparkVersion.line(4, 1), newest);
        }
        return new WriterVersions(oldest, newest.compareTo(oldest) < 0 ? oldest : newest);
    }

    private static SparkVersion byLogVersions(QueryEvidence evidence) {
        int offset = evidence.wholeOffset().map(OffsetLog::version).orElse(1);
        int commit = evidence.newestCommit().flatMap(Read::value).map(CommitLog::version).orElse(1);
        if (offset == 2 || commit == 3) {
            return SparkVersion.line(4, 2);
        }
        return commit == 2 ? SparkVersion.line(4, 0) : SparkVersion.LINES.get(0);
    }

    /** Spark's own checksum files exist since 4.1; those of the newest state files tell of the newest run. */
    private static boolean newestStateHasSparkChecksum(QueryEvidence evidence) {
        return evidence.state().operators().stream()
                .flatMap(operator -> operator.partitions().stream())
                .flatMap(partition -> partition.stores().stream())
                .map(StateLayout.Store::folder)
                .flatMap(folder -> folder.files().stream().reduce((one, other) -> other.modifiedMs() >= one.modifiedMs() ? other : one).stream())
                .limit(1)
                .map(FileEntry::companions)
                .anyMatch(companions -> companions.spark() != null);
    }

    private static SparkVersion before(SparkVersion line) {
        return SparkVersion.LINES.get(SparkVersion.LINES.indexOf(line) - 1);
    }

    private static SparkVersion later(SparkVersion one, SparkVersion other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static SparkVersion earlier(SparkVersion one, SparkVersion other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** {@code 4.1.x}, {@code 4.0–4.1}; null where nothing was found out. */
    @Nullable String words() {
        if (oldest.equals(SparkVersion.LINES.get(0)) && newest.equals(SparkVersion.NEWEST_LINE)) {
            return null;
        }
        return Optional.of(oldest).filter(newest::equals).map(line -> line + ".x").orElse(oldest + "–" + newest);
    }
}

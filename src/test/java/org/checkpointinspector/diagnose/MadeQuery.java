package org.checkpointinspector.diagnose;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** Writes the checkpoint of a query, file by file, with the times that its batches would have had. */
final class MadeQuery {

    /** 2026-03-01 12:00:00 UTC: a multiple of every usual interval. */
    static final long START_MS = 1_772_366_400_000L;

    private final Path root;
    private final Map<String, String> conf = new LinkedHashMap<>();
    private long watermarkMs;
    private long planMs = 5;

    MadeQuery(Path root) throws IOException {
        this.root = root;
        conf.put("spark.sql.streaming.stateStore.providerClass", "org.apache.spark.sql.execution.streaming.state.HDFSBackedStateStoreProvider");
        conf.put("spark.sql.shuffle.partitions", "2");
        file("metadata", "{\"id\":\"64c6b473-1303-4ded-b019-e3d3fc5bcefb\"}", START_MS);
    }

    MadeQuery conf(String key, String value) {
        conf.put(key, value);
        return this;
    }

    MadeQuery watermark(long ms) {
        watermarkMs = ms;
        return this;
    }

    /** How long the plan of a batch takes to be on disk. */
    MadeQuery planTakes(long ms) {
        planMs = ms;
        return this;
    }

    MadeQuery withoutMetadata() throws IOException {
        Files.delete(root.resolve("metadata"));
        return this;
    }

    /** A batch that was planned at a time and committed so much later; never if negative. */
    MadeQuery batch(long id, long plannedMs, long durationMs, String... sources) throws IOException {
        StringJoiner settings = new StringJoiner(",", "{", "}");
        conf.forEach((key, value) -> settings.add("\"" + key + "\":\"" + value + "\""));
        String text = "v1\n{\"batchWatermarkMs\":" + watermarkMs + ",\"batchTimestampMs\":" + plannedMs + ",\"conf\":" + settings + "}\n" + String.join("\n", sources);
        file("offsets/" + id, text, plannedMs + planMs);
        if (durationMs >= 0) {
            file("commits/" + id, "v1\n{\"nextBatchWatermarkMs\":" + watermarkMs + "}", plannedMs + durationMs);
        }
        return this;
    }

    /** So many batches, each planned so long after the one before. */
    MadeQuery batches(int count, long everyMs, long durationMs) throws IOException {
        for (int id = 0; id < count; id++) {
            batch(id, START_MS + id * everyMs, durationMs, kafka(id * 10L, id * 20L));
        }
        return this;
    }

    MadeQuery file(String path, String content, long modifiedMs) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.fromMillis(modifiedMs));
        return this;
    }

    /** A file of a length and no particular content. */
    MadeQuery sized(String path, long bytes) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        try (RandomAccessFile sparse = new RandomAccessFile(file.toString(), "rw")) {
            sparse.setLength(bytes);
        }
        Files.setLastModifiedTime(file, FileTime.fromMillis(START_MS));
        return this;
    }

    /** The end offset of a Kafka source with one topic of as many partitions. */
    static String kafka(long... offsets) {
        StringJoiner partitions = new StringJoiner(",", "{\"orders\":{", "}}");
        for (int i = 0; i < offsets.length; i++) {
            partitions.add("\"" + i + "\":" + offsets[i]);
        }
        return partitions.toString();
    }
}

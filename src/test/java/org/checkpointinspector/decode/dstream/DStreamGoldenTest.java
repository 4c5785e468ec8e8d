package org.checkpointinspector.decode.dstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What we read from the files of real Spark 3.5 and 4.1, Scala 2.12 and 2.13, against what that very Spark read from them. */
class DStreamGoldenTest {

    @TempDir
    Path folder;

    static Stream<String> goldens() {
        return GoldenCheckpoints.ids().stream().filter(id -> id.contains("-ds-"));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void everyCheckpointFile(String id) throws IOException {
        JsonNode files = GoldenCheckpoints.unpack(id, folder).path("checkpoint_files");
        assertTrue(files.size() > 5);
        for (Map.Entry<String, JsonNode> file : files.properties()) {
            DStreamCheckpoint checkpoint = checkpoint(file.getKey());
            assertEquals(file.getValue().path("checkpoint_time").asLong(), checkpoint.checkpointTimeMs());
            assertEquals(longs(file.getValue().path("pending_times")), checkpoint.pendingTimesMs());
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void theNewestInFull(String id) throws IOException {
        JsonNode golden = GoldenCheckpoints.unpack(id, folder);
        JsonNode expected = golden.path("newest");
        DStreamCheckpoint checkpoint = checkpoint(golden.path("read_order").get(0).asText());
        assertEquals(expected.path("spark_conf").path("spark.io.compression.codec").asText("lz4"), checkpoint.codec());
        assertEquals(expected.path("framework").asText(), checkpoint.application());
        assertEquals(expected.path("master").asText(), checkpoint.master());
        assertEquals(expected.path("checkpoint_dir").asText(), checkpoint.checkpointDir());
        assertEquals(expected.path("batch_duration_ms").asLong(), checkpoint.batchDurationMs());
        assertEquals(expected.path("zero_time").asLong(), checkpoint.zeroTimeMs());
        assertEquals(texts(expected.path("jars")), checkpoint.jars());
        Map<String, String> conf = new TreeMap<>();
        expected.path("spark_conf").properties().forEach(pair -> conf.put(pair.getKey(), pair.getValue().asText()));
        assertEquals(conf, new TreeMap<>(checkpoint.conf()));
        assertEquals(
                StreamSupport.stream(expected.path("dstreams").spliterator(), false).map(DStreamGoldenTest::words).sorted().toList(),
                checkpoint.streams().stream().map(DStreamGoldenTest::words).sorted().toList());
    }

    private static String words(JsonNode stream) {
        Map<String, String> rdds = new TreeMap<>();
        stream.path("checkpointed_rdds").properties().forEach(rdd -> rdds.put(rdd.getKey(), rdd.getValue().asText()));
        return stream.path("class").asText() + " " + stream.path("input").asBoolean() + " " + stream.path("checkpoint_duration_ms").asText("null") + " "
                + stream.path("remember_ms").asText("null") + " " + stream.path("storage_level").asText() + " " + rdds;
    }

    private static String words(DStreamNode stream) {
        return stream.type() + " " + stream.input() + " " + stream.checkpointMs() + " " + stream.rememberMs() + " " + stream.storageLevel() + " "
                + new TreeMap<>(stream.rdds());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void everyRowOfTheState(String id) throws IOException {
        JsonNode rdds = GoldenCheckpoints.unpack(id, folder).path("checkpointed_rdds");
        assertFalse(rdds.isEmpty());
        for (JsonNode rdd : rdds) {
            Path at = folder.resolve("checkpoint").resolve(rdd.path("path").asText());
            List<Long> counts = new ArrayList<>();
            Map<String, String> rows = new TreeMap<>();
            for (int i = 0; i < rdd.path("partitions").asInt(); i++) {
                RddPartition partition = new RddPartitionDecoder().decode(Files.readAllBytes(at.resolve("part-%05d".formatted(i)))).value().orElseThrow();
                counts.add(partition.states() == null ? partition.records() : partition.states());
                partition.rows().forEach(row -> rows.put(row.key(), "(" + row.key() + "," + row.value() + ")"));
            }
            assertEquals(longs(rdd.path("records_by_partition")), counts);
            if (rdd.has("rows")) {
                assertEquals(texts(rdd.path("rows")), List.copyOf(rows.values()));
            }
            RddPartitioner partitioner = new RddPartitionerDecoder().decode(Files.readAllBytes(at.resolve("_partitioner"))).value().orElseThrow();
            assertEquals(new RddPartitioner(rdd.path("partitioner").asText(), rdd.path("partitions").asInt()), partitioner);
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void theWriteAheadLogs(String id) throws IOException {
        GoldenCheckpoints.unpack(id, folder);
        Map<String, Long> lengths = new LinkedHashMap<>();
        for (Path log : below("receivedData")) {
            for (ReceivedDataLog.Block block : new ReceivedDataLogDecoder().decode(Files.readAllBytes(log)).value().orElseThrow().blocks()) {
                lengths.put(log.getFileName() + "@" + block.offset(), block.length());
                assertTrue(block.records() > 0);
            }
        }
        for (Path log : below("receivedBlockMetadata")) {
            for (BlockLog.Event event : new BlockLogDecoder().decode(Files.readAllBytes(log)).value().orElseThrow().events()) {
                assertFalse(event instanceof BlockLog.Unknown, () -> String.valueOf(event));
                if (event instanceof BlockLog.BlockAdded added && added.block().segment() != null) {
                    BlockLog.Segment segment = added.block().segment();
                    String place = segment.path().substring(segment.path().lastIndexOf('/') + 1) + "@" + segment.offset();
                    // older logs are removed
                    assertEquals(segment.length(), lengths.getOrDefault(place, segment.length()));
                }
            }
        }
    }

    private List<Path> below(String name) throws IOException {
        Path at = folder.resolve("checkpoint").resolve(name);
        if (!Files.exists(at)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(at)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void cutOffAtEveryByte(String id) throws IOException {
        GoldenCheckpoints.unpack(id, folder);
        Path newest = below("").stream().filter(file -> file.getFileName().toString().startsWith("checkpoint-")).reduce((one, two) -> two).orElseThrow();
        byte[] whole = Files.readAllBytes(newest);
        for (int length = 0; length < whole.length; length++) {
            int cut = length;
            byte[] bytes = java.util.Arrays.copyOf(whole, length);
            var decoded = new DStreamCheckpointDecoder().decode(bytes);
            // Spark, too, can do without the end mark: 21 bytes of lz4, up to 3 of zstd
            int dispensable = "zstd".equals(new DStreamCheckpointDecoder().decode(whole).value().orElseThrow().codec()) ? 3 : 21;
            assertEquals(length >= whole.length - dispensable, decoded.value().isPresent(), () -> "cut at " + cut);
            decoded.damage().ifPresent(damage -> assertTrue(damage.storedOffset() <= cut, () -> damage + " at " + cut));
        }
    }

    private DStreamCheckpoint checkpoint(String name) throws IOException {
        return new DStreamCheckpointDecoder().decode(Files.readAllBytes(folder.resolve("checkpoint").resolve(name))).value().orElseThrow();
    }

    private static List<Long> longs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asLong).toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }
}

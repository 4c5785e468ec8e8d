package org.checkpointinspector.decode;

import static org.checkpointinspector.decode.Outcome.utf8;
import static org.checkpointinspector.decode.Outcome.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Decodes every small file that real Spark wrote and compares with what that same Spark reads from it. */
class GoldenTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<GoldenCheckpoint> goldens() {
        List<GoldenCheckpoint> goldens = GoldenCheckpoint.structuredStreaming();
        assertTrue(goldens.size() > 30, goldens.size() + " golden checkpoints");
        return goldens;
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void metadata(GoldenCheckpoint golden) {
        QueryMetadata metadata = whole(new QueryMetadataDecoder().decode(golden.file("checkpoint/metadata")));
        assertEquals(golden.expected().get("query_id").asText(), metadata.id());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void offsets(GoldenCheckpoint golden) {
        golden.expected().get("offsets").properties().forEach(batch -> {
            byte[] stored = golden.file("checkpoint/offsets/" + batch.getKey());
            OffsetLog log = whole(new OffsetLogDecoder().decode(stored));
            JsonNode expected = batch.getValue();
            assertEquals(expected.path("version").asInt(1), log.version());
            assertEquals(expected.get("batchWatermarkMs").asLong(), log.metadata().batchWatermarkMs());
            assertEquals(expected.get("batchTimestampMs").asLong(), log.metadata().batchTimestampMs());
            assertEquals(JSON.convertValue(GoldenCheckpoint.json(utf8(expected.get("json").asText())).get("conf"), Map.class), log.metadata().conf());
            assertEquals(sources(expected), log.sources().stream().map(s -> s.id() + " " + s.json()).toList());
            for (OffsetLog.Source source : log.sources()) {
                String text = source.json() == null ? "-" : source.json();
                assertEquals(text, new String(stored, (int) source.storedOffset(), utf8(text).length, StandardCharsets.UTF_8));
            }
        });
    }

    private static List<String> sources(JsonNode expected) {
        List<String> sources = new ArrayList<>();
        if (expected.has("offsets_by_source")) {
            expected.get("offsets_by_source").properties().forEach(s -> sources.add(s.getKey() + " " + s.getValue().textValue()));
        } else {
            expected.get("offsets").forEach(s -> sources.add(sources.size() + " " + s.textValue()));
        }
        return sources;
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void everySourcesOffsetIsOfAKnownKind(GoldenCheckpoint golden) {
        for (String path : golden.paths("checkpoint/offsets/\\d+")) {
            for (OffsetLog.Source source : whole(new OffsetLogDecoder().decode(golden.file(path))).sources()) {
                if (source.json() != null) {
                    SourceOffset offset = whole(SourceOffsets.parse(source.json(), source.storedOffset()));
                    assertFalse(offset instanceof SourceOffset.Other, source.json());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void commits(GoldenCheckpoint golden) {
        golden.expected().get("commits").properties().forEach(batch -> {
            CommitLog log = whole(new CommitLogDecoder().decode(golden.file("checkpoint/commits/" + batch.getKey())));
            assertEquals(batch.getValue().path("version").asInt(log.version()), log.version());
            // commits of 2.3 hold nothing
            assertEquals(batch.getValue().path("nextBatchWatermarkMs").asLong(), log.nextBatchWatermarkMs());
            JsonNode ids = GoldenCheckpoint.json(utf8(batch.getValue().get("json").asText())).get("stateUniqueIds");
            if (ids == null || ids.isNull()) {
                assertNull(log.stateUniqueIds());
            } else {
                assertEquals(ids, JSON.valueToTree(log.stateUniqueIds()));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void fileSourceLogs(GoldenCheckpoint golden) {
        golden.expected().path("file_source_log").properties().forEach(source -> source.getValue().get("files").properties().forEach(file -> {
            FileSourceLog log = whole(new FileSourceLogDecoder().decode(golden.file("checkpoint/sources/" + source.getKey() + "/" + file.getKey())));
            List<FileSourceLog.Entry> expected = new ArrayList<>();
            file.getValue().forEach(e -> expected.add(new FileSourceLog.Entry(e.get("path").asText(), e.get("timestamp").asLong(), e.get("batchId").asLong())));
            assertEquals(new FileSourceLog(1, expected, expected.size()), log);
        }));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void sinkLogs(GoldenCheckpoint golden) {
        golden.expected().path("sink_log").path("files").properties().forEach(file -> {
            SinkLog log = whole(new SinkLogDecoder().decode(golden.file("sink/_spark_metadata/" + file.getKey())));
            List<SinkLog.Entry> expected = new ArrayList<>();
            file.getValue().forEach(e -> expected.add(
                    new SinkLog.Entry(e.get("path").asText(), e.get("size").asLong(), e.get("modificationTime").asLong(), e.get("action").asText())));
            long bytes = expected.stream().mapToLong(SinkLog.Entry::bytes).sum();
            assertEquals(new SinkLog(1, expected, expected.size(), bytes), log);
        });
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void otherFilesOfSources(GoldenCheckpoint golden) {
        if (golden.name().contains("rate-noop")) {
            assertTrue(whole(new RateSourceStartDecoder().decode(golden.file("checkpoint/sources/0/0"))).creationTimeMs() > 1_600_000_000_000L);
        } else if (golden.name().contains("kafka")) {
            KafkaInitialOffsets offsets = whole(new KafkaInitialOffsetsDecoder().decode(golden.file("checkpoint/sources/0/0")));
            assertEquals(1, offsets.version());
            assertTrue(whole(SourceOffsets.parse(offsets.json(), 0)) instanceof SourceOffset.Partitioned);
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void stateSchemas(GoldenCheckpoint golden) {
        for (String path : golden.paths(".*/(_metadata/schema|_stateSchema/.*/\\d+_[^/]+)")) {
            StateSchema schema = whole(new StateSchemaDecoder().decode(golden.file(path)));
            assertEquals(path.contains("_stateSchema") ? 3 : 2, schema.version());
            assertFalse(schema.families().isEmpty());
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void operatorMetadata(GoldenCheckpoint golden) {
        for (String path : golden.paths("checkpoint/state/\\d+/_metadata/(metadata|v2/\\d+)")) {
            OperatorMetadata metadata = whole(new OperatorMetadataDecoder().decode(golden.file(path)));
            assertEquals(path.endsWith("metadata") ? 1 : 2, metadata.version());
            assertEquals(Integer.parseInt(path.split("/")[2]), metadata.operatorId());
            assertFalse(metadata.operatorName().isEmpty());
            metadata.stores().forEach(store -> assertTrue(store.partitions() > 0));
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void checksumsFit(GoldenCheckpoint golden) throws IOException {
        int compared = 0;
        for (String path : golden.paths("(.*/)?\\.[^/]+\\.crc")) {
            int name = path.lastIndexOf('/') + 1;
            byte[] data = golden.files().get(path.substring(0, name) + path.substring(name + 1, path.length() - 4));
            if (data != null) {
                HadoopChecksum sums = whole(new HadoopChecksumDecoder().decode(golden.file(path)));
                assertEquals((data.length + sums.bytesPerChunk() - 1) / sums.bytesPerChunk(), sums.count(), path);
                assertEquals(Optional.empty(), HadoopChecksum.verify(new ByteArrayInputStream(data), new ByteArrayInputStream(golden.file(path))), path);
                compared++;
            }
        }
        for (String path : golden.paths("(.*/)?[^./][^/]*\\.crc")) {
            SparkChecksum sum = whole(new SparkChecksumDecoder().decode(golden.file(path)));
            assertEquals(Optional.empty(), sum.verify(new ByteArrayInputStream(golden.file(path.substring(0, path.length() - 4)))), path);
        }
        // 2.4 to 3.1, with an older Hadoop, leave none
        assertTrue(compared > 0 || golden.name().matches("(2\\.4|3\\.[01])\\..*"), "nothing compared");
    }
}

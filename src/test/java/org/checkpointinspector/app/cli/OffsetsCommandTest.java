package org.checkpointinspector.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.report.Schemas;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.io.TempDir;

class OffsetsCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** An offset as the log has it, and what the option has to be; {@code null} where the source has none. */
    private static final Map<String, String[]> OPTIONS = Map.of(
            "{\"b\":{\"10\":7,\"2\":5},\"a\":{\"0\":23}}", new String[] {"startingOffsets", "{\"a\":{\"0\":23},\"b\":{\"2\":5,\"10\":7}}"},
            "{\"sourceVersion\":1,\"reservoirId\":\"t\",\"reservoirVersion\":42,\"index\":-1,\"isStartingVersion\":false}", new String[] {"startingVersion", "42"},
            "{\"sourceVersion\":1,\"reservoirId\":\"t\",\"reservoirVersion\":42,\"index\":3,\"isStartingVersion\":true}", new String[0],
            "{\"offset\":1000,\"timestamp\":1700000000000}", new String[] {"startTimestamp", "1700000000000"},
            "{\"version\":1,\"snapshot_id\":123,\"position\":0,\"scan_all_files\":false}", new String[0],
            "{\"metadata\":{\"batchId\":\"3\",\"streamName\":\"s\"},\"shardId-0\":{\"iteratorType\":\"AFTER_SEQUENCE_NUMBER\",\"iteratorPosition\":\"495\"}}",
                    new String[] {"startingposition", "{\"shardId-0\":{\"iteratorType\":\"AFTER_SEQUENCE_NUMBER\",\"iteratorPosition\":\"495\"}}"},
            "7", new String[0],
            "{\"mine\":[1]}", new String[] {"offset", "{\"mine\":[1]}"});

    @TempDir
    private Path folder;

    private Path query;

    @BeforeEach
    void writeAQuery() throws IOException {
        query = Query.write(folder.resolve("query"), 3);
    }

    @TestFactory
    java.util.stream.Stream<DynamicTest> everySourceHasItsOption() {
        return OPTIONS.entrySet().stream().map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
            Path offsets = query.resolve("offsets/2");
            Files.writeString(offsets, Files.readString(offsets).replaceAll("\\n[^\\n]*$", "\n") + each.getKey());
            JsonNode options = json("offsets", "--json", query.toString()).at("/sources/0/options");
            if (each.getValue().length == 0) {
                assertTrue(options.isEmpty(), options.toString());
            } else {
                assertEquals(each.getValue()[0], options.at("/0/name").asText());
                assertEquals(each.getValue()[1], options.at("/0/value").asText());
            }
        }));
    }

    @Test
    void eventHubsPositionsAreJsonInJson() throws IOException {
        Path offsets = query.resolve("offsets/2");
        Files.writeString(offsets, Files.readString(offsets).replaceAll("\\n[^\\n]*$", "\n") + "{\"hub\":{\"1\":456}}");
        JsonNode positions = JSON.readTree(json("offsets", "--json", query.toString()).at("/sources/0/options/1/value").asText());
        String key = positions.fieldNames().next();
        assertEquals("hub", JSON.readTree(key).get("ehName").asText());
        assertEquals(1, JSON.readTree(key).get("partitionId").asInt());
        assertEquals(456, positions.get(key).get("seqNo").asInt());
        assertTrue(positions.get(key).get("isInclusive").asBoolean());
    }

    @Test
    void theDefaultIsTheNewestCommittedBatchAndAPlannedOneIsSaidToRunAgain() throws IOException {
        Files.delete(query.resolve("commits/2"));
        RunOfCli run = RunOfCli.of("offsets", query.toString());
        assertEquals(ExitStatus.OK, run.status(), run.err());
        assertTrue(run.out().startsWith("After batch 1, which was committed (offsets/1)\n"), run.out());
        assertTrue(run.out().contains("Batch 2 of the old query came after it"), run.out());
        RunOfCli refused = RunOfCli.of("offsets", "--batch", "2", query.toString());
        assertEquals(ExitStatus.UNREADABLE, refused.status());
        assertTrue(refused.err().contains("--planned"), refused.err());
        RunOfCli planned = RunOfCli.of("offsets", "--planned", query.toString());
        assertTrue(planned.out().startsWith("After batch 2, which was not committed"), planned.out());
        assertTrue(planned.out().contains("Spark runs that batch again"), planned.out());
    }

    @Test
    void aBatchWhoseLogIsGoneIsNotGuessed() throws IOException {
        Files.delete(query.resolve("offsets/0"));
        RunOfCli run = RunOfCli.of("offsets", "--batch", "0", query.toString());
        assertEquals(ExitStatus.UNREADABLE, run.status());
        assertTrue(run.err().contains("The log has 1 to 2"), run.err());
    }

    @Test
    void aDamagedLogIsNotPastedFrom() throws IOException {
        Files.writeString(query.resolve("offsets/2"), "v1\n{\"batchWater");
        RunOfCli run = RunOfCli.of("offsets", query.toString());
        assertEquals(ExitStatus.UNREADABLE, run.status());
        assertFalse(run.out().contains("Source"), run.out());
        assertTrue(run.err().contains("offsets/2 is damaged"), run.err());
    }

    @Test
    void whatSparkWroteForKafkaComesOutAsItIs() throws IOException {
        String id = GoldenCheckpoints.ids().stream().filter(each -> each.contains("kafka")).findFirst().orElseThrow();
        JsonNode expected = GoldenCheckpoints.unpack(id, folder);
        JsonNode positions = json("offsets", "--json", folder.resolve("checkpoint").toString());
        String last = expected.get("last_committed_batch").asText();
        assertEquals(last, positions.get("batch").asText());
        assertEquals(JSON.readTree(expected.at("/offsets/" + last + "/offsets/0").asText()), JSON.readTree(positions.at("/sources/0/options/0/value").asText()));
    }

    @Test
    void aFileSourceSaysWhatItHasSeen() throws IOException {
        GoldenCheckpoints.unpack("4.1.3-file-to-parquet", folder);
        RunOfCli run = RunOfCli.of("offsets", "--batch", "3", folder.resolve("checkpoint").toString());
        assertEquals(ExitStatus.OK, run.status(), run.err());
        assertTrue(run.out().contains("the source had seen 4 files; the last of them is file:///data/in/4.1.3/file-to-parquet/orders/part-03.json"), run.out());
    }

    @Test
    void aStreamWithoutOffsetsSaysSo() throws IOException {
        String id = GoldenCheckpoints.ids().stream().filter(each -> each.contains("ds-update")).findFirst().orElseThrow();
        GoldenCheckpoints.unpack(id, folder);
        RunOfCli run = RunOfCli.of("offsets", folder.resolve("checkpoint").toString());
        assertEquals(ExitStatus.OK, run.status(), run.err());
        assertTrue(run.out().contains("keeps no offsets"), run.out());
    }

    private static JsonNode json(String... line) throws IOException {
        RunOfCli run = RunOfCli.of(line);
        assertEquals(ExitStatus.OK, run.status(), run.err());
        return Schemas.validate("offsets-1", run.out());
    }
}

package org.checkpointinspector.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.report.Schemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {

    @TempDir
    private Path folder;

    private String unpacked(String id, String name) throws IOException {
        GoldenCheckpoints.unpack(id, folder.resolve(name));
        return folder.resolve(name).resolve("checkpoint").toString();
    }

    @Test
    void aCopyIsTheSame() throws IOException {
        RunOfCli run = RunOfCli.of("compare", "--json", "--content", unpacked("4.1.3-agg-hdfs", "a"), unpacked("4.1.3-agg-hdfs", "b"));
        assertEquals(0, run.status(), run.out() + run.err());
        JsonNode json = Schemas.validate("compare-1", run.out().strip());
        assertTrue(json.path("same").asBoolean());
        assertTrue(json.path("sameFiles").asInt() > 10);
    }

    @Test
    void filesThatAreGoneCutOffOrChangedAreNamed() throws IOException {
        String left = unpacked("4.1.3-agg-hdfs", "a");
        String right = unpacked("4.1.3-agg-hdfs", "b");
        Files.delete(Path.of(right, "commits/0"));
        Files.write(Path.of(right, "commits/1"), new byte[0]);
        byte[] metadata = Files.readAllBytes(Path.of(right, "metadata"));
        metadata[8] ^= 1;
        Files.write(Path.of(right, "metadata"), metadata);
        RunOfCli run = RunOfCli.of("compare", "--json", left, right);
        assertEquals(1, run.status(), run.err());
        JsonNode json = Schemas.validate("compare-1", run.out().strip());
        assertEquals("RIGHT_ONLY commits/.0.crc, LEFT_ONLY commits/0, SIZE commits/1, CONTENT metadata, ", kinds(json));
        assertTrue(RunOfCli.of("compare", left, right).out().contains("other bytes"));
    }

    private static String kinds(JsonNode json) {
        StringBuilder kinds = new StringBuilder();
        json.path("files").forEach(file -> kinds.append(file.path("kind").asText()).append(' ').append(file.path("path").asText()).append(", "));
        return kinds.toString();
    }

    @Test
    void twoBatchesOfAQueryThatReadsKafka() throws IOException {
        String checkpoint = unpacked("4.1.1-kafka-agg-hdfs", "a");
        RunOfCli run = RunOfCli.of("compare", "--json", checkpoint, "--batch", "0", "--with", "2");
        assertEquals(1, run.status(), run.out() + run.err());
        JsonNode json = Schemas.validate("compare-1", run.out().strip());
        JsonNode first = json.at("/offsets/0");
        assertTrue(first.path("partition").asText().matches("\\w+-\\d+"), run.out());
        assertEquals(first.path("right").asLong() - first.path("left").asLong(), first.path("delta").asLong());
        assertTrue(first.path("delta").asLong() > 0, run.out());
        assertEquals(1, RunOfCli.of("compare", checkpoint, "--batch", "0", "--with", "99999").status());
    }

    @Test
    void rowsOfTheStateOfTwoBatches() throws IOException {
        String checkpoint = unpacked("4.1.3-types-hdfs", "a");
        JsonNode json = Schemas.validate("compare-1", RunOfCli.of("compare", "--json", checkpoint, "--batch", "1", "--with", "3").out().strip());
        assertEquals(stateRows(checkpoint, 1) + " " + stateRows(checkpoint, 3), fact(json, "rows of operator 0, default"));
    }

    private static long stateRows(String checkpoint, int batch) {
        return RunOfCli.of("state", "--json", "--batch", String.valueOf(batch), checkpoint).out().lines().count();
    }

    private static String fact(JsonNode json, String name) {
        for (JsonNode fact : json.path("facts")) {
            if (fact.path("name").asText().equals(name)) {
                return fact.path("left").asText() + " " + fact.path("right").asText();
            }
        }
        throw new AssertionError(name + " is not in " + json.path("facts"));
    }

    @Test
    void columnsOfTheStateThatDiffer() throws IOException {
        String sums = unpacked("4.1.3-agg-hdfs", "a");
        String types = unpacked("4.1.3-types-hdfs", "b");
        JsonNode json = Schemas.validate("compare-1", RunOfCli.of("compare", "--json", sums, types).out().strip());
        assertTrue(fact(json, "columns of operator 0, default").contains("key: struct<k: string>"), json.path("facts").toString());
        String damaged = unpacked("4.1.3-agg-hdfs", "c");
        Files.write(Path.of(damaged, "state/0/1/7.delta"), new byte[0]);
        JsonNode partly = Schemas.validate("compare-1", RunOfCli.of("compare", "--json", sums, damaged).out().strip());
        assertTrue(fact(partly, "rows of operator 0, default").endsWith(" null"), partly.path("facts").toString());
        assertTrue(partly.path("notes").toString().contains("could be read"), partly.path("notes").toString());
    }

    @Test
    void halfAQuestionIsAFaultOfUsage() throws IOException {
        String checkpoint = unpacked("4.1.3-rate-noop", "a");
        assertEquals(64, RunOfCli.of("compare", checkpoint).status());
        assertEquals(64, RunOfCli.of("compare", checkpoint, "--batch", "1").status());
    }
}

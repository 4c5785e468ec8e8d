package org.checkpointinspector.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.report.Schemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateCommandTest {

    @TempDir
    private Path folder;

    private String checkpoint(String id) throws IOException {
        GoldenCheckpoints.unpack(id, folder);
        return folder.resolve("checkpoint").toString();
    }

    @Test
    void oneObjectARow() throws IOException {
        RunOfCli run = RunOfCli.of("state", checkpoint("4.1.3-tws-basic"), "--json", "--store", "total", "--partition", "0");
        assertEquals(0, run.status(), run.err());
        for (String line : run.out().lines().toList()) {
            assertTrue(line.startsWith("{\"operator\":0,\"operatorName\":\"transformWithStateExec\",\"partition\":0,\"store\":\"default\",\"stateVariable\":\"total\",\"batch\":"), line);
        }
        assertTrue(run.out().lines().count() > 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1.3-tws-basic", "4.1.3-types-hdfs", "4.2.0-join-rocksdb-v4", "4.1.3-chain-rocksdb-cl"})
    void everyLineIsAsDocumented(String id) throws IOException {
        RunOfCli run = RunOfCli.of("state", checkpoint(id), "--json");
        assertEquals(0, run.status(), run.err());
        for (String line : run.out().lines().toList()) {
            Schemas.validate("state-1", line);
        }
    }

    @Test
    void aTableForEachStoreAndPartition() throws IOException {
        RunOfCli run = RunOfCli.of("state", checkpoint("4.1.3-join-leftouter-hdfs"), "--batch", "2", "--partition", "1", "--store", "right-keyToNumValues");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().startsWith("operator 0 symmetricHashJoin, store right-keyToNumValues, partition 1, after batch 2\nkey.field0  value.value\n"), run.out());
        assertTrue(run.err().matches("(?s)Reading \\d+ bytes of state files\\..*"), run.err());
    }

    @Test
    void csvOfOneStore() throws IOException {
        String location = checkpoint("4.1.3-join-leftouter-hdfs");
        RunOfCli run = RunOfCli.of("state", location, "--csv", "--store", "left");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().startsWith("operator,store,partition,batch,key.field0,value.ad,value.page,value.shown\r\n0,left,0,"), run.out());
        RunOfCli all = RunOfCli.of("state", location, "--csv");
        assertEquals(64, all.status());
        assertTrue(all.err().contains("--operator 0 --store 'left-keyToNumValues'"), all.err());
    }

    @Test
    void aStoreThatIsNotThere() throws IOException {
        RunOfCli run = RunOfCli.of("state", checkpoint("4.1.3-agg-hdfs"), "--store", "nope");
        assertEquals(64, run.status());
        assertTrue(run.err().contains("--operator 0 --store 'default'"), run.err());
    }

    @Test
    void whatCannotBeReadIsToldAndTheRestIsPrinted() throws IOException {
        GoldenCheckpoints.unpackDamaged("4.1.3-agg-hdfs-delta-truncated", folder);
        RunOfCli run = RunOfCli.of("state", folder.resolve("checkpoint").toString(), "--json");
        assertEquals(3, run.status());
        assertTrue(run.err().contains(".delta"), run.err());
        assertTrue(run.out().lines().count() > 1);
    }

    @Test
    void noCheckpointAndSeveral() throws IOException {
        assertEquals(3, RunOfCli.of("state", folder.toString()).status());
        GoldenCheckpoints.unpack("4.1.3-agg-hdfs", folder.resolve("a"));
        GoldenCheckpoints.unpack("4.1.3-chain-hdfs", folder.resolve("b"));
        RunOfCli several = RunOfCli.of("state", folder.toString());
        assertEquals(3, several.status());
        assertTrue(several.err().contains(Path.of("a", "checkpoint").toString()), several.err());
    }

    @Test
    void cancelledInTheMiddleIsSaid() throws IOException {
        RunOfCli run = RunOfCli.withProgress(() -> true, "state", checkpoint("4.1.3-agg-hdfs"));
        assertEquals(3, run.status());
        assertTrue(run.err().contains("Cancelled."), run.err());
    }

    @Test
    void aQueryWithoutState() throws IOException {
        RunOfCli run = RunOfCli.of("state", checkpoint("4.1.3-rate-noop"));
        assertEquals(0, run.status());
        assertEquals(List.of("The query keeps no state."), run.err().lines().toList());
        assertTrue(Files.isDirectory(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.5.6-ds-update", "3.5.7-ds-mapwithstate-scala212", "4.1.0-ds-wal", "3.5.6-ds-window"})
    void everyRowThatSparkReadsFromTheRddsOfAnApplication(String id) throws IOException {
        JsonNode golden = GoldenCheckpoints.unpack(id, folder);
        RunOfCli run = RunOfCli.of("state", folder.resolve("checkpoint").toString(), "--rdd", "all", "--json");
        assertEquals(0, run.status(), run.err());
        Map<String, List<String>> rows = new TreeMap<>();
        for (String line : run.out().lines().toList()) {
            Schemas.validate("state-1", line);
            JsonNode row = new ObjectMapper().readTree(line);
            rows.computeIfAbsent(row.path("rdd").asText(), rdd -> new ArrayList<>())
                    .add("(" + row.path("row").path("key").asText() + "," + row.path("row").path("value").asText() + ")");
            assertEquals("java.lang.String", row.path("keyClass").asText());
            assertEquals("java.lang.Integer", row.path("valueClass").asText());
        }
        for (JsonNode rdd : golden.path("checkpointed_rdds")) {
            List<String> expected = new ArrayList<>();
            rdd.path("rows").forEach(row -> expected.add(row.asText()));
            List<String> found = rows.get(rdd.path("path").asText());
            found.sort(null);
            expected.sort(null);
            assertEquals(expected, found, rdd.path("path").asText());
        }
    }

    @Test
    void tablesOfTheRddsThatARecoveryReads() throws IOException {
        RunOfCli run = RunOfCli.of("state", checkpoint("3.5.7-ds-mapwithstate-scala212"), "--partition", "1");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().startsWith("InternalMapWithStateDStream #"), run.out());
        assertTrue(run.out().contains(", mapWithState at DStreamCase.java:"), run.out());
        assertTrue(run.out().contains("/rdd-"), run.out());
        assertTrue(run.out().contains("\nkey "), run.out());
        assertTrue(run.out().endsWith(" rows; keys java.lang.String, values java.lang.Integer\n"), run.out());
        assertTrue(run.out().contains(", partition 1\n") && !run.out().contains(", partition 0\n"), run.out());
    }

    @Test
    void csvOfAnRdd() throws IOException {
        RunOfCli run = RunOfCli.of("state", checkpoint("4.1.0-ds-update"), "--csv");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().startsWith("operator,rdd,partition,batch,key,value,updatedMs,removed\r\n"), run.out());
        assertTrue(run.out().lines().skip(1).allMatch(line -> line.matches("\\d+,[0-9a-f-]+/rdd-\\d+,[01],\\d{13},\\w+,\\d+,,")), run.out());
    }

    @Test
    void anRddThatIsNotThere() throws IOException {
        String location = checkpoint("4.1.0-ds-update");
        RunOfCli run = RunOfCli.of("state", location, "--rdd", "rdd-0");
        assertEquals(64, run.status());
        assertTrue(run.err().contains("StateDStream #") && run.err().contains(", 2 partitions"), run.err());
        assertEquals(64, RunOfCli.of("state", location, "--store", "default").status());
    }

    @Test
    void aPartitionThatEndsEarlyIsToldAndItsRowsArePrinted() throws IOException {
        String location = checkpoint("3.5.6-ds-update");
        Path part;
        try (Stream<Path> files = Files.walk(folder.resolve("checkpoint"))) {
            part = files.filter(file -> file.getFileName().toString().equals("part-00000")).min(Comparator.naturalOrder()).orElseThrow();
        }
        byte[] whole = Files.readAllBytes(part);
        Files.write(part, Arrays.copyOf(whole, whole.length - 3));
        RunOfCli run = RunOfCli.of("state", location, "--rdd", part.getParent().getFileName().toString(), "--json");
        assertEquals(3, run.status());
        assertTrue(run.err().contains("/part-00000: "), run.err());
        assertTrue(run.out().lines().count() > 1, run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1.3-agg-hdfs", "4.2.0-agg-rocksdb-cl", "4.1.3-tws-basic"})
    void whatChangedAsDocumentedJson(String id) throws IOException {
        RunOfCli run = RunOfCli.of("state", checkpoint(id), "--json", "--since", "2");
        assertEquals(0, run.status(), run.err());
        for (String line : run.out().lines().toList()) {
            Schemas.validate("state-changes-1", line);
        }
        assertTrue(run.out().lines().count() > 1);
    }

    @Test
    void whatChangedAsTextAndCsv() throws IOException {
        String location = checkpoint("4.1.3-agg-hdfs");
        RunOfCli text = RunOfCli.of("state", location, "--since", "4", "--batch", "5", "--partition", "0");
        assertEquals(0, text.status(), text.err());
        assertTrue(text.out().startsWith("operator 0 stateStoreSave, store default, partition 0, from batch 4 to batch 5\nchange "), text.out());
        assertTrue(text.out().contains(" → "), text.out());
        RunOfCli csv = RunOfCli.of("state", location, "--since", "4", "--batch", "5", "--csv");
        assertTrue(csv.out().startsWith("change,operator,store,partition,since,batch,key."), csv.out());
        assertTrue(csv.out().contains(",before.value."), csv.out());
        assertTrue(csv.out().contains("\r\nupdated,0,default,"), csv.out());
    }

    @Test
    void sinceALaterBatchIsRefused() throws IOException {
        RunOfCli run = RunOfCli.of("state", checkpoint("4.1.3-agg-hdfs"), "--since", "5", "--batch", "5");
        assertEquals(64, run.status());
        assertTrue(run.err().contains("Batch 5 is not before batch 5."), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1.3-tws-basic", "4.1.3-join-leftouter-hdfs", "4.1.3-chain-hdfs"})
    void everySchemaIsAsDocumented(String id) throws IOException {
        RunOfCli run = RunOfCli.of("state", checkpoint(id), "--schemas", "--json");
        assertEquals(0, run.status(), run.err());
        for (String line : run.out().lines().toList()) {
            JsonNode schema = Schemas.validate("state-schemas-1", line);
            assertTrue(schema.path("changes").isNull());
            assertTrue(schema.path("families").size() > 0);
        }
    }

    @Test
    void aSchemaIsComparedWithTheOneBefore() throws IOException {
        String location = checkpoint("4.1.3-tws-basic");
        Path schemas = folder.resolve("checkpoint/state/0/_stateSchema/default");
        Path first;
        try (Stream<Path> files = Files.list(schemas)) {
            first = files.filter(file -> !file.getFileName().toString().startsWith(".")).findFirst().orElseThrow();
        }
        byte[] renamed = new String(Files.readAllBytes(first), StandardCharsets.ISO_8859_1)
                .replace("\"name\":\"count\"", "\"name\":\"lines\"")
                .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(schemas.resolve("3_6b1e7c9e-5d0a-4c39-9f0e-2f8a4f1c7d11"), renamed);
        Files.write(schemas.resolve("4_6b1e7c9e-5d0a-4c39-9f0e-2f8a4f1c7d11"), new byte[0]);
        RunOfCli text = RunOfCli.of("state", location, "--schemas", "--operator", "0");
        assertEquals(3, text.status());
        assertTrue(text.err().contains("4_6b1e7c9e-5d0a-4c39-9f0e-2f8a4f1c7d11"), text.err());
        assertTrue(text.out().contains("store default, from batch 3 on\n  what changed\n"), text.out());
        assertTrue(text.out().contains("− $rowCounter_numbers: value.count: long"), text.out());
        List<String> lines = RunOfCli.of("state", location, "--schemas", "--json").out().lines().toList();
        assertEquals(3, lines.size());
        JsonNode change = Schemas.validate("state-schemas-1", lines.get(1)).at("/changes/0");
        assertEquals("{\"column\":\"$rowCounter_numbers: value.count\",\"was\":\"long\",\"is\":null}", change.toString());
        assertTrue(Schemas.validate("state-schemas-1", lines.get(2)).path("version").isNull());
    }

    @Test
    void schemasHaveNoBatchAndAreNoCsv() throws IOException {
        String location = checkpoint("4.1.3-agg-hdfs");
        assertEquals(64, RunOfCli.of("state", location, "--schemas", "--batch", "2").status());
        assertEquals(64, RunOfCli.of("state", location, "--schemas", "--csv").status());
    }

    @Test
    void aQueryWithoutStateHasNoSchemas() throws IOException {
        RunOfCli none = RunOfCli.of("state", checkpoint("4.1.3-rate-noop"), "--schemas");
        assertEquals(0, none.status());
        assertEquals("", none.out());
    }
}

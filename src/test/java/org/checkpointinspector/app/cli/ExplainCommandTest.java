package org.checkpointinspector.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.report.Schemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    private static final String MISSING = "java.lang.IllegalStateException: Error reading delta file file:/data/checkpoints/x/state/0/1/7.delta of HDFSStateStoreProvider[id = (op=0,part=1),"
            + "dir = file:/data/checkpoints/x/state/0/1]: file:/data/checkpoints/x/state/0/1/7.delta does not exist\n";

    @TempDir
    private Path folder;

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("driver.log"), text).toString();
    }

    @Test
    void jsonIsAsDocumented() throws IOException {
        RunOfCli run = RunOfCli.of("explain", "--json", file(MISSING));
        assertEquals(0, run.status(), run.err());
        Schemas.validate("explain-1", run.out().strip());
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertEquals("file-missing", json.path("cause").asText());
        assertEquals(1, json.path("partition").asInt());
    }

    @Test
    void textIsReadFromStandardInput() throws IOException {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream("org.springframework.Oops: x\n".getBytes(StandardCharsets.UTF_8)));
        try {
            RunOfCli run = RunOfCli.of("explain", "-");
            assertEquals(0, run.status(), run.err());
            assertTrue(run.out().startsWith("not-recognised: "), run.out());
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void theClaimIsHeldAgainstTheCheckpoint() throws IOException {
        GoldenCheckpoints.unpackDamaged("4.1.3-agg-hdfs-delta-missing", folder);
        String checkpoint = folder.resolve("checkpoint").toString();
        String cause = new ObjectMapper().readTree(RunOfCli.of("inspect", "--json", checkpoint).out()).at("/checkpoints/0/cause/path").asText();
        RunOfCli gone = RunOfCli.of("explain", "--json", "--checkpoint", checkpoint, file("java.io.FileNotFoundException: File hdfs://nn/ck/" + cause + " does not exist\n"));
        assertEquals("yes", new ObjectMapper().readTree(gone.out()).at("/evidence/checkpoint/agrees").asText(), gone.out() + gone.err());
        RunOfCli there = RunOfCli.of("explain", "--json", "--checkpoint", checkpoint, file("java.lang.IllegalStateException: Failed to read log file hdfs://nn/ck/offsets/1. Incomplete log file\n"));
        JsonNode check = new ObjectMapper().readTree(there.out()).at("/evidence/checkpoint");
        assertEquals("no", check.path("agrees").asText(), there.out());
        assertTrue(check.at("/files/0/there").asBoolean(), there.out());
        assertEquals("FAILS", check.path("verdict").asText());
        Schemas.validate("explain-1", there.out().strip());
        assertTrue(RunOfCli.of("explain", "--checkpoint", checkpoint, file(MISSING)).out().contains("\nAgrees "));
    }

    @Test
    void aFileThatIsNotThereIsAFaultOfUsage() {
        assertEquals(64, RunOfCli.of("explain", folder.resolve("nowhere.log").toString()).status());
    }
}

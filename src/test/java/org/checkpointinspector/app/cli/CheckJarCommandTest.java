package org.checkpointinspector.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.report.Schemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckJarCommandTest {

    @TempDir
    private Path folder;

    @Test
    void anApplicationWithoutItsClassesDoesNotRecover() throws IOException {
        GoldenCheckpoints.unpack("4.1.0-ds-update", folder);
        String checkpoint = folder.resolve("checkpoint").toString();
        Path classes = Files.createDirectories(folder.resolve("classes"));
        try (InputStream other = CheckJarCommandTest.class.getResourceAsStream("CheckJarCommandTest.class")) {
            Files.copy(other, classes.resolve("Other.class"));
        }
        RunOfCli run = RunOfCli.of("check-jar", "--json", checkpoint, classes.toString());
        assertEquals(2, run.status(), run.out() + run.err());
        JsonNode json = Schemas.validate("check-jar-1", run.out().strip());
        assertTrue(json.path("functions").size() > 0, run.out());
        assertTrue(RunOfCli.of("check-jar", checkpoint, classes.toString()).out().startsWith("FAILS: "));
    }

    @Test
    void aFolderWithoutClassesIsNoApplication() throws IOException {
        GoldenCheckpoints.unpack("4.1.0-ds-update", folder);
        String empty = Files.createDirectories(folder.resolve("empty")).toString();
        RunOfCli run = RunOfCli.of("check-jar", folder.resolve("checkpoint").toString(), empty);
        assertEquals(3, run.status(), run.out());
        assertTrue(run.err().contains("There are no classes in " + empty), run.err());
    }

    @Test
    void aQueryHasNoClasses() throws IOException {
        GoldenCheckpoints.unpack("4.1.3-rate-noop", folder);
        assertEquals(3, RunOfCli.of("check-jar", folder.resolve("checkpoint").toString(), folder.toString()).status());
        assertEquals(64, RunOfCli.of("check-jar", folder.resolve("checkpoint").toString(), folder.resolve("no.jar").toString()).status());
    }
}

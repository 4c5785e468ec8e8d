package org.checkpointinspector.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.report.Schemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchCommandTest {

    @TempDir
    private Path folder;

    private String checkpoint() throws IOException {
        GoldenCheckpoints.unpack("4.1.3-rate-noop", folder);
        return folder.resolve("checkpoint").toString();
    }

    @Test
    void everyLineIsAsDocumented() throws IOException {
        RunOfCli run = RunOfCli.of("watch", "--json", "--polls", "2", "--every", "1ms", "--batch-age", "1s", checkpoint());
        assertEquals(1, run.status(), run.err());
        List<String> lines = run.out().lines().toList();
        assertEquals(2, lines.size(), run.out());
        for (String line : lines) {
            Schemas.validate("watch-1", line);
        }
    }

    @Test
    void cronHearsOfChangesOnly() throws IOException {
        String checkpoint = checkpoint();
        String memory = folder.resolve("watch.json").toString();
        assertTrue(RunOfCli.of("watch", "--once", "--memory", memory, checkpoint).out().contains("  appeared"));
        assertEquals("", RunOfCli.of("watch", "--once", "--memory", memory, checkpoint).out());
    }

    @Test
    void aPlaceThatIsNotThereIsAnOutage() {
        RunOfCli run = RunOfCli.of("watch", "--once", folder.resolve("nowhere").toString());
        assertEquals(3, run.status());
        assertTrue(run.out().contains("  outage "), run.out());
    }

    @Test
    void nonsenseIsNamedAndSecretsAreNot() throws IOException {
        String checkpoint = checkpoint();
        assertEquals(64, RunOfCli.of("watch", "--every", "soon", checkpoint).status());
        Path limits = Files.writeString(folder.resolve("limits.ini"), "age = 1\n");
        assertTrue(RunOfCli.of("watch", "--thresholds", limits.toString(), checkpoint).err().contains("line 1"));
        RunOfCli hook = RunOfCli.of("watch", "--webhook", "https:// /s3cr3t", checkpoint);
        assertEquals(64, hook.status());
        assertFalse(hook.err().contains("s3cr3t"), hook.err());
    }
}

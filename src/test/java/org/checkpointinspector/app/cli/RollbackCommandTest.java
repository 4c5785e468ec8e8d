package org.checkpointinspector.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollbackCommandTest {
    @TempDir
    private Path folder;

    private String checkpoint;

    @BeforeEach
    void unpack() throws IOException {
        GoldenCheckpoints.unpack("4.1.3-file-to-parquet", folder);
        checkpoint = folder.resolve("checkpoint").toString();
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(path -> folder.relativize(path).toString()).filter(path -> !path.matches(".*_(backup|pruned)_.*")).sorted().toList();
        }
    }

    private Path backup() throws IOException {
        try (Stream<Path> beside = Files.list(folder)) {
            return beside.filter(path -> path.getFileName().toString().startsWith("checkpoint_backup_")).findFirst().orElseThrow();
        }
    }

    @Test
    void withTheSinkAndBackAgain() throws IOException {
        List<String> before = tree();
        RunOfCli run = RunOfCli.of("rollback", checkpoint, "--to", "4", "--sink", folder.resolve("sink").toString(), "--yes");
        assertEquals(ExitStatus.OK, run.status(), run.err());
        assertFalse(Files.exists(folder.resolve("checkpoint/commits/5")));
        assertFalse(Files.exists(folder.resolve("sink/_spark_metadata/5.compact")));
        assertEquals(ExitStatus.OK, RunOfCli.of("inspect", checkpoint).status());
        RunOfCli undo = RunOfCli.of("undo", backup().toString(), "--yes");
        assertEquals(ExitStatus.OK, undo.status(), undo.err());
        assertEquals(before, tree());
    }

    @Test
    void undoRefusesOnceSparkHasCommittedSince() throws IOException {
        assertEquals(ExitStatus.OK, RunOfCli.of("rollback", checkpoint, "--to", "4", "--yes").status());
        Files.copy(folder.resolve("checkpoint/offsets/4"), folder.resolve("checkpoint/offsets/5"));
        Files.copy(folder.resolve("checkpoint/commits/4"), folder.resolve("checkpoint/commits/5"));
        RunOfCli undo = RunOfCli.of("undo", backup().toString(), "--yes");
        assertTrue(undo.status() != ExitStatus.OK, undo.out());
        assertTrue(undo.err().contains("written to since"), undo.err());
        assertFalse(Files.exists(folder.resolve("checkpoint/offsets/6")), "nothing came back");
    }

    @Test
    void aDryRunChangesNothingAndABadTargetIsRefused() throws IOException {
        List<String> before = tree();
        RunOfCli dry = RunOfCli.of("rollback", checkpoint, "--to", "4", "--dry-run", "--json");
        assertEquals(ExitStatus.OK, dry.status(), dry.err());
        assertTrue(dry.out().startsWith("{\"schema\":\"checkpoint-inspector/plan/1\",\"action\":\"ROLLBACK\""), dry.out());
        assertEquals(ExitStatus.REFUSED, RunOfCli.of("rollback", checkpoint, "--to", "99", "--yes").status());
        assertEquals(before, tree());
    }

    @Test
    void pruningSetsAsideWhatIsNotNeeded() throws IOException {
        List<String> before = tree();
        RunOfCli run = RunOfCli.of("prune", checkpoint, "--keep", "2", "--older-than", "0s", "--yes");
        assertEquals(ExitStatus.OK, run.status(), run.err());
        assertFalse(Files.exists(folder.resolve("checkpoint/offsets/0")));
        assertTrue(tree().size() < before.size());
        assertEquals(ExitStatus.OK, RunOfCli.of("inspect", checkpoint).status());
        assertEquals(ExitStatus.USAGE, RunOfCli.of("prune", checkpoint, "--keep", "1").status());
        assertEquals(ExitStatus.USAGE, RunOfCli.of("prune", checkpoint, "--older-than", "soon").status());
    }
}

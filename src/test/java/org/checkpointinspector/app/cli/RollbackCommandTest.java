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
    void clearedWithTheSinksLogAndBackAgain() throws IOException {
        List<String> before = tree();
        RunOfCli alone = RunOfCli.of("clear", checkpoint, "--dry-run");
        assertTrue(alone.out().contains("A file sink remembers batches whatever the id"), alone.out());
        String sink = folder.resolve("sink").toString();
        RunOfCli dry = RunOfCli.of("clear", checkpoint, "--sink", sink, "--dry-run");
        List<String> phases = dry.out().lines().filter(line -> line.matches("\\d+\\. .*")).toList();
        assertTrue(phases.get(0).contains("what keeps Spark from starting on a part"), dry.out());
        assertTrue(phases.get(1).contains("the sink's log of batch 6"), dry.out());
        assertTrue(phases.get(phases.size() - 2).contains("what Spark looks at first"), dry.out());
        RunOfCli run = RunOfCli.of("clear", checkpoint, "--sink", sink, "--keep-metadata", "--yes");
        assertEquals(ExitStatus.OK, run.status(), run.err());
        List<String> left = tree();
        assertEquals(List.of("checkpoint/.metadata.crc", "checkpoint/metadata"), left.stream().filter(path -> path.startsWith("checkpoint/")).toList());
        assertEquals(List.of(), left.stream().filter(path -> path.contains("_spark_metadata")).toList());
        RunOfCli undo = RunOfCli.of("undo", backup().toString(), "--yes");
        assertEquals(ExitStatus.OK, undo.status(), undo.err());
        assertEquals(before, tree());
    }

    @Test
    void whatIsLeftWithoutWhatIsDamagedIsJudgedBefore() throws IOException {
        Files.writeString(folder.resolve("checkpoint/offsets/6"), "v1\n{");
        Files.deleteIfExists(folder.resolve("checkpoint/offsets/.6.crc"));
        RunOfCli worse = RunOfCli.of("clear", checkpoint, "--damaged", "--dry-run");
        assertTrue(worse.out().contains("will not restart from what is left: "), worse.out());
        GoldenCheckpoints.unpack("4.1.3-agg-hdfs", folder.resolve("agg"));
        Files.writeString(folder.resolve("agg/checkpoint/commits/6"), "v1\n{");
        Files.deleteIfExists(folder.resolve("agg/checkpoint/commits/.6.crc"));
        RunOfCli better = RunOfCli.of("clear", folder.resolve("agg/checkpoint").toString(), "--damaged", "--dry-run");
        assertTrue(better.out().contains("Mind     Spark 4.1 will restart from what is left, with batch 6."), better.out());
    }

    @Test
    void aStreamThatIsRestoredElsewhereIsSaidToLeadBack() throws IOException {
        String id = GoldenCheckpoints.ids().stream().filter(each -> each.contains("ds-update")).findFirst().orElseThrow();
        GoldenCheckpoints.unpack(id, folder.resolve("stream"));
        String kept = folder.resolve("kept").toString();
        assertEquals(ExitStatus.OK, RunOfCli.of("backup", folder.resolve("stream/checkpoint").toString(), kept, "--yes").status());
        RunOfCli run = RunOfCli.of("restore", kept, folder.resolve("elsewhere").toString(), "--dry-run");
        assertTrue(run.out().contains("only while the RDDs are at the old place, and writes on there."), run.out());
        assertFalse(RunOfCli.of("restore", kept, "--dry-run").out().contains("old place"));
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

package org.checkpointinspector.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Finding.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was found while judging comes with what can be typed, and with what the program itself can do. */
class ReadyRemediesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "4.1.3-agg-hdfs-delta-truncated, state.checksum, rollback HERE --to 5, ROLL_BACK",
        "4.1.3-agg-hdfs-commit-ahead, commits.ahead, rollback HERE --to 6, ROLL_BACK",
        "4.1.3-agg-hdfs-schema-empty, state.schema.damaged, offsets HERE --batch 6, EXPORT_OFFSETS",
        "4.2.0-agg-hdfs-metadata-missing, metadata.missing, restore BACKUP HERE, RESTORE",
        "4.1.3-agg-hdfs-source-last-no-entry, sources.file.empty, restore BACKUP HERE, RESTORE",
        "3.5.6-ds-update-all-corrupt, dstream.unreadable, restore BACKUP HERE, RESTORE"})
    void whatTheProgramCanDo(String recipe, String rule, String command, Action action) throws Exception {
        Finding.Remedy remedy = remedy(recipe, rule);
        assertEquals("checkpoint-inspector " + command.replace("HERE", folder.resolve("checkpoint").toString()), remedy.command());
        assertEquals(action, remedy.action());
    }

    @Test
    void aFileInTheWayIsMovedBeside() throws Exception {
        Finding.Remedy remedy = remedy("4.2.0-agg-hdfs-snapshot-stray-name", "state.name");
        String checkpoint = folder.resolve("checkpoint").toString();
        assertEquals("mkdir -p " + checkpoint + "_aside/ && mv " + checkpoint + "/state/0/0/copy.snapshot " + checkpoint + "_aside/", remedy.command());
        Process shell = new ProcessBuilder("sh", "-c", remedy.command()).redirectErrorStream(true).start();
        assertEquals("", new String(shell.getInputStream().readAllBytes()));
        assertEquals(List.of(), Diagnose.folder(folder.resolve("checkpoint"), Depth.DEEP).findings().stream().filter(finding -> finding.rule().equals("state.name")).toList());
        assertTrue(Files.exists(Path.of(checkpoint + "_aside/copy.snapshot")));
    }

    private Finding.Remedy remedy(String recipe, String rule) throws Exception {
        GoldenCheckpoints.unpackDamaged(recipe, folder);
        return Diagnose.folder(folder.resolve("checkpoint"), Depth.DEEP).findings().stream().filter(finding -> finding.rule().equals(rule)).findFirst().orElseThrow().remedy();
    }
}

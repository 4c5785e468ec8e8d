package org.checkpointinspector.app.ui.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.checkpointinspector.app.ui.DirectTaskRunner;
import org.checkpointinspector.app.ui.Goldens;
import org.checkpointinspector.app.ui.LiveBackend;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.shell.ShellViewModel;
import org.checkpointinspector.inspect.Health;
import org.checkpointinspector.report.Outcome;
import org.checkpointinspector.storage.Folder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeViewModelTest {
    @TempDir
    Path folder;

    private final DirectTaskRunner runner = new DirectTaskRunner();
    private final OpenLocation open = new OpenLocation(new LiveBackend(), runner, Clock.systemUTC());
    private final ShellViewModel shell = new ShellViewModel(open);
    private final TreeViewModel tree = new TreeViewModel(open, new LiveBackend(), runner);

    @Test
    void foldersComeFirstAndNumbersAreOrderedByValue() throws IOException {
        shell.open(Goldens.unpack("4.1.3-rate-micro-batch", folder).toString());
        for (int batch = 7; batch < 12; batch++) {
            Files.writeString(folder.resolve("4.1.3-rate-micro-batch/checkpoint/offsets/" + batch), "v1\n{}\n0");
        }
        shell.refresh();
        assertEquals(List.of("commits", "offsets", "metadata"), names(""));
        assertEquals(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"), names("offsets"));
    }

    @Test
    void everyRowSaysWhatItIs() throws IOException {
        shell.open(Goldens.unpack("4.1.3-agg-hdfs", folder).toString());
        assertEquals("streaming query", tree.what(tree.root().get()));
        assertEquals("operator 0: stateStoreSave", tree.what(row("state", "0")));
        assertEquals("partition 1", tree.what(row("state/0", "1")));
        assertEquals("offset log", tree.what(row("offsets", "3")));
        assertEquals(3L, tree.batch(row("offsets", "3")));
        assertNull(tree.batch(row("", "metadata")));
        assertEquals("source 0", tree.what(row("sources", "0")));
        assertEquals(open.listing().get().root().totalBytes(), tree.bytes(tree.root().get()));
    }

    @Test
    void damageShowsOnTheFileOnItsFoldersAndOnTheCheckpoint() throws IOException {
        Path home = Goldens.unpack("4.1.3-agg-hdfs", folder);
        Goldens.cut(Goldens.newest(home.resolve("offsets")), 100);
        shell.open(home.toString());
        assertEquals(new RowHealth.OfFile(Health.DAMAGED), tree.healthOf(row("offsets", "6")));
        assertEquals(new RowHealth.DamagedBelow(1), tree.healthOf(row("", "offsets")));
        assertEquals(new RowHealth.Nothing(), tree.healthOf(row("", "commits")));
        assertEquals(new RowHealth.OfCheckpoint(Outcome.BAD, false), tree.healthOf(tree.root().get()));
        assertTrue(tree.healthOf(row("offsets", "6")).compareTo(tree.healthOf(row("offsets", "5"))) > 0, "the worst is sorted to the end");
    }

    @Test
    void stateIsShownWithTheBatchThatWroteIt() throws IOException {
        shell.open(Goldens.unpack("4.1.3-agg-hdfs", folder).toString());
        assertEquals(6L, tree.batch(row("state/0/0", "7.delta")));
    }

    @Test
    void aFilterShowsMatchesWithTheFoldersAboveThem() throws IOException {
        shell.open(Goldens.unpack("4.1.3-agg-hdfs", folder).toString());
        tree.query().set("DELTA 6");
        assertEquals(List.of("state"), names(""));
        assertEquals(List.of("0", "1"), names("state/0"));
        assertEquals(List.of("6.delta"), names("state/0/1"));
        assertTrue(tree.filter().get().opens("state/0"));
        tree.query().set("no such thing");
        assertEquals(List.of(), names(""));
        assertEquals(0, tree.filter().get().matches());
        tree.query().set(" ");
        assertEquals(5, names("").size());
    }

    @Test
    void aFolderThatMatchesShowsAllThatIsInIt() throws IOException {
        shell.open(Goldens.unpack("4.1.3-agg-hdfs", folder).toString());
        tree.query().set("commits");
        assertEquals(List.of("commits"), names(""));
        assertEquals(7, names("commits").size());
    }

    @Test
    void damagedFilesCanBeFilteredFor() throws IOException {
        Path home = Goldens.unpack("4.1.3-agg-hdfs", folder);
        Goldens.cut(Goldens.newest(home.resolve("offsets")), 100);
        shell.open(home.toString());
        tree.query().set("damaged");
        assertEquals(List.of("6"), names("offsets"));
    }

    @Test
    void aHugeFolderShowsItsFirstFilesAndMoreOnDemand() throws IOException {
        Path many = Files.createDirectory(folder.resolve("many"));
        int files = TreeViewModel.FIRST_FILES + 1_000;
        for (int i = 0; i < files; i++) {
            Files.createFile(many.resolve(Integer.toString(i)));
        }
        shell.open(many.toString());
        List<TreeRow> rows = rows("");
        assertEquals(TreeViewModel.FIRST_FILES + 1, rows.size());
        assertEquals("0", rows.get(0).name());
        assertEquals(Integer.toString(TreeViewModel.FIRST_FILES - 1), rows.get(TreeViewModel.FIRST_FILES - 1).name());
        assertEquals(1_000, assertInstanceOf(TreeRow.MoreRow.class, rows.get(TreeViewModel.FIRST_FILES)).hidden());
        tree.orderBy(Comparator.comparing(TreeRow::name, org.checkpointinspector.report.NaturalOrder.INSTANCE).reversed());
        assertEquals(Integer.toString(files - 1), rows("").get(0).name(), "the order is that of all files, not of the shown ones");
        tree.showMore("");
        assertEquals(files, rows("").size());
    }

    @Test
    void whatCannotBeListedIsARow() throws IOException {
        Path home = Goldens.unpack("4.1.3-rate-micro-batch", folder);
        Files.createSymbolicLink(home.resolve("nowhere"), Path.of("gone"));
        shell.open(home.toString());
        TreeRow row = row("", "nowhere");
        assertInstanceOf(TreeRow.ProblemRow.class, row);
        assertEquals("link that leads nowhere", tree.what(row));
        assertFalse(tree.healthOf(row) instanceof RowHealth.Nothing);
    }

    @Test
    void theOnlyCheckpointIsSelectedAtFirst() throws IOException {
        shell.open(Goldens.unpack("4.1.3-rate-micro-batch", folder).getParent().toString());
        assertEquals("checkpoint", tree.firstPlace().path());
        shell.open(folder.toString());
        Goldens.unpack("4.1.3-rate-noop", folder);
        shell.refresh();
        assertEquals("", tree.firstPlace().path());
    }

    private TreeRow row(String parent, String name) {
        return rows(parent).stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }

    private List<String> names(String path) {
        return rows(path).stream().map(TreeRow::name).toList();
    }

    private List<TreeRow> rows(String path) {
        Folder at = open.listing().get().folder(path).orElseThrow();
        List<TreeRow> rows = new ArrayList<>();
        tree.rowsOf(at, rows::addAll);
        return rows;
    }
}

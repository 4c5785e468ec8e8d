package org.checkpointinspector.app.ui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.checkpointinspector.app.cli.RunOfCli;
import org.checkpointinspector.app.ui.DirectTaskRunner;
import org.checkpointinspector.app.ui.FaultyBackend;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Goldens;
import org.checkpointinspector.app.ui.SteppedTaskRunner;
import org.checkpointinspector.app.ui.details.Loaded;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.shell.ShellViewModel;
import org.checkpointinspector.app.ui.state.RestartMapViewModel.At;
import org.checkpointinspector.app.ui.state.RowsViewModel.Status;
import org.checkpointinspector.app.ui.state.StateViewModel.Page;
import org.checkpointinspector.app.ui.tasks.TaskRunner;
import org.checkpointinspector.inspect.StateMap.Cell;
import org.checkpointinspector.report.DecodedView;
import org.checkpointinspector.state.StateChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state tab without a screen, over real checkpoints. */
class StateViewModelTest {
    @TempDir
    Path folder;

    private final Formats formats = new Formats(Locale.ENGLISH, ZoneOffset.UTC, Clock.systemUTC());
    private OpenLocation open;
    private StateViewModel model;

    private Path golden(String id) throws IOException {
        return Goldens.unpack(id, folder);
    }

    private void show(Path checkpoint, Page page, TaskRunner runner) {
        FaultyBackend backend = new FaultyBackend();
        open = new OpenLocation(backend, runner, formats.clock());
        model = new StateViewModel(open, backend, runner, formats);
        model.front().set(true);
        model.page().set(page);
        new ShellViewModel(open).open(checkpoint.toString());
        if (runner instanceof SteppedTaskRunner stepped) {
            stepped.runAll();
        }
    }

    private void show(Path checkpoint, Page page) {
        show(checkpoint, page, new DirectTaskRunner());
    }

    @Test
    void theMapShowsTheHoleAndLeadsToIt() throws IOException {
        Path home = golden("4.1.3-agg-hdfs");
        Goldens.remove(home.resolve("state/0/1/7.delta"), home.resolve("state/0/1/7.snapshot"));
        show(home, Page.MAP);
        RestartMapViewModel map = model.map();
        int restart = map.restartColumn();
        assertEquals(6, map.batch(restart));
        assertEquals(Cell.WHOLE, map.cell(0, restart));
        assertEquals(Cell.HOLE, map.cell(1, restart));
        assertEquals(new At(1, restart), map.cursor().get(), "the eye begins at the hole");
        assertTrue(map.words(new At(1, restart)).contains("state/0/1/7."), map.words(new At(1, restart)));
        assertTrue(map.summary().startsWith("1 of 2 stores"), map.summary());
        map.open(new At(1, restart));
        assertEquals("state/0/1", open.place().get().path(), "the file is not there: its folder");
        map.open(new At(0, restart));
        assertTrue(open.place().get().path().startsWith("state/0/0/7."), open.place().get().path());
    }

    @Test
    void aJoinHasAChoiceOfStores() throws IOException {
        show(golden("4.1.3-join-leftouter-hdfs"), Page.MAP);
        RestartMapViewModel map = model.map();
        assertEquals(5, map.choices().size(), "all, and four stores");
        assertEquals(8, map.rows().size());
        map.choice().set(map.choices().get(1));
        assertEquals(2, map.rows().size());
        assertEquals("1", map.rowName(1));
    }

    @Test
    void aQueryWithoutStateHasNoMap() throws IOException {
        show(golden("4.1.3-rate-noop"), Page.ROWS);
        assertNull(model.map().map().get());
        assertEquals(Status.NOTHING, model.rows().status().get());
    }

    @Test
    void rowsComeInAndAreFiltered() throws IOException {
        show(golden("4.1.3-agg-hdfs"), Page.ROWS);
        RowsViewModel rows = model.rows();
        assertEquals(Status.DONE, rows.status().get());
        int all = rows.shown().size();
        assertTrue(all > 3);
        assertTrue(rows.heads().get().get(0).startsWith("key."), rows.heads().get().toString());
        rows.filter().set("ANNA");
        assertTrue(rows.shown().size() > 0 && rows.shown().size() < all);
        rows.filterColumn().set(rows.heads().get().size() - 1);
        assertEquals(0, rows.shown().size(), "the last column has numbers only");
        rows.filter().set("");
        rows.partition().set(rows.partitions().get(1));
        assertTrue(rows.shown().stream().allMatch(row -> row.partition() == 0));
        assertFalse(rows.manyPartitions());
    }

    @Test
    void aJoinShowsItsSidesFirst() throws IOException {
        show(golden("4.1.3-join-leftouter-hdfs"), Page.ROWS);
        assertTrue(model.rows().table().get().value().view());
        assertTrue(model.rows().heads().get().contains("value.page"), model.rows().heads().get().toString());
    }

    @Test
    void changesBetweenTwoBatches() throws IOException {
        show(golden("4.1.3-agg-rocksdb-cl"), Page.ROWS);
        RowsViewModel rows = model.rows();
        rows.batch().set(rows.batches().get(1));
        rows.since().set(rows.sinces().get(2));
        assertEquals(Status.DONE, rows.status().get());
        assertTrue(rows.comparing());
        assertTrue(rows.shown().stream().allMatch(row -> row.kind() != null) && !rows.shown().isEmpty());
        rows.filterKind().set(StateChange.Kind.UPDATED);
        assertTrue(rows.shown().stream().allMatch(row -> row.kind() == StateChange.Kind.UPDATED));
        rows.filterKind().set(null);
        rows.batch().set(rows.batches().get(rows.batches().size() - 1));
        assertFalse(rows.sinces().stream().anyMatch(each -> each.value() != null && each.value() >= rows.batch().get().value()), "only earlier batches are offered");
    }

    @Test
    void anExportIsWhatTheCommandLinePrints() throws IOException {
        Path home = golden("4.1.3-agg-hdfs");
        show(home, Page.ROWS);
        model.rows().filter().set("anna");
        Path csv = folder.resolve("rows.csv");
        model.rows().export(csv, false);
        assertEquals(RunOfCli.of("state", home.toString(), "--csv").out(), Files.readString(csv), "whatever the filter shows");
        Path json = folder.resolve("rows.jsonl");
        model.rows().export(json, true);
        assertEquals(RunOfCli.of("state", home.toString(), "--json").out(), Files.readString(json));
        model.rows().since().set(model.rows().sinces().get(1));
        model.rows().export(csv, false);
        assertEquals(RunOfCli.of("state", home.toString(), "--csv", "--since", "5").out(), Files.readString(csv));
        try (Stream<Path> left = Files.list(folder)) {
            assertFalse(left.anyMatch(path -> path.toString().endsWith(".part")));
        }
    }

    @Test
    void nothingIsExportedIntoTheCheckpoint() throws IOException {
        Path home = golden("4.1.3-agg-hdfs");
        show(home, Page.ROWS);
        model.rows().export(home.resolve("state/rows.csv"), false);
        assertFalse(Files.exists(home.resolve("state/rows.csv")));
        assertTrue(model.rows().exportWords().get().contains("outside"), model.rows().exportWords().get());
    }

    @Test
    void readingIsCancelledAndWhatWasReadIsKept() throws IOException {
        SteppedTaskRunner runner = new SteppedTaskRunner();
        show(golden("4.1.3-agg-hdfs"), Page.ROWS, runner);
        RowsViewModel rows = model.rows();
        rows.read(false);
        rows.cancel();
        runner.runAll();
        assertEquals(Status.CANCELLED, rows.status().get());
        assertTrue(rows.shown().size() <= 1);
        rows.read(false);
        runner.runAll();
        assertEquals(Status.DONE, rows.status().get());
    }

    @Test
    void whatIsGivenUpIsNotShown() throws IOException {
        SteppedTaskRunner runner = new SteppedTaskRunner();
        show(golden("4.1.3-agg-hdfs"), Page.ROWS, runner);
        RowsViewModel rows = model.rows();
        rows.read(false);
        rows.partition().set(rows.partitions().get(2));
        runner.runAll();
        assertTrue(rows.shown().stream().allMatch(row -> row.partition() == 1) && !rows.shown().isEmpty());
    }

    @Test
    void whatCannotBeReadIsTold() throws IOException {
        Path home = golden("4.1.3-agg-hdfs");
        Goldens.cut(home.resolve("state/0/1/7.delta"), 10);
        show(home, Page.ROWS);
        assertEquals(Status.DONE, model.rows().status().get());
        assertTrue(model.rows().problems().get(0).contains("state/0/1/7.delta"), model.rows().problems().toString());
        assertTrue(model.rows().shown().stream().allMatch(row -> row.partition() == 0));
    }

    @Test
    void sizesComeFromTheListingAndRowsAreCounted() throws IOException {
        show(golden("4.1.3-agg-hdfs"), Page.SIZES);
        SizesViewModel sizes = model.sizes();
        assertEquals(2, sizes.partitions().size());
        assertTrue(sizes.batches().get(0).bytes() > 0);
        assertNull(sizes.partitions().get(0).rows());
        sizes.count();
        long rows = sizes.partitions().stream().mapToLong(SizesViewModel.Bar::rows).sum();
        assertEquals(open.checkpoint().get().operators().get(0).rows(), rows);
    }

    @Test
    void schemasOfEveryStore() throws IOException {
        show(golden("4.1.3-join-leftouter-hdfs"), Page.SCHEMAS);
        Loaded<List<DecodedView>> state = model.schemas().state().get();
        assertInstanceOf(Loaded.Ready.class, state);
        assertEquals(4, ((Loaded.Ready<List<DecodedView>>) state).content().get(0).sections().size());
    }

    @Test
    void rowsOfADStreamApplication() throws IOException {
        show(golden("3.5.6-ds-update"), Page.ROWS);
        RowsViewModel rows = model.rows();
        assertEquals(Status.DONE, rows.status().get());
        assertFalse(rows.shown().isEmpty());
        assertEquals("key", rows.heads().get().get(0));
        assertEquals(1, rows.sinces().size(), "batches of an application are not compared");
    }
}

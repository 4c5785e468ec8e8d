package org.checkpointinspector.app.ui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.checkpointinspector.app.ui.DirectTaskRunner;
import org.checkpointinspector.app.ui.FaultyBackend;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Goldens;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.Inspector;
import org.checkpointinspector.inspect.StateMap;
import org.checkpointinspector.inspect.StateMap.Cell;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A map of 1,000 partitions and 10,000 batches: what is drawn is what is seen. */
@ExtendWith(ApplicationExtension.class)
class RestartMapCanvasTest {

    private static final int PARTITIONS = 1_000;
    private static final int BATCHES = 10_000;
    private static final double WIDTH = 1_200;
    private static final double HEIGHT = 700;
    private static final double LEFT = 40;
    private static final double TOP = 30;

    @TempDir
    Path folder;

    @Start
    void start(Stage stage) {
        // the toolkit is all that is needed
    }

    private RestartMapViewModel model() throws Exception {
        List<StateMap.StoreRow> rows = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            int damaged = partition;
            rows.add(new StateMap.StoreRow(0, partition, "default", "state/0/" + partition, new AbstractList<>() {
                @Override
                public Byte get(int index) {
                    return (byte) (index == BATCHES - 1 - damaged % 50 ? Cell.DAMAGED : Cell.WHOLE).ordinal();
                }

                @Override
                public int size() {
                    return BATCHES;
                }
            }, new TreeMap<>()));
        }
        RestartMapViewModel model =
                new RestartMapViewModel(new OpenLocation(new FaultyBackend(), new DirectTaskRunner(), Clock.systemUTC()), new Formats(Locale.ENGLISH, ZoneOffset.UTC, Clock.systemUTC()));
        model.show(with(new StateMap(1, BATCHES, rows)));
        return model;
    }

    private CheckpointInspection with(StateMap map) throws Exception {
        Location location = Location.of(Goldens.unpack("4.1.3-agg-hdfs", folder));
        try (Storage storage = Stores.open(location)) {
            CheckpointInspection any = Inspector.inspect(storage, location, new InspectionRequest(Depth.QUICK, List.of(), Map.of()), InspectionListener.NONE).checkpoints().get(0);
            return new CheckpointInspection(any.checkpoint(), any.verdict(), any.cause(), any.unknownBecause(), any.spark(), any.assumed(), any.verdicts(), any.here(), any.progress(),
                    any.sources(), any.operators(), any.batches(), any.unverifiedBytes(), any.findings(), any.files(), null, map);
        }
    }

    private static MapGeometry geometry(double cell) {
        return new MapGeometry(PARTITIONS, BATCHES, cell, LEFT, TOP, WIDTH, HEIGHT, 0, 0);
    }

    private static RestartMapCanvas canvas(RestartMapViewModel model) {
        Map<Cell, Region> swatches = new EnumMap<>(Cell.class);
        for (Cell cell : Cell.values()) {
            swatches.put(cell, new Region());
        }
        RestartMapCanvas canvas = new RestartMapCanvas(model, swatches, new Label());
        canvas.setWidth(WIDTH);
        canvas.setHeight(HEIGHT);
        return canvas;
    }

    @Test
    void largeCellsAreDrawnOneByOneAndOnlyThoseThatAreSeen() throws Exception {
        RestartMapCanvas canvas = canvas(model());
        MapGeometry geometry = geometry(10);
        assertEquals(116 * 67, canvas.draw(geometry, null));
        assertEquals(116 * 67, canvas.draw(geometry.at(50_000, 3_000), null));
    }

    @Test
    void smallCellsThatAreTheSameAreDrawnAtOnce() throws Exception {
        RestartMapViewModel model = model();
        int rows = (int) ((HEIGHT - TOP) / MapGeometry.LEAST_CELL);
        assertEquals(rows, canvas(model).draw(geometry(MapGeometry.LEAST_CELL), null), "one run a row where all are whole");
        MapGeometry end = geometry(MapGeometry.LEAST_CELL);
        end = end.at(end.mostX(), 0);
        int atTheEnd = 0;
        for (int row = 0; row < rows; row++) {
            atTheEnd += row % 50 == 0 ? 2 : 3;
        }
        assertEquals(atTheEnd, canvas(model).draw(end, null), "whole, damaged, whole; nothing behind it where it is the last");
    }

    @Test
    void theMapOpensAtTheFirstBrokenStoreOfTheRestartColumn() throws Exception {
        RestartMapViewModel model = model();
        assertEquals(new RestartMapViewModel.At(0, BATCHES - 1), model.cursor().get());
        assertEquals(PARTITIONS, model.rows().size());
        assertEquals(BATCHES, model.columns());
    }
}

package org.checkpointinspector.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.Fault;
import org.checkpointinspector.storage.Faults;
import org.checkpointinspector.storage.FaultyStorage;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that does not answer, as a network drive whose server is gone, keeps nobody who has cancelled. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class HangingStoreTest {

    private static final InspectionRequest DEEP = new InspectionRequest(Depth.DEEP, List.of(), Map.of());

    private final Faults faults = new Faults();

    @TempDir
    private Path folder;

    private Location place;

    @BeforeEach
    void unpack() throws IOException {
        GoldenCheckpoints.unpack("4.1.3-agg-hdfs", folder);
        place = Location.of(folder);
    }

    /** A person who cancels as soon as a call that hangs was made. */
    private InspectionListener impatient(Predicate<Faults.Call> hangs) {
        faults.always(hangs, Fault.HANGS);
        return new InspectionListener() {
            @Override
            public boolean cancelled() {
                return faults.calls().stream().anyMatch(hangs);
            }
        };
    }

    @Test
    void whileItLists() throws IOException {
        InspectionListener impatient = impatient(call -> call.operation() == Faults.Operation.LIST);
        try (Storage storage = new FaultyStorage(Stores.open(place), faults)) {
            assertThrows(CancelledException.class, () -> Inspector.inspect(storage, place, DEEP, impatient));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"commits/[0-9]+", "[0-9]+[.]delta"})
    void whileItReads(String names) throws IOException {
        InspectionListener impatient = impatient(
                call -> call.operation() == Faults.Operation.OPEN && call.place().path().matches(".*/(" + names + ")"));
        try (Storage storage = new FaultyStorage(Stores.open(place), faults)) {
            CheckpointInspection inspection = Inspector.inspect(storage, place, DEEP, impatient).checkpoints().get(0);

            assertEquals(Verdict.UNKNOWN, inspection.verdict());
            assertTrue(String.valueOf(inspection.unknownBecause()).contains("cancelled"), inspection::unknownBecause);
        }
    }

    /** Decoding, the checksums of Spark and of Hadoop, rows: all from one reading. */
    @Test
    void readsEachFileOnce() throws IOException {
        try (Storage storage = new FaultyStorage(Stores.open(place, ConnectionOptions.NONE), faults)) {
            assertEquals(Verdict.RESTARTS, Inspector.inspect(storage, place, DEEP, InspectionListener.NONE).checkpoints().get(0).verdict());
        }
        List<String> opened = faults.calls().stream()
                .filter(call -> call.operation() == Faults.Operation.OPEN || call.operation() == Faults.Operation.OPEN_RANGES)
                .map(call -> call.place().path())
                .toList();
        assertEquals(opened.stream().distinct().sorted().toList(), opened.stream().sorted().toList());
        assertTrue(opened.stream().anyMatch(path -> path.endsWith(".delta")), opened::toString);
    }
}

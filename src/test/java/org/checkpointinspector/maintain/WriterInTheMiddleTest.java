package org.checkpointinspector.maintain;

import static org.checkpointinspector.maintain.SmallCheckpoint.tree;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.checkpointinspector.maintain.Outcome.Status;
import org.checkpointinspector.storage.Fault;
import org.checkpointinspector.storage.Faults;
import org.checkpointinspector.storage.MemoryDisk;
import org.checkpointinspector.storage.StorageException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A query that was still alive: it appends a batch between any two calls of a plan. */
class WriterInTheMiddleTest {

    private static final List<String> BATCH = List.of("offsets/3", "commits/3");

    private static final Set<Faults.Operation> TAKING = EnumSet.of(Faults.Operation.MOVE_FILE, Faults.Operation.MOVE_FOLDER, Faults.Operation.DELETE_FILE);

    /** The new batch stays where it was written, whenever that was; while anything is still to be taken away, the plan stops. */
    @ParameterizedTest
    @CsvSource({"ROLLBACK,file", "ROLLBACK,objects", "CLEAR,file", "CLEAR,objects", "CLEAR_ALL_BUT_METADATA,objects", "PRUNE,file", "PRUNE,objects"})
    void stopsAndTouchesNothingOfIt(Scenario scenario, String scheme) throws IOException {
        DiskGround ground = DiskGround.inMemory(scheme);
        List<Faults.Call> smooth = FaultCase.smooth(scenario, ground).calls();
        int calls = smooth.size();
        int stopped = 0;
        int lastStop = -1;
        for (int at = 0; at < calls; at++) {
            Outcome outcome = append(scenario, ground, at);
            for (String path : BATCH) {
                int when = at;
                assertEquals("a new batch", Files.readString(ground.folder().resolve("orders").resolve(path)), () -> scenario + " at call " + when + ": " + outcome);
            }
            ground.clear();
            if (outcome.status() != Status.DONE) {
                stopped++;
                lastStop = at;
                // at the very moment of a rename, the writer makes the folder anew
                boolean inWords = outcome.message().contains("is not what it was when the plan was made") || outcome.message().contains("was not moved");
                assertTrue(inWords, outcome::toString);
            }
        }
        int all = stopped;
        int last = lastStop;
        // after the last thing that goes there is nothing to be stopped for
        int lastTaken = IntStream.range(0, calls).filter(call -> TAKING.contains(smooth.get(call).operation())).max().orElseThrow();
        assertTrue(last >= lastTaken && all == last + 1, () -> scenario + ": stopped at " + all + " of " + calls + " calls, last at " + last + ", not at " + lastTaken);
    }

    /** In the middle: going on is refused in words, so is going back over the new batch; when that was put away, all comes back. */
    @ParameterizedTest
    @CsvSource({"ROLLBACK,file", "ROLLBACK,objects", "CLEAR,objects", "PRUNE,objects"})
    void isTakenBackOnceTheNewBatchIsAway(Scenario scenario, String scheme) throws IOException {
        DiskGround ground = DiskGround.inMemory(scheme);
        String before = tree(SmallCheckpoint.write(new MemoryDisk().path("/before/orders")));
        int calls = FaultCase.smooth(scenario, ground).calls().size();
        int begun = 0;
        for (int at = 0; at < calls; at += 3) {
            Outcome outcome = append(scenario, ground, at);
            if (outcome.status() != Status.STOPPED) {
                ground.clear();
                continue;
            }
            begun++;
            Path orders = ground.folder().resolve("orders");
            try (Places places = ground.places(new Faults())) {
                Plan plan = Runner.read(places, ground.root().resolve("orders_aside"));
                Outcome again = Runner.run(places, plan, false, 1, RunListener.NONE);
                assertNotEquals(Status.DONE, again.status());
                assertTrue(again.message().contains("3"), again::message);
                StorageException refused = assertThrows(StorageException.class, () -> PlanUndo.of(places, plan, SmallCheckpoint.NOW, "test"));
                assertTrue(refused.getMessage().contains("written to since"), refused::getMessage);
                for (String path : BATCH) {
                    Files.delete(orders.resolve(path));
                }
                Plan undo = PlanUndo.of(places, plan, SmallCheckpoint.NOW, "test");
                if (!undo.phases().isEmpty()) {
                    Scenario.done(Runner.run(places, undo, false, 1, RunListener.NONE));
                }
                assertEquals(content(before), content(tree(orders)), scenario + " at call " + at);
            }
            ground.clear();
        }
        assertTrue(begun > 2, "stopped in the middle " + begun + " times");
    }

    /** Without times, which a copy on an object store has of its own, and without folders. */
    private static List<String> content(String tree) {
        return tree.lines().filter(line -> !line.endsWith("/")).map(line -> line.substring(0, line.lastIndexOf(' '))).toList();
    }

    private static Outcome append(Scenario scenario, DiskGround ground, int at) throws IOException {
        Faults faults = new Faults();
        try (Places places = ground.places(faults)) {
            Plan plan = ground.plan(scenario, places);
            int[] calls = {0};
            IntFunction<Boolean> writer = call -> {
                if (call == at) {
                    write(ground.folder().resolve("orders"));
                }
                return false;
            };
            faults.always(call -> writer.apply(calls[0]++), Fault.LIES);
            return Runner.run(places, plan, false, 1, RunListener.NONE);
        }
    }

    private static void write(Path orders) {
        try {
            for (String path : BATCH) {
                Files.createDirectories(orders.resolve(path).getParent());
                Files.writeString(orders.resolve(path), "a new batch");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

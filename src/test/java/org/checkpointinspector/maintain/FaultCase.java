package org.checkpointinspector.maintain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.checkpointinspector.maintain.Outcome.Status;
import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.Fault;
import org.checkpointinspector.storage.Faults;
import org.checkpointinspector.storage.Faults.Operation;
import org.checkpointinspector.storage.Faults.ProcessEnded;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;

/**
 * One fault at one call of one plan, and then what a person does.
 *
 * @param scheme {@code file}, or {@code objects} for a store without renames
 * @param call number of the call that fails, from 0
 * @param undo whether the plan is taken back after the fault; else it is resumed
 */
record FaultCase(Scenario scenario, String scheme, int call, Fault fault, boolean undo) {

    private static final Set<Fault> ANYWHERE = EnumSet.of(
            Fault.ENDS_BEFORE, Fault.ENDS_AFTER, Fault.UNAVAILABLE, Fault.TIMES_OUT_BEFORE, Fault.TIMES_OUT_AFTER, Fault.DENIED, Fault.VANISHED);
    private static final Set<Fault> WRITING = EnumSet.of(Fault.ENDS_HALF_WAY, Fault.FULL, Fault.HALF, Fault.OTHER_BYTE, Fault.LIES, Fault.TAKEN);
    /** A rename that lies; one that changes bytes is no rename. */
    private static final Set<Fault> MOVING = EnumSet.of(Fault.ENDS_HALF_WAY, Fault.LIES, Fault.TAKEN);

    /** Whether an operation can fail in this way. */
    static boolean canFail(Operation operation, Fault fault) {
        return ANYWHERE.contains(fault)
                || switch (operation) {
                    case WRITE, COPY -> WRITING.contains(fault);
                    case MOVE_FILE, MOVE_FOLDER -> MOVING.contains(fault);
                    case DELETE_FILE, DELETE_FOLDER, KEEP_ATTRIBUTES -> fault == Fault.LIES;
                    case OPEN -> fault == Fault.ENDS_HALF_WAY || fault == Fault.HALF || fault == Fault.OTHER_BYTE;
                    case LIST, OPEN_RANGES, ACCESS, MAKE_FOLDER -> false;
                };
    }

    /** What a plan does when nothing fails. */
    record Smooth(List<Faults.Call> calls, Map<String, String> result) {}

    static Smooth smooth(Scenario scenario, String scheme, Path folder) throws IOException {
        Faults faults = new Faults();
        try (Places places = new FaultyPlaces(faults, ConnectionOptions.NONE)) {
            Plan plan = scenario.plan(places, checkpoint(scheme, folder));
            int before = faults.calls().size();
            Scenario.done(Runner.run(places, plan, false, 1, RunListener.NONE));
            List<Faults.Call> calls = faults.calls();
            return new Smooth(calls.subList(before, calls.size()), trees(folder));
        } finally {
            delete(folder);
        }
    }

    /** Runs the case in an empty folder, which is empty again after. */
    void run(Path folder, Smooth smooth) throws IOException {
        Faults faults = new Faults();
        try (Places places = new FaultyPlaces(faults, ConnectionOptions.NONE)) {
            Location checkpoint = checkpoint(scheme, folder);
            Map<String, String> original = files(folder.resolve("orders"));
            Plan plan = scenario.plan(places, checkpoint);
            int[] calls = {0};
            faults.once(each -> calls[0]++ == call, fault);
            interrupted(places, plan);
            faults.heal();
            assertNothingLost(original, folder);
            if (undo) {
                takeBack(places, plan);
                assertEquals(original, files(folder.resolve("orders")), this::toString);
            } else {
                goOn(places, plan);
                Map<String, String> result = trees(folder);
                assertEquals(smooth.result, result, this::toString);
                if (plan.isArchive()) {
                    assertTrue(BackupCheck.of(places, plan.backup(), () -> false).isWhole(), this::toString);
                }
            }
            assertNothingLost(original, folder);
        } finally {
            delete(folder);
        }
    }

    private static void interrupted(Places places, Plan plan) {
        try {
            Runner.run(places, plan, false, 1, RunListener.NONE);
        } catch (ProcessEnded ended) {
            // and is started again
        }
    }

    /** As a person goes on from any machine: with the plan that lies beside the backup; where there is none, nothing was begun. */
    private void goOn(Places places, Plan plan) throws IOException {
        Plan left = scenario.isUndo() ? PlanUndo.of(places, Runner.read(places, original(plan)), SmallCheckpoint.NOW, "test") : stored(places, plan);
        Outcome outcome = Runner.run(places, left, false, 1, RunListener.NONE);
        assertEquals(Status.DONE, outcome.status(), () -> this + ": " + outcome);
    }

    private static Location original(Plan undo) {
        String path = undo.backup().path();
        return new Location(undo.backup().scheme(), undo.backup().authority(), path.substring(0, path.lastIndexOf('/')));
    }

    private static Plan stored(Places places, Plan plan) throws IOException {
        try {
            return Runner.read(places, plan.backup());
        } catch (StorageException notBegun) {
            return plan;
        }
    }

    private void takeBack(Places places, Plan plan) throws IOException {
        if (plan.isArchive()) {
            return;
        }
        Plan undo = PlanUndo.of(places, stored(places, plan), SmallCheckpoint.NOW, "test");
        if (undo.phases().isEmpty()) {
            return;
        }
        Outcome outcome = Runner.run(places, undo, false, 1, RunListener.NONE);
        assertEquals(Status.DONE, outcome.status(), () -> this + ": " + outcome);
    }

    /** Every file is where it was, or somewhere else under its path, byte for byte. */
    private void assertNothingLost(Map<String, String> original, Path folder) throws IOException {
        Map<String, String> all = files(folder);
        original.forEach((path, content) -> assertTrue(
                all.entrySet().stream().anyMatch(file -> file.getKey().endsWith("/" + path) && file.getValue().equals(content)),
                () -> this + " lost " + path));
    }

    private static Location checkpoint(String scheme, Path folder) throws IOException {
        return new Location(scheme, "", Location.of(SmallCheckpoint.write(folder.resolve("orders"))).path());
    }

    /** What a person sees of the result: the checkpoint, and each copy of it. */
    private static Map<String, String> trees(Path folder) throws IOException {
        Map<String, String> trees = new TreeMap<>(files(folder));
        // displaced copies, partial files, attempts to undo: nothing of the result
        trees.keySet().removeIf(path -> !path.startsWith("orders/") && !path.contains("/checkpoint/") && !path.startsWith("elsewhere/")
                || path.endsWith("-part"));
        return trees;
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.exists(folder)) {
            try (Stream<Path> below = Files.walk(folder)) {
                for (Path path : below.filter(Files::isRegularFile).toList()) {
                    files.put(folder.relativize(path).toString(), new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
                }
            }
        }
        return files;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.filter(each -> !each.equals(folder)).sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

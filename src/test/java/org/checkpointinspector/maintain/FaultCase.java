package org.checkpointinspector.maintain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.checkpointinspector.maintain.Outcome.Status;
import org.checkpointinspector.storage.Fault;
import org.checkpointinspector.storage.Faults;
import org.checkpointinspector.storage.Faults.Operation;
import org.checkpointinspector.storage.Faults.ProcessEnded;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;

/**
 * One fault at one call of one plan, and then what a person does.
 *
 * @param call number of the call that fails, from 0
 * @param undo whether the plan is taken back after the fault; else it is resumed
 */
record FaultCase(Scenario scenario, Ground ground, int call, Fault fault, boolean undo) {

    /** All but the one that only an interrupt ends. */
    static final Set<Fault> FAULTS = EnumSet.complementOf(EnumSet.of(Fault.HANGS));

    private static final Map<String, String> ORIGINAL = new TreeMap<>();

    static {
        SmallCheckpoint.files().forEach((path, content) -> ORIGINAL.put("orders/" + path, new String(content, StandardCharsets.ISO_8859_1)));
    }

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

    static Smooth smooth(Scenario scenario, Ground ground) throws IOException {
        Faults faults = new Faults();
        try (Places places = ground.places(faults)) {
            Plan plan = ground.plan(scenario, places);
            int before = faults.calls().size();
            Scenario.done(Runner.run(places, plan, false, 1, RunListener.NONE));
            List<Faults.Call> calls = faults.calls();
            return new Smooth(calls.subList(before, calls.size()), trees(ground.files()));
        } finally {
            ground.clear();
        }
    }

    /** Every case of a plan: every call, every way in which it can fail, and what is done then. */
    static List<FaultCase> all(Scenario scenario, Ground ground, Smooth smooth) {
        List<FaultCase> cases = new ArrayList<>();
        for (int call = 0; call < smooth.calls.size(); call++) {
            for (Fault fault : FAULTS) {
                if (canFail(smooth.calls.get(call).operation(), fault)) {
                    cases.add(new FaultCase(scenario, ground, call, fault, false));
                    if (!scenario.isUndo()) {
                        cases.add(new FaultCase(scenario, ground, call, fault, true));
                    }
                }
            }
        }
        return cases;
    }

    /** Runs cases, all of them to the end, and fails if one did. */
    static void run(List<FaultCase> cases, Smooth smooth) {
        List<String> failures = new ArrayList<>();
        for (FaultCase each : cases) {
            try {
                each.run(smooth);
            } catch (AssertionError | IOException failure) {
                String words = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
                failures.add(each + " at " + smooth.calls.get(each.call) + ": " + words);
            }
        }
        assertTrue(failures.isEmpty(), () -> failures.size() + " of " + cases.size() + ":\n" + String.join("\n", failures.subList(0, Math.min(10, failures.size()))));
    }

    /** Runs the case, after which the ground is empty again. */
    void run(Smooth smooth) throws IOException {
        Faults faults = new Faults();
        try (Places places = ground.places(faults)) {
            Plan plan = ground.plan(scenario, places);
            Map<String, String> original = scenario.hasSink() ? originals(ground.files()) : ORIGINAL;
            int[] calls = {0};
            faults.once(each -> calls[0]++ == call, fault);
            interrupted(places, plan);
            faults.heal();
            assertNothingLost(original, ground.files());
            if (undo) {
                takeBack(places, plan);
                Map<String, String> all = ground.files();
                assertEquals(original, originals(all), this::toString);
                assertNothingLost(original, all);
            } else {
                goOn(places, plan);
                Map<String, String> all = ground.files();
                assertEquals(smooth.result, trees(all), this::toString);
                assertNothingLost(original, all);
                if (plan.isArchive()) {
                    assertTrue(BackupCheck.of(places, plan.backup(), () -> false).isWhole(), this::toString);
                }
            }
        } finally {
            ground.clear();
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
    private void assertNothingLost(Map<String, String> original, Map<String, String> all) {
        original.forEach((path, content) -> {
            // what leaves the log of the sink lies by its name alone
            String end = path.substring(path.startsWith("sink/") ? path.lastIndexOf('/') : path.indexOf('/'));
            boolean isThere = all.entrySet().stream().anyMatch(file -> file.getKey().endsWith(end) && file.getValue().equals(content));
            assertTrue(isThere, () -> this + " lost " + path);
        });
    }

    private static Map<String, String> originals(Map<String, String> files) {
        Map<String, String> originals = new TreeMap<>(files);
        originals.keySet().removeIf(path -> !path.startsWith("orders/") && !path.startsWith("sink/"));
        return originals;
    }

    /** What a person sees of the result: the checkpoint, and each copy of it. */
    private static Map<String, String> trees(Map<String, String> files) {
        Map<String, String> trees = new TreeMap<>(files);
        // displaced copies, partial files, attempts to undo: nothing of the result
        trees.keySet().removeIf(path -> !path.startsWith("orders/") && !path.contains("/checkpoint/") && !path.startsWith("elsewhere/") && !path.contains("sink/")
                || path.endsWith("-part"));
        return trees;
    }
}

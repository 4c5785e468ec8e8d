package org.checkpointinspector.maintain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.checkpointinspector.golden.ForkedJava;
import org.checkpointinspector.maintain.Outcome.Status;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real processes that are killed in the middle of a plan; another process then goes on, or goes back. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class KilledTest {

    @TempDir
    private Path folder;

    /** Runs a plan and says each step on standard output. */
    static final class Child {
        private Child() {}

        /** Scenario and checkpoint. */
        public static void main(String[] arguments) throws IOException {
            try (Places places = SmallCheckpoint.places()) {
                Plan plan = Scenario.valueOf(arguments[0]).plan(places, Location.of(Path.of(arguments[1])));
                Runner.run(places, plan, false, new RunListener() {
                    @Override
                    public void progress(Progress progress) {
                        System.out.println(progress.index() + " " + progress.files());
                    }
                });
                System.out.println("end");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"CLEAR_DAMAGED,2", "RESTORE_IN_PLACE,9"})
    void killed(Scenario scenario, int step) throws IOException {
        killAndGoBack(scenario, step);
    }

    @Tag("faults")
    @ParameterizedTest
    @CsvSource({
            "BACKUP,1", "BACKUP,4", "BACKUP,9", "BACKUP,14", "BACKUP,16", "CLEAR,1", "CLEAR,2", "CLEAR,3", "CLEAR_ALL_BUT_METADATA,2", "CLEAR_ALL_BUT_METADATA,4",
            "CLEAR_ALL_BUT_METADATA,5", "CLEAR_DAMAGED,1", "CLEAR_DAMAGED,3", "RESTORE_IN_PLACE,3", "RESTORE_IN_PLACE,13", "RESTORE_IN_PLACE,15",
            "RESTORE_IN_PLACE,16", "RESTORE_ELSEWHERE,5", "RESTORE_ELSEWHERE,14", "RESTORE_ELSEWHERE,16"})
    void killedMoreOften(Scenario scenario, int step) throws IOException {
        killAndGoBack(scenario, step);
    }

    /** Kills at the n-th step, goes on to the end, and takes all of it back. */
    private void killAndGoBack(Scenario scenario, int step) throws IOException {
        Path orders = SmallCheckpoint.write(folder.resolve("orders"));
        String before = SmallCheckpoint.tree(orders);
        List<String> command = new ArrayList<>(ForkedJava.command());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName(), scenario.name(), orders.toString()));
        Process child = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            for (int i = 1; i < step && line != null && !line.equals("end"); i++) {
                line = lines.readLine();
            }
            assertTrue(line != null, "the process ended by itself");
        } finally {
            child.destroyForcibly().onExit().join();
        }
        try (Places places = SmallCheckpoint.places()) {
            Plan plan = Runner.read(places, backup(scenario));
            Outcome outcome = Runner.run(places, plan, false, RunListener.NONE);
            assertEquals(Status.DONE, outcome.status(), outcome::toString);
            Plan undo = PlanUndo.of(places, plan, SmallCheckpoint.NOW, "test");
            if (!undo.phases().isEmpty()) {
                assertEquals(Status.DONE, Runner.run(places, undo, false, RunListener.NONE).status());
            }
            assertEquals(before, SmallCheckpoint.tree(orders));
        } catch (StorageException e) {
            throw new AssertionError(e.getMessage() + " " + e.advice(), e);
        }
    }

    private Location backup(Scenario scenario) {
        String name = switch (scenario) {
            case RESTORE_IN_PLACE -> BackupPlace.beside(Location.of(folder.resolve("orders")), "restore", SmallCheckpoint.NOW).name();
            case RESTORE_ELSEWHERE -> BackupPlace.beside(Location.of(folder.resolve("elsewhere")), "restore", SmallCheckpoint.NOW).name();
            default -> "orders_aside";
        };
        return Location.of(folder.resolve(name));
    }
}

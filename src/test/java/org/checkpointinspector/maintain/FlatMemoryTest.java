package org.checkpointinspector.maintain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.checkpointinspector.golden.ForkedJava;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingProgress;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.StorageWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A backup of very many files in a process whose heap is small: made, read back and resumed, verified, and packed into one file. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class FlatMemoryTest {

    @TempDir
    private Path folder;

    /** Does all of it. */
    static final class Child {
        private Child() {}

        /** Number of files, and a folder for documents. */
        public static void main(String[] arguments) throws IOException {
            int files = Integer.parseInt(arguments[0]);
            Path documents = Path.of(arguments[1]);
            ManyFiles store = new ManyFiles(files, documents);
            try (Places places = new Places(ConnectionOptions.NONE) {
                @Override
                Storage openStorage(Location location) throws StorageException {
                    return location.isLocal() ? super.openStorage(location) : store;
                }

                @Override
                StorageWriter openWriter(Location location) throws StorageException {
                    return location.isLocal() ? super.openWriter(location) : store;
                }
            }) {
                Location backup = new Location("many", "", "/backup");
                Scenario.done(Runner.run(places, copy(store, backup), false, 2, RunListener.NONE));
                Plan again = Runner.read(places, backup);
                store.forgetMarkers();
                Scenario.done(Runner.run(places, again, false, 2, RunListener.NONE));
                System.out.println(BackupCheck.of(places, backup, () -> false));
                Location archive = Location.of(documents.resolve("backup.zip"));
                Scenario.done(Runner.run(places, pack(store, archive), false, 2, RunListener.NONE));
                System.out.println(BackupCheck.of(places, archive, () -> false));
                Plan restore = PlanRestore.of(places, archive, new Location("many", "", "/elsewhere"), SmallCheckpoint.NOW, "test");
                System.out.println(restore.totals().copiedFiles());
            }
        }

        private static Plan copy(ManyFiles store, Location backup) throws StorageException {
            Steps steps = Steps.below(list(store).root());
            Location data = backup.resolve(Plan.DATA);
            return plan(store, backup, List.of(
                    new Phase(Phase.Kind.COPY, "all", ManyFiles.ORDERS, data, false, steps),
                    new Phase(Phase.Kind.MANIFEST, "what was copied", ManyFiles.ORDERS, data, false, Steps.NONE)));
        }

        private static Plan pack(ManyFiles store, Location archive) throws StorageException {
            Steps steps = Steps.below(list(store).root());
            return plan(store, archive, List.of(new Phase(Phase.Kind.ARCHIVE, "all", ManyFiles.ORDERS, archive, true, steps)));
        }

        private static Plan plan(ManyFiles store, Location backup, List<Phase> phases) throws StorageException {
            Plan.Origin origin = new Plan.Origin(Checkpoint.Kind.STRUCTURED_STREAMING, Verdict.RESTARTS, "test");
            List<Untouched> untouched = List.of(Untouched.of(list(store), Untouched.named(ManyFiles.ORDERS, phases)));
            return new Plan(Action.BACKUP, ManyFiles.ORDERS, SmallCheckpoint.NOW, backup, origin, untouched, List.of(), phases, List.of());
        }

        private static Listing list(ManyFiles store) throws StorageException {
            return store.list(ManyFiles.ORDERS, ListingProgress.NONE);
        }
    }

    @Test
    void aFewMegabytesDoForTenThousandFiles() throws Exception {
        doesFor(10_000, 20);
    }

    @Tag("faults")
    @Test
    void aSmallHeapDoesForTwoHundredThousandFiles() throws Exception {
        doesFor(200_000, 128);
    }

    private void doesFor(int files, int heapMegabytes) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        List<String> command = new ArrayList<>(ForkedJava.command());
        command.addAll(List.of("-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), Child.class.getName(), String.valueOf(files),
                folder.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            assertTrue(process.waitFor(9, TimeUnit.MINUTES), "still running");
        } finally {
            process.destroyForcibly();
        }
        String check = "BackupCheck[files=" + files + ", bytes=" + bytes(files) + ", unproven=0, problems=[]]";
        // unpacked, and copied into place
        assertEquals(List.of(check, check, String.valueOf(2 * files)), Files.readAllLines(output));
    }

    private static long bytes(int files) {
        return IntStream.range(0, files).mapToLong(i -> ("content of " + i).length()).sum();
    }
}

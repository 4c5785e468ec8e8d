package org.checkpointinspector.maintain;

import static org.checkpointinspector.maintain.SmallCheckpoint.tree;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.checkpointinspector.maintain.Outcome.Status;
import org.checkpointinspector.storage.Faults;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backups that are one file. */
class ArchiveTest {

    @TempDir
    private Path folder;

    private final Places places = SmallCheckpoint.places();
    private Path orders;
    private String before;

    @BeforeEach
    void write() throws IOException {
        orders = SmallCheckpoint.write(folder.resolve("orders"));
        Files.delete(orders.resolve("state/0/1"));
        before = tree(orders);
    }

    @AfterEach
    void close() {
        places.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kept.zip", "kept.tar.gz", "deep/er/kept.tgz"})
    void packsVerifiesAndRestores(String name) throws IOException {
        Location archive = pack(name);
        assertEquals(before, tree(orders));
        try (Stream<Path> there = Files.list(folder.resolve(name).getParent())) {
            assertEquals(List.of(), there.map(path -> path.getFileName().toString()).filter(path -> path.contains("part") || path.contains("plan")).toList());
        }
        BackupCheck check = BackupCheck.of(places, archive, () -> false);
        assertTrue(check.isWhole(), check::toString);
        assertEquals(13, check.files());

        Files.delete(orders.resolve("offsets/2"));
        Files.writeString(orders.resolve("commits/2"), "damaged");
        String damaged = tree(orders);
        Plan restore = PlanRestore.of(places, archive, null, SmallCheckpoint.NOW, "test");
        done(restore);
        assertEquals(before, tree(orders));
        done(PlanUndo.of(places, restore, SmallCheckpoint.NOW, "test"));
        assertEquals(damaged, tree(orders));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kept.zip", "kept.tar.gz"})
    void restoresToAStoreWithoutRenames(String name) throws IOException {
        Location archive = pack(name);
        try (Places objects = new FaultyPlaces(new Faults(), null)) {
            Location place = new Location(ObjectsOnDisk.SCHEME, "", Location.of(folder.resolve("elsewhere")).path());
            Scenario.done(Runner.run(objects, PlanRestore.of(objects, archive, place, SmallCheckpoint.NOW, "test"), false, RunListener.NONE));
        }
        for (String path : SmallCheckpoint.files().keySet()) {
            assertEquals(-1, Files.mismatch(orders.resolve(path), folder.resolve("elsewhere").resolve(path)), path);
        }
    }

    @Test
    void hasItsManifestLast() throws IOException {
        pack("kept.zip");
        try (ZipFile zip = new ZipFile(folder.resolve("kept.zip").toFile())) {
            List<String> names = zip.stream().map(ZipEntry::getName).toList();
            assertEquals("manifest.json", names.get(names.size() - 1));
            assertEquals(14, names.size());
        }
    }

    @Test
    void overwritesNothing() throws IOException {
        Files.writeString(folder.resolve("kept.zip"), "somebody's");
        Outcome outcome = run(PlanBackup.whole(SmallCheckpoint.subject(places, Location.of(orders)), Location.of(folder.resolve("kept.zip"))));
        assertEquals(Status.STOPPED, outcome.status());
        assertTrue(outcome.message().contains("is there already"), outcome::message);
        assertEquals("somebody's", Files.readString(folder.resolve("kept.zip")));
    }

    @Test
    void takesItsOwnForDone() throws IOException {
        Plan plan = PlanBackup.whole(SmallCheckpoint.subject(places, Location.of(orders)), Location.of(folder.resolve("kept.zip")));
        done(plan);
        done(plan);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kept.zip", "kept.tar.gz"})
    void seesEveryByteThatIsAnother(String name) throws IOException {
        Location archive = pack(name);
        byte[] whole = Files.readAllBytes(folder.resolve(name));
        // of a zip the directory at the end says again what was said before, and is not read
        int end = name.endsWith(".zip") ? new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\1\2") : whole.length;
        for (int at = 0; at < end; at += 37) {
            byte[] other = whole.clone();
            other[at] ^= 0x55;
            Files.write(folder.resolve(name), other);
            int where = at;
            boolean same = BackupCheck.of(places, archive, () -> false).isWhole();
            assertTrue(!same || isUnread(whole, where, name), () -> "byte " + where + " of " + whole.length);
        }
        for (int length = 0; length < end; length += 61) {
            Files.write(folder.resolve(name), java.util.Arrays.copyOf(whole, length));
            assertFalse(BackupCheck.of(places, archive, () -> false).isWhole());
        }
    }

    /** Times and the like in headers, which nothing is told by. */
    private static boolean isUnread(byte[] whole, int at, String name) {
        if (name.endsWith(".tar.gz")) {
            return at < 10;
        }
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        int header = text.lastIndexOf("PK\3\4", at);
        int nameLength = whole[header + 26] & 0xff;
        int extraLength = whole[header + 28] & 0xff;
        return at < header + 30 || at >= header + 30 + nameLength && at < header + 30 + nameLength + extraLength;
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkpoint/../../escaped", "/escaped", "../escaped", "checkpoint/a/../../../escaped", "checkpoint//escaped", "checkpoint/..\\..\\escaped"})
    void leadsOutOfNoFolder(String name) throws IOException {
        Path archive = folder.resolve("evil.zip");
        try (OutputStream file = Files.newOutputStream(archive); ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write('x');
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(("{\"schema\":\"checkpoint-inspector/manifest/1\",\"action\":\"BACKUP\",\"source\":\"" + orders.toUri() + "\",\"createdMs\":1,\"files\":[]}")
                    .getBytes(StandardCharsets.UTF_8));
        }
        Location place = Location.of(archive);
        assertFalse(BackupCheck.of(places, place, () -> false).isWhole());
        assertThrows(StorageException.class, () -> PlanRestore.of(places, place, null, SmallCheckpoint.NOW, "test"));
        try (Stream<Path> all = Files.walk(folder)) {
            assertTrue(all.noneMatch(path -> path.getFileName().toString().equals("escaped")));
        }
    }

    @Test
    void saysThatThereIsNothingToUndo() throws IOException {
        Location archive = pack("kept.zip");
        StorageException failure = assertThrows(StorageException.class, () -> Runner.read(places, archive));
        assertTrue(failure.getMessage().contains("in one file"), failure::getMessage);
    }

    private Location pack(String name) throws IOException {
        Location archive = Location.of(folder.resolve(name));
        done(PlanBackup.whole(SmallCheckpoint.subject(places, Location.of(orders)), archive));
        return archive;
    }

    private void done(Plan plan) {
        Scenario.done(run(plan));
    }

    private Outcome run(Plan plan) {
        return Runner.run(places, plan, false, RunListener.NONE);
    }
}

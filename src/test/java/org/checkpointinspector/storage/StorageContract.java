package org.checkpointinspector.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.checkpointinspector.storage.ListingProblem.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store must do, whatever it is made of. A test of a store extends this and says how to put things there. */
abstract class StorageContract {

    /** The store under test; one object for the whole test. */
    abstract Storage storage();

    /** A folder of the test's own; it is there, and empty. */
    abstract Location root();

    /** Writes a file, and the folders above it. */
    abstract void put(String path, byte[] content) throws IOException;

    /** Makes an empty folder. */
    abstract void makeFolder(String path) throws IOException;

    /** Removes a file. */
    abstract void remove(String path) throws IOException;

    /** Takes away the right to list a folder and to look into it, or to read a file. */
    abstract void deny(String path) throws IOException;

    /** Whether a folder can be there without a file in it. */
    boolean keepsEmptyFolders() {
        return true;
    }

    /** Whether folders are listed one by one, so that one may be denied while another is not. */
    boolean listsByFolder() {
        return true;
    }

    /** Whether the store can hold a file of that name. */
    boolean canHold(String name) {
        return true;
    }

    @AfterEach
    void closeStorage() {
        storage().close();
    }

    @Test
    void listsAnEmptyFolder() throws IOException {
        Listing listing = list();

        assertEquals(root(), listing.location());
        assertEquals(List.of(), listing.problems());
        assertEquals(0, listing.root().totalFiles());
        assertTrue(listing.root().complete());
    }

    @Test
    void listsEverythingBelowAFolder() throws IOException {
        long before = System.currentTimeMillis();
        put("metadata", bytes(45));
        put("offsets/0", bytes(300));
        put("offsets/10", bytes(0));
        put("offsets/9", bytes(301));
        put("state/0/1/2.delta", bytes(46));
        Listing listing = list();

        assertEquals(List.of(), listing.problems());
        assertEquals(
                Map.of("metadata", 45L, "offsets/0", 300L, "offsets/10", 0L, "offsets/9", 301L, "state/0/1/2.delta", 46L), lengths(listing.root()));
        assertEquals(692, listing.root().totalBytes());
        assertEquals(5, listing.root().totalFiles());
        assertEquals(List.of("offsets", "state"), listing.root().folders().stream().map(Folder::name).toList());
        List<FileEntry> offsets = listing.folder("offsets").orElseThrow().files();
        assertEquals(List.of("offsets/0", "offsets/10", "offsets/9"), offsets.stream().map(FileEntry::path).toList());
        long modified = listing.file("offsets/9").orElseThrow().modifiedMs();
        // clocks and time stamps of stores may be coarse, or a little off
        assertTrue(Math.abs(modified - before) < 600_000, modified + " is not about " + before);
        assertTrue(listing.root().newestMs() >= modified);
        assertTrue(listing.listedMs() >= before);
    }

    @Test
    void tellsTheClockByWhichFilesHaveTheirTimes() throws IOException {
        put("offsets/9", bytes(300));
        long modified = list().file("offsets/9").orElseThrow().modifiedMs();
        Optional<StoreClock> clock = storage().capability(StoreClock.class);
        assertEquals(hasClock(), clock.isPresent());
        if (clock.isPresent()) {
            // heard of a DataNode seconds ago, or told to the second
            long now = clock.get().nowMs(root().resolve("offsets/9")).orElseThrow();
            assertTrue(now >= modified - 30_000 && now < modified + 60_000, now + " is not just after " + modified);
        }
    }

    /** Whether the store has a clock of its own, and tells it. */
    boolean hasClock() {
        return false;
    }

    @Test
    void looksUpWithoutAskingTheStore() throws IOException {
        put("state/0/1/2.delta", bytes(46));
        Listing listing = list();
        remove("state/0/1/2.delta");

        assertEquals(46, listing.file("state/0/1/2.delta").orElseThrow().bytes());
        assertEquals(Optional.empty(), listing.file("state/0/1/3.delta"));
        assertEquals(Optional.empty(), listing.file("state/0/1"));
        assertEquals(Optional.empty(), listing.folder("state/0/1/2.delta"));
    }

    @Test
    void listsMoreFilesThanAPageHolds() throws IOException {
        for (int i = 0; i < 1005; i++) {
            // empty but for a few, since some stores take long to write
            put("offsets/" + i, bytes(i % 100 == 0 ? 1 : 0));
        }
        Listing listing = list();

        assertEquals(1005, listing.folder("offsets").orElseThrow().files().size());
        assertEquals(11, listing.root().totalBytes());
    }

    @Test
    void listsEmptyFolders() throws IOException {
        assumeTrue(keepsEmptyFolders());
        makeFolder("state/0/1");
        Listing listing = list();

        assertTrue(listing.folder("state/0/1").orElseThrow().complete());
        assertEquals(List.of(), listing.folder("state/0/1").orElseThrow().files());
        assertEquals(0, listing.root().totalFiles());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "a b", " leading", "trailing ", "100%", "a%20b", "a%2Fb", "a#b", "a?b", "a+b", "a&b=c;d", "a\nb", "a\tb", "it's", "say \"x\"", "a\\b", ".hidden",
            "..two", "...", "~", "a:b", "*", "[x]", "{x}", "$x", "date=2026-01-01 10%3A00", "café", "cafe\u0301", "日本語", "😀", "\ufffd", "-rf"})
    void listsAndOpensOddNames(String name) throws IOException {
        assumeTrue(canHold(name));
        byte[] content = bytes(100);
        put("odd/" + name + "/" + name, content);
        put("odd/" + name + "/.plain", bytes(3));
        Listing listing = list();

        assertEquals(List.of(), listing.problems());
        Folder folder = listing.folder("odd/" + name).orElseThrow();
        assertEquals(name, folder.name());
        FileEntry entry = folder.file(name).orElseThrow();
        assertEquals("odd/" + name + "/" + name, entry.path());
        assertArrayEquals(content, read(entry.path()));
        assertEquals(2, storage().list(root().resolve(folder.path()), ListingProgress.NONE).root().files().size());
        try (RangeReader ranges = storage().openRanges(root().resolve(entry.path()))) {
            assertEquals(100, ranges.length());
        }
    }

    @Test
    void hidesChecksumsBehindTheirFiles() throws IOException {
        put("0/9.delta", bytes(100));
        put("0/.9.delta.crc", bytes(12));
        put("0/.8.delta.crc", bytes(13));
        Folder folder = list().folder("0").orElseThrow();

        assertEquals(List.of(".8.delta.crc", "9.delta"), folder.files().stream().map(FileEntry::name).toList());
        assertEquals(12L, folder.file("9.delta").orElseThrow().companions().hadoop());
        assertEquals(12, folder.file(".9.delta.crc").orElseThrow().bytes());
    }

    @Test
    void listsASingleFileWithItsChecksums() throws IOException {
        put("0/9.delta", bytes(100));
        put("0/.9.delta.crc", bytes(12));
        put("0/9.delta.crc", bytes(150));
        put("0/8.delta", bytes(1));
        Listing listing = storage().list(root().resolve("0/9.delta"), ListingProgress.NONE);

        assertEquals(root().resolve("0"), listing.location());
        FileEntry entry = listing.root().files().get(0);
        assertEquals(1, listing.root().files().size());
        assertEquals("9.delta", entry.path());
        assertEquals(100, entry.bytes());
        assertEquals(new FileEntry.Companions(12L, 150L), entry.companions());
        assertEquals(root().resolve("0/9.delta"), listing.location().resolve(entry.path()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "there/missing/deep/down", "there/file/below"})
    void saysWhatIsThereWhenAPlaceIsNot(String path) throws IOException {
        put("there/file", bytes(1));
        Location missing = root().resolve(path);
        for (StorageException failure : List.of(
                assertThrows(StorageException.class, () -> storage().list(missing, ListingProgress.NONE)),
                assertThrows(StorageException.class, () -> storage().open(missing).close()),
                assertThrows(StorageException.class, () -> storage().openRanges(missing).close()),
                assertThrows(StorageException.class, () -> storage().access(missing)))) {
            assertSays(failure, StorageException.Kind.NOT_FOUND, missing);
            String nearest = path.startsWith("there/file") ? "there/file" : path.startsWith("there") ? "there" : "";
            assertTrue(failure.advice().contains(root().resolve(nearest).toString()), failure::advice);
            assertFalse(failure.advice().contains("missing"), failure::advice);
        }
    }

    @Test
    void listsAroundADeniedFolder() throws IOException {
        assumeTrue(listsByFolder());
        put("offsets/0", bytes(300));
        put("state/0/1/1.delta", bytes(46));
        put("state/1/0/1.delta", bytes(46));
        deny("state/0");
        Listing listing = list();

        assertEquals(Map.of("offsets/0", 300L, "state/1/0/1.delta", 46L), lengths(listing.root()));
        assertFalse(listing.folder("state/0").orElseThrow().complete());
        assertTrue(listing.folder("state/1").orElseThrow().complete());
        assertTrue(listing.root().complete());
        assertEquals(List.of("state/0"), listing.problems().stream().map(ListingProblem::path).toList());
        assertEquals(Kind.DENIED, listing.problems().get(0).kind());
    }

    @Test
    void saysWhoMayNotListOrRead() throws IOException {
        put("state/0/1.delta", bytes(46));
        deny("state/0");
        Location folder = root().resolve("state/0");
        Location file = root().resolve("state/0/1.delta");

        assertSays(assertThrows(StorageException.class, () -> storage().list(folder, ListingProgress.NONE)), StorageException.Kind.DENIED, folder);
        assertSays(assertThrows(StorageException.class, () -> storage().open(file).close()), StorageException.Kind.DENIED, file);
        assertSays(assertThrows(StorageException.class, () -> storage().openRanges(file).close()), StorageException.Kind.DENIED, file);
    }

    @Test
    void listsADeniedFileAndRefusesToReadIt() throws IOException {
        put("offsets/0", bytes(300));
        deny("offsets/0");
        Location file = root().resolve("offsets/0");

        assertEquals(300, list().file("offsets/0").orElseThrow().bytes());
        assertSays(assertThrows(StorageException.class, () -> storage().open(file).close()), StorageException.Kind.DENIED, file);
        assertSays(assertThrows(StorageException.class, () -> storage().openRanges(file).close()), StorageException.Kind.DENIED, file);
    }

    @Test
    void survivesFilesThatVanishWhileItLists() throws IOException {
        for (int i = 0; i < 50; i++) {
            put("offsets/" + i, bytes(1));
        }
        List<Integer> removed = new ArrayList<>();
        Listing listing = storage().list(root(), (files, folder) -> {
            for (int i = 0; files > 0 && removed.size() < 40; i++) {
                try {
                    remove("offsets/" + i);
                    removed.add(i);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
        });

        assertEquals(40, removed.size());
        for (int i = 40; i < 50; i++) {
            assertTrue(listing.file("offsets/" + i).isPresent(), "offsets/" + i);
        }
        listing.problems().forEach(problem -> assertEquals(Kind.VANISHED, problem.kind(), problem::toString));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 25})
    void stopsWhenItIsAskedTo(int after) throws IOException {
        for (int i = 0; i < 30; i++) {
            put("offsets/" + i, bytes(1));
        }
        CancelledException cancelled = new CancelledException();
        ListingProgress stop = (files, folder) -> {
            if (files >= after) {
                throw cancelled;
            }
        };

        assertSame(cancelled, assertThrows(CancelledException.class, () -> storage().list(root(), stop)));
        assertEquals(30, list().root().totalFiles());
    }

    @Test
    void tellsHowFarItIs() throws IOException {
        for (int i = 0; i < 30; i++) {
            put("offsets/" + i, bytes(1));
        }
        List<Long> counts = new ArrayList<>();
        List<String> folders = new ArrayList<>();
        storage().list(root(), (files, folder) -> {
            counts.add(files);
            folders.add(folder);
        });

        assertEquals(counts.stream().sorted().toList(), counts);
        assertEquals(30L, counts.get(counts.size() - 1));
        assertTrue(counts.size() >= 30);
        assertTrue(folders.contains("offsets"), folders::toString);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 513, 65_535, 65_536, 65_537, 300_001})
    void opensFilesOfAnyLength(int length) throws IOException {
        byte[] content = bytes(length);
        put("offsets/0", content);

        assertArrayEquals(content, read("offsets/0"));
        try (InputStream stream = storage().open(root().resolve("offsets/0"))) {
            stream.skipNBytes(length / 2);
            assertArrayEquals(Arrays.copyOfRange(content, length / 2, length), stream.readAllBytes());
            assertEquals(-1, stream.read());
        }
    }

    @Test
    void refusesToReadAFolder() throws IOException {
        put("offsets/0", bytes(1));
        Location folder = root().resolve("offsets");

        for (StorageException failure : List.of(
                assertThrows(StorageException.class, () -> storage().open(folder).close()),
                assertThrows(StorageException.class, () -> storage().openRanges(folder).close()))) {
            assertSays(failure, StorageException.Kind.FAILED, folder);
            assertTrue(failure.getMessage().contains("is a folder"), failure::getMessage);
        }
    }

    @ParameterizedTest
    @CsvSource({
            "0,10,10", "1,1,1", "131071,3,3", "199999,1,1", "199990,100,10", "200000,1,0", "900000000000,5,0", "7,0,0", "3,150000,150000",
            "0,200001,200000"})
    void readsRangesAnywhere(long position, int wanted, int expected) throws IOException {
        byte[] content = bytes(200_000);
        put("state/0/0/1.delta", content);
        byte[] target = new byte[wanted + 4];
        Arrays.fill(target, (byte) 0x5a);
        try (RangeReader ranges = storage().openRanges(root().resolve("state/0/0/1.delta"))) {
            assertEquals(200_000, ranges.length());
            assertEquals(expected, ranges.read(position, target, 2, wanted));
            // and once more, for a reader must not depend on where it stood
            assertEquals(expected, ranges.read(position, target, 2, wanted));
        }
        if (expected > 0) {
            assertArrayEquals(Arrays.copyOfRange(content, (int) position, (int) position + expected), Arrays.copyOfRange(target, 2, 2 + expected));
        }
        assertEquals(0x5a, target[0] + target[1] - 0x5a);
        for (int i = 2 + expected; i < target.length; i++) {
            assertEquals(0x5a, target[i], "behind the range");
        }
    }

    @Test
    void readsRangesBackAndForth() throws IOException {
        byte[] content = bytes(100_000);
        put("a", content);
        Random random = new Random(11);
        try (RangeReader ranges = storage().openRanges(root().resolve("a"))) {
            for (int i = 0; i < 100; i++) {
                int position = random.nextInt(content.length);
                byte[] target = new byte[random.nextInt(2000)];
                int read = ranges.read(position, target, 0, target.length);
                assertEquals(Math.min(target.length, content.length - position), read);
                assertArrayEquals(Arrays.copyOfRange(content, position, position + read), Arrays.copyOf(target, read));
            }
        }
    }

    @Test
    void knowsThatItMayReadItsOwnFiles() throws IOException {
        put("offsets/0", bytes(1));

        assertTrue(storage().access(root().resolve("offsets")).readable());
        assertTrue(storage().access(root().resolve("offsets/0")).readable());
    }

    Listing list() throws StorageException {
        return storage().list(root(), ListingProgress.NONE);
    }

    private byte[] read(String path) throws IOException {
        try (InputStream stream = storage().open(root().resolve(path))) {
            return stream.readAllBytes();
        }
    }

    private static void assertSays(StorageException failure, StorageException.Kind kind, Location place) {
        assertEquals(kind, failure.kind(), failure::toString);
        assertEquals(place.toString(), failure.place());
        assertTrue(failure.getMessage().contains(place.toString()), failure::getMessage);
        assertTrue(failure.getMessage().endsWith("."), failure::getMessage);
        assertTrue(failure.advice().endsWith("."), failure::advice);
    }

    /** Paths and lengths of the files at and below a folder. */
    static Map<String, Long> lengths(Folder folder) {
        Map<String, Long> lengths = new TreeMap<>();
        folder.files().forEach(file -> lengths.put(file.path(), file.bytes()));
        folder.folders().forEach(child -> lengths.putAll(lengths(child)));
        return lengths;
    }

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}

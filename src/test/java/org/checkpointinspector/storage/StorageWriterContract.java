package org.checkpointinspector.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.storage.StorageException.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store that can be changed must do. A test of a store extends this. */
abstract class StorageWriterContract {

    /** The store under test; one object for the whole test. */
    abstract StorageWriter writer();

    /** The same store to be read. */
    abstract Storage storage();

    /** A folder of the test's own; it is there, and empty. */
    abstract Location root();

    /** Whether the store has folders: that can be empty, and be moved in one step. */
    boolean hasFolders() {
        return true;
    }

    /** Whether the store copies by itself. */
    boolean copies() {
        return false;
    }

    @AfterEach
    void closeBoth() {
        writer().close();
        storage().close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 300_001})
    void writesANewFileAndTheFoldersAboveIt(int length) throws IOException {
        write("backup/offsets/0", StorageContract.bytes(length));

        assertEquals(Map.of("backup/offsets/0", (long) length), lengths());
        assertArrayEquals(StorageContract.bytes(length), read("backup/offsets/0"));
    }

    @Test
    void overwritesNothing() throws IOException {
        write("offsets/0", StorageContract.bytes(10));

        assertSays(Kind.EXISTS, "offsets/0", () -> write("offsets/0", StorageContract.bytes(11)));
        assertArrayEquals(StorageContract.bytes(10), read("offsets/0"));
        assertEquals(Map.of("offsets/0", 10L), lengths());
    }

    @Test
    void writesOverWhatACrashLeft() throws IOException {
        write(StorageWriter.partialName("0"), StorageContract.bytes(5));
        write("0", StorageContract.bytes(10));

        assertArrayEquals(StorageContract.bytes(10), read("0"));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 99, 101, 1_000_000})
    void writesNothingOfAnotherLengthThanWasSaid(long said) throws IOException {
        StorageException failure = assertThrows(
                StorageException.class, () -> writer().writeNew(at("offsets/0"), new ByteArrayInputStream(new byte[100]), said));

        assertTrue(failure.getMessage().contains(at("offsets/0").toString()), failure::getMessage);
        assertEquals(Map.of(), lengths());
    }

    @Test
    void writesNothingWhereTheContentBreaksOff() throws IOException {
        StorageException source = new StorageException(Kind.UNAVAILABLE, "hdfs://nn/offsets/0", "The source is gone.", "Try again.", null);
        InputStream content = new InputStream() {
            private int left = 200_000;

            @Override
            public int read() throws IOException {
                if (left-- == 0) {
                    throw source;
                }
                return 7;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (length == 0) {
                    return 0;
                }
                // a byte at a time; InputStream itself would keep the failure to itself
                target[offset] = (byte) read();
                return 1;
            }
        };

        assertSame(source, assertThrows(StorageException.class, () -> writer().writeNew(at("offsets/0"), content, 300_000)));
        assertEquals(Map.of(), lengths());
    }

    @Test
    void writesNothingWhenItIsCancelled() throws IOException {
        CancelledException cancelled = new CancelledException();
        InputStream content = new InputStream() {
            @Override
            public int read() {
                throw cancelled;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                throw cancelled;
            }
        };

        assertSame(cancelled, assertThrows(CancelledException.class, () -> writer().writeNew(at("offsets/0"), content, 10)));
        assertEquals(Map.of(), lengths());
    }

    @Test
    void stopsWhenItsThreadIsInterrupted() throws IOException {
        Thread.currentThread().interrupt();
        try {
            assertThrows(CancelledException.class, () -> write("offsets/0", StorageContract.bytes(10)));
        } finally {
            assertTrue(Thread.interrupted(), "still interrupted");
        }
        assertFalse(lengths().containsKey("offsets/0"));
    }

    @Test
    void refusesToWriteBelowAFile() throws IOException {
        assumeTrue(hasFolders());
        write("offsets", StorageContract.bytes(10));

        assertThrows(StorageException.class, () -> write("offsets/0", StorageContract.bytes(1)));
        assertSays(Kind.EXISTS, "offsets", () -> writer().makeFolder(at("offsets")));
        assertEquals(Map.of("offsets", 10L), lengths());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "100%", "a%20b", "a#b", "a?b", "a+b", "it's", "..two", "~", "café", "日本語", "😀", "-rf"})
    void writesAndMovesAndRemovesOddNames(String name) throws IOException {
        byte[] content = StorageContract.bytes(100);
        write("odd/" + name + "/" + name, content);
        writer().moveFile(at("odd/" + name + "/" + name), at("moved/" + name));

        assertEquals(Map.of("moved/" + name, 100L), lengths());
        assertArrayEquals(content, read("moved/" + name));
        writer().deleteFile(at("moved/" + name));
        assertEquals(Map.of(), lengths());
    }

    @Test
    void movesAFileToANewFolder() throws IOException {
        byte[] content = StorageContract.bytes(100_000);
        write("state/0/1.delta", content);
        write("state/0/2.delta", content);
        writer().moveFile(at("state/0/1.delta"), at("backup/state/0/1.delta"));

        assertEquals(Map.of("state/0/2.delta", 100_000L, "backup/state/0/1.delta", 100_000L), lengths());
        assertArrayEquals(content, read("backup/state/0/1.delta"));
    }

    @Test
    void movesNothingOntoWhatIsThere() throws IOException {
        write("from", StorageContract.bytes(10));
        write("to", StorageContract.bytes(20));
        write("folder/file", StorageContract.bytes(30));

        assertSays(Kind.EXISTS, "to", () -> writer().moveFile(at("from"), at("to")));
        if (hasFolders()) {
            assertSays(Kind.EXISTS, "folder", () -> writer().moveFile(at("from"), at("folder")));
        }
        assertSays(Kind.EXISTS, "from", () -> writer().moveFile(at("from"), at("from")));
        assertEquals(Map.of("from", 10L, "to", 20L, "folder/file", 30L), lengths());
        assertArrayEquals(StorageContract.bytes(20), read("to"));
    }

    @Test
    void saysThatThereIsNothingToMoveOrRemove() throws IOException {
        assertSays(Kind.NOT_FOUND, "from", () -> writer().moveFile(at("from"), at("new/to")));
        assertSays(Kind.NOT_FOUND, "from", () -> writer().deleteFile(at("from")));
        if (hasFolders()) {
            assertSays(Kind.NOT_FOUND, "from", () -> writer().moveFolder(at("from"), at("to")));
        }
        assertEquals(Map.of(), lengths());
    }

    @Test
    void movesAFolderInOneStep() throws IOException {
        write("ck/offsets/0", StorageContract.bytes(10));
        write("ck/state/0/0/1.delta", StorageContract.bytes(20));
        boolean moved = writer().moveFolder(at("ck"), at("trash/today/ck"));

        assertEquals(hasFolders(), moved);
        String now = moved ? "trash/today/ck" : "ck";
        assertEquals(Map.of(now + "/offsets/0", 10L, now + "/state/0/0/1.delta", 20L), lengths());
        assertEquals(moved, storage().list(root(), ListingProgress.NONE).folder("ck").isEmpty());
    }

    @Test
    void movesNoFolderOntoWhatIsThere() throws IOException {
        assumeTrue(hasFolders());
        write("ck/offsets/0", StorageContract.bytes(10));
        write("file", StorageContract.bytes(20));
        writer().makeFolder(at("empty"));
        for (String taken : List.of("file", "empty")) {
            assertSays(Kind.EXISTS, taken, () -> writer().moveFolder(at("ck"), at(taken)));
        }
        assertThrows(StorageException.class, () -> writer().moveFolder(at("file"), at("other")));
        assertThrows(StorageException.class, () -> writer().moveFolder(at("ck"), at("ck/below")));
        assertEquals(Map.of("ck/offsets/0", 10L, "file", 20L), lengths());
    }

    @Test
    void copiesByItselfIfItCan() throws IOException {
        byte[] content = StorageContract.bytes(100_000);
        write("state/1.delta", content);

        assertEquals(copies(), writer().copyNew(at("state/1.delta"), at("backup/1.delta")));
        if (copies()) {
            assertArrayEquals(content, read("backup/1.delta"));
            assertArrayEquals(content, read("state/1.delta"));
            write("other", StorageContract.bytes(10));
            assertSays(Kind.EXISTS, "other", () -> writer().copyNew(at("state/1.delta"), at("other")));
            assertSays(Kind.NOT_FOUND, "none", () -> writer().copyNew(at("none"), at("new")));
            assertArrayEquals(StorageContract.bytes(10), read("other"));
        } else {
            assertEquals(Map.of("state/1.delta", 100_000L), lengths());
        }
    }

    @Test
    void removesAFileAndNothingElse() throws IOException {
        write("offsets/0", StorageContract.bytes(10));
        write("offsets/1", StorageContract.bytes(10));
        writer().deleteFile(at("offsets/0"));

        assertEquals(Map.of("offsets/1", 10L), lengths());
        assertThrows(StorageException.class, () -> writer().deleteFile(at("offsets")));
        assertEquals(Map.of("offsets/1", 10L), lengths());
    }

    @Test
    void makesAndRemovesEmptyFolders() throws IOException {
        writer().makeFolder(at("a/b/c"));
        writer().makeFolder(at("a/b/c"));
        assertEquals(hasFolders(), storage().list(root(), ListingProgress.NONE).folder("a/b/c").isPresent());

        write("a/b/file", new byte[0]);
        assertTrue(writer().deleteEmptyFolder(at("a/b/c")));
        assertTrue(writer().deleteEmptyFolder(at("a/b/c")));
        assertFalse(writer().deleteEmptyFolder(at("a/b")));
        assertEquals(Map.of("a/b/file", 0L), lengths());
    }

    @Test
    void keepsTheTimeOfAFile() throws IOException {
        write("offsets/0", StorageContract.bytes(10));
        assertEquals(hasFolders(), writer().keepAttributes(at("offsets/0"), null, null, null, 1_700_000_000_000L));
        if (hasFolders()) {
            FileEntry entry = storage().list(root(), ListingProgress.NONE).file("offsets/0").orElseThrow();
            assertEquals(1_700_000_000_000L, entry.modifiedMs());
        }
        assertTrue(writer().keepAttributes(at("offsets/0"), null, null, null, null));
    }

    @Test
    void keepsThePermissionsOfAFileAndOfAFolder() throws IOException {
        assumeTrue(hasFolders());
        write("offsets/0", StorageContract.bytes(10));
        Access before = storage().access(at("offsets/0"));
        assertTrue(writer().keepAttributes(at("offsets/0"), before.owner(), before.group(), "rw-r-----", null));
        assertTrue(writer().keepAttributes(at("offsets"), null, null, "rwxr-x--x", null));

        assertEquals("rw-r-----", storage().access(at("offsets/0")).mode());
        assertEquals("rwxr-x--x", storage().access(at("offsets")).mode());
        assertEquals(before.owner(), storage().access(at("offsets/0")).owner());
        assertSays(Kind.NOT_FOUND, "none", () -> writer().keepAttributes(at("none"), null, null, "rw-r-----", null));
    }

    /** Whether the store keeps a checksum of a file of that length. */
    boolean proves(int length) {
        return false;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 300_001, 11_000_000})
    void provesWhatItHolds(int length) throws IOException {
        assumeTrue(proves(length));
        byte[] content = StorageContract.bytes(length);
        write("0", content);
        ContentSums sums = new ContentSums();
        sums.update(content, 0, length);
        StoredChecksums.StoredChecksum stored = storage().capability(StoredChecksums.class).orElseThrow().of(at("0")).orElseThrow();

        assertTrue(sums.match(stored), stored::toString);
        sums.update(content, 0, Math.min(1, length));
        assertEquals(length == 0, sums.match(stored));
    }

    @Test
    void provesNothingThatIsNotThere() {
        assumeTrue(proves(1));
        StoredChecksums checksums = storage().capability(StoredChecksums.class).orElseThrow();
        assertSays(Kind.NOT_FOUND, "none", () -> checksums.of(at("none")));
    }

    /** A change that must fail. */
    @FunctionalInterface
    interface Change {
        void make() throws IOException;
    }

    void assertSays(Kind kind, String path, Change change) {
        StorageException failure = assertThrows(StorageException.class, change::make);
        assertEquals(kind, failure.kind(), failure::toString);
        assertEquals(at(path).toString(), failure.place());
        assertTrue(failure.getMessage().contains(at(path).toString()), failure::getMessage);
        assertTrue(failure.getMessage().endsWith("."), failure::getMessage);
        assertTrue(failure.advice().endsWith("."), failure::advice);
    }

    Location at(String path) {
        return root().resolve(path);
    }

    void write(String path, byte[] content) throws IOException {
        writer().writeNew(at(path), new ByteArrayInputStream(content), content.length);
    }

    byte[] read(String path) throws IOException {
        try (InputStream stream = storage().open(at(path))) {
            return stream.readAllBytes();
        }
    }

    /** All files that are there, with their lengths in bytes; companions and what is left over among them. */
    Map<String, Long> lengths() throws IOException {
        return StorageContract.lengths(storage().list(root(), ListingProgress.NONE).root());
    }
}

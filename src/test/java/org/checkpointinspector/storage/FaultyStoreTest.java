package org.checkpointinspector.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.checkpointinspector.storage.Faults.ProcessEnded;
import org.junit.jupiter.api.Test;

/** The faults that other tests build on happen as they are named. */
class FaultyStoreTest {

    private static final Location ROOT = new Location("memory", "", "/");
    private static final Location FILE = ROOT.resolve("offsets/0");
    private static final Location MOVED = ROOT.resolve("backup/0");

    private final MemoryStore memory = new MemoryStore(true);
    private final Faults faults = new Faults();
    private final Storage storage = new FaultyStorage(memory, faults);
    private final StorageWriter writer = new FaultyWriter(memory, memory, faults);

    @Test
    void leavesAPartWhenTheProcessEndsWhileItWrites() throws IOException {
        faults.once(call -> true, Fault.ENDS_HALF_WAY);
        assertThrows(ProcessEnded.class, () -> write(10));
        assertThrows(ProcessEnded.class, () -> storage.open(FILE).close());
        faults.heal();

        assertEquals(Map.of("offsets/" + StorageWriter.partialName("0"), 5L), lengths());
    }

    @Test
    void leavesBothWhenTheProcessEndsWhileItMoves() throws IOException {
        write(10);
        faults.once(call -> true, Fault.ENDS_HALF_WAY);
        assertThrows(ProcessEnded.class, () -> writer.moveFile(FILE, MOVED));
        faults.heal();

        assertEquals(Map.of("offsets/0", 10L, "backup/0", 10L), lengths());
    }

    @Test
    void losesTheAnswerOrTheRequest() throws IOException {
        faults.once(call -> true, Fault.TIMES_OUT_AFTER);
        assertThrows(StorageException.class, () -> write(10));
        assertEquals(Map.of("offsets/0", 10L), lengths());
        faults.once(call -> true, Fault.TIMES_OUT_BEFORE);
        assertThrows(StorageException.class, () -> writer.deleteFile(FILE));
        assertEquals(Map.of("offsets/0", 10L), lengths());
    }

    @Test
    void lies() throws IOException {
        write(10);
        faults.once(call -> true, Fault.LIES).once(call -> true, Fault.HALF);
        writer.moveFile(FILE, MOVED);
        assertEquals(Map.of("offsets/0", 10L), lengths());
        writer.moveFile(FILE, MOVED);
        assertEquals(Map.of("backup/0", 5L), lengths());
    }

    @Test
    void readsWhatIsNotThere() throws IOException {
        write(10);
        faults.once(call -> true, Fault.HALF).once(call -> true, Fault.OTHER_BYTE).once(call -> true, Fault.UNAVAILABLE);
        assertEquals(5, read().length);
        byte[] other = StorageContract.bytes(10);
        other[5] ^= 1;
        assertArrayEquals(other, read());
        assertThrows(StorageException.class, this::read);
        assertArrayEquals(StorageContract.bytes(10), read());
    }

    @Test
    void failsTheChangeThatIsCounted() throws IOException {
        write(10);
        StorageWriter second = new FaultyWriter(memory, memory, Faults.atChange(1, Fault.DENIED));
        second.makeFolder(ROOT.resolve("a"));
        assertEquals(
                StorageException.Kind.DENIED, assertThrows(StorageException.class, () -> second.deleteFile(FILE)).kind());
        second.deleteFile(FILE);
        assertEquals(1, faults.changes());
    }

    private void write(int length) throws IOException {
        writer.writeNew(FILE, new ByteArrayInputStream(StorageContract.bytes(length)), length);
    }

    private byte[] read() throws IOException {
        try (InputStream stream = storage.open(FILE)) {
            return stream.readAllBytes();
        }
    }

    private Map<String, Long> lengths() throws IOException {
        return StorageContract.lengths(memory.list(ROOT, ListingProgress.NONE).root());
    }
}

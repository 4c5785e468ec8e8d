package org.checkpointinspector.app.ui.details;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.checkpointinspector.app.ui.DirectTaskRunner;
import org.checkpointinspector.app.ui.FaultyBackend;
import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytesViewModelTest {
    private static final long TEN_GIB = 10L << 30;

    @TempDir
    Path folder;

    private final FaultyBackend backend = new FaultyBackend();
    private final BytesViewModel bytes = new BytesViewModel(new DirectTaskRunner());
    private Storage storage;

    @BeforeEach
    void open() throws IOException {
        storage = backend.open(Location.parse(folder.toString()), ConnectionOptions.NONE);
    }

    @Test
    void aFileOfTenGibibytesIsReadOnlyWhereItIsLookedAt() throws IOException {
        Path big = folder.resolve("big");
        try (RandomAccessFile sparse = new RandomAccessFile(big.toFile(), "rw")) {
            sparse.setLength(TEN_GIB);
            sparse.seek(TEN_GIB - 2);
            sparse.write(new byte[] {0x12, 0x34});
        }
        bytes.show(storage, Location.parse(big.toString()), null);
        assertEquals(TEN_GIB, bytes.length());
        see(TEN_GIB - 1);
        assertEquals(0x34, bytes.byteAt(TEN_GIB - 1));
        assertEquals(0x12, bytes.byteAt(TEN_GIB - 2));
        assertEquals(-1, bytes.byteAt(TEN_GIB));
        see(5L << 30);
        assertEquals(0, bytes.byteAt(5L << 30));
        assertTrue(backend.rangeReads.get() <= 4, () -> backend.rangeReads + " reads");
    }

    @Test
    void theMarkIsTheByteOfTheFinding() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[100]);
        Location location = Location.parse(file.toString());
        bytes.show(storage, location, 42L);
        assertEquals(42, bytes.marked().get());
        assertEquals(42, bytes.caret().get());
        bytes.show(storage, location, 100L);
        assertEquals(100, bytes.marked().get(), "the byte that is missing at the end of a cut file can be marked");
        assertEquals(99, bytes.caret().get());
        bytes.show(storage, location, null);
        assertEquals(-1, bytes.marked().get());
    }

    @Test
    void theCaretStaysInTheFileAndTheSelectionGrowsFromItsAnchor() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[100]);
        bytes.show(storage, Location.parse(file.toString()), null);
        bytes.moveTo(-5, false);
        assertEquals(0, bytes.caret().get());
        bytes.moveTo(10, false);
        bytes.moveTo(1_000, true);
        assertEquals(10, bytes.selectionStart());
        assertEquals(100, bytes.selectionEnd());
        bytes.moveTo(4, true);
        assertEquals(4, bytes.selectionStart());
        assertEquals(11, bytes.selectionEnd());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            8191   | 8191
            8,191  | 8191
            0x1fff | 8191
            0X1FFF | 8191
            ' 7 '  | 7
            """)
    void offsetsAreReadAsPeopleWriteThem(String text, long offset) throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[10_000]);
        bytes.show(storage, Location.parse(file.toString()), null);
        assertEquals(OptionalLong.of(offset), bytes.offsetOf(text));
    }

    @ParameterizedTest
    @CsvSource({"10000", "-1", "abc", "0x", "''", "99999999999999999999"})
    void whatIsNoOffsetInTheFileIsNone(String text) throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[10_000]);
        bytes.show(storage, Location.parse(file.toString()), null);
        assertEquals(OptionalLong.empty(), bytes.offsetOf(text));
    }

    @Test
    void aFileThatMayNotBeReadSaysSo() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[10]);
        backend.deny(file.toString());
        bytes.show(storage, Location.parse(file.toString()), null);
        Loaded.Failed<?> failed = assertInstanceOf(Loaded.Failed.class, bytes.state().get());
        assertTrue(failed.what().contains("may not read"), failed.what());
    }

    /** The first look asks for the block, the second one sees it. */
    private void see(long offset) {
        bytes.byteAt(offset);
    }
}

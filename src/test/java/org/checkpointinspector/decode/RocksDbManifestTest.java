package org.checkpointinspector.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** MANIFESTs made byte by byte, as {@code VersionEdit::EncodeTo} and {@code log::Writer} of RocksDB do. */
class RocksDbManifestTest {

    private static final int BLOCK = 32 << 10;
    /** Comparator, log number 4, next file 12, last sequence 7. */
    private static final byte[] BEGIN = bytes(1, 1, 'c', 2, 4, 3, 12, 4, 7);

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** In the form of RocksDB 5 and later: level 0, number, 200 bytes, keys "a" and "b", two sequences, one more field of two bytes, the end. */
    private static byte[] added(int number) {
        return bytes(103, 0, number, 0xc8, 1, 1, 'a', 1, 'b', 1, 2, 5, 2, 9, 9, 1);
    }

    private static byte[] removed(int number) {
        return bytes(6, 0, number);
    }

    private RocksDbManifestTest record(byte[]... edits) throws IOException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] edit : edits) {
            joined.write(edit);
        }
        return piece(1, joined.toByteArray());
    }

    private RocksDbManifestTest piece(int type, byte[] content) throws IOException {
        byte[] summed = new byte[content.length + 1];
        summed[0] = (byte) type;
        System.arraycopy(content, 0, summed, 1, content.length);
        log.write(ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN).putInt(RocksDbChecksum.masked(summed, 0, summed.length)).putShort((short) content.length).array());
        log.write(summed);
        return this;
    }

    private RocksDbManifest read() throws IOException {
        return RocksDbManifest.read(new ByteArrayInputStream(log.toByteArray()));
    }

    @Test
    void namesTheTableThatIsNotThere() throws IOException {
        RocksDbManifest manifest = record(BEGIN, added(8)).record(added(9), added(10)).record(removed(8)).read();
        assertEquals(Optional.empty(), manifest.trouble());
        assertEquals(Optional.empty(), manifest.missing(Set.of("000009.sst", "000010.sst")));
        assertEquals(Optional.of("000010.sst"), manifest.missing(Set.of("000009.sst", "000008.sst")));
    }

    @Test
    void aTableThatOnlyMovesToAnotherLevelStays() throws IOException {
        RocksDbManifest manifest = record(BEGIN, added(8)).record(removed(8), added(8)).read();
        assertEquals(Optional.of("000008.sst"), manifest.missing(Set.of()));
    }

    @Test
    void theEntriesWithoutWhichNoDatabaseOpensMustBeThere() throws IOException {
        assertEquals(Optional.of("no log_file_number, next_file_number, last_sequence entry in MANIFEST"), read().trouble());
        assertEquals(Optional.of("no next_file_number entry in MANIFEST"), record(bytes(2, 4, 4, 7)).read().trouble());
    }

    @Test
    void aRecordMayLieInPiecesOverSeveralBlocks() throws IOException {
        byte[] comparator = new byte[BLOCK + 100];
        Arrays.fill(comparator, (byte) 'x');
        ByteArrayOutputStream edit = new ByteArrayOutputStream();
        edit.write(1);
        edit.write(bytes(0xe4, 0x80, 2));
        edit.write(comparator);
        edit.write(bytes(2, 4, 3, 12, 4, 7));
        edit.write(added(11));
        byte[] whole = edit.toByteArray();
        int first = BLOCK - 7;
        piece(2, Arrays.copyOf(whole, first)).piece(4, Arrays.copyOfRange(whole, first, whole.length));
        assertEquals(Optional.empty(), read().trouble());
        assertEquals(Optional.of("000011.sst"), read().missing(Set.of()));
    }

    @Test
    void aRecordThatTheEndCutsOffIsTheEnd() throws IOException {
        record(BEGIN, added(8)).record(added(9));
        byte[] cut = Arrays.copyOf(log.toByteArray(), log.size() - 3);
        RocksDbManifest manifest = RocksDbManifest.read(new ByteArrayInputStream(cut));
        assertEquals(Optional.empty(), manifest.trouble());
        assertEquals(Optional.empty(), manifest.missing(Set.of("000008.sst")));
    }

    @Test
    void aRecordIsHeldAgainstItsChecksum() throws IOException {
        record(BEGIN, added(8));
        byte[] changed = log.toByteArray();
        changed[12] ^= 1;
        assertEquals(Optional.of("Corruption: checksum mismatch"), RocksDbManifest.read(new ByteArrayInputStream(changed)).trouble());
    }

    @Test
    void whatIsNotKnownIsNoReasonForAnAlarm() throws IOException {
        RocksDbManifest manifest = record(bytes(77, 1, 2, 3)).record(added(8)).read();
        assertEquals(Optional.empty(), manifest.trouble());
        assertEquals(Optional.empty(), manifest.missing(Set.of()));
        // a tag from 8192 on says that it may be passed over
        assertEquals(Optional.of("000008.sst"), new RocksDbManifestTest().record(BEGIN, bytes(0x81, 0x40, 2, 5, 5), added(8)).read().missing(Set.of()));
    }

    @Test
    void noRecordBringsItDown() throws IOException {
        Random random = new Random(41);
        for (int round = 0; round < 3_000; round++) {
            byte[] edit = new byte[random.nextInt(60)];
            random.nextBytes(edit);
            if (edit.length > 0) {
                edit[0] = (byte) new int[] {1, 2, 5, 6, 7, 100, 102, 103, 200, 201, 202, 300}[random.nextInt(12)];
            }
            RocksDbManifest manifest = new RocksDbManifestTest().record(BEGIN).record(edit).read();
            assertTrue(manifest.trouble().isEmpty());
            manifest.missing(Set.of());
        }
    }
}

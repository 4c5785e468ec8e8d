package org.checkpointinspector.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.codec.Codec;
import org.checkpointinspector.codec.Compression;
import org.checkpointinspector.decode.StateFile.Reason;
import org.checkpointinspector.decode.StateFileDecoder.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StateFileDecoderTest {

    private static final byte[] K1 = "key one ".getBytes(UTF_8);
    private static final byte[] K2 = "key two ".getBytes(UTF_8);
    private static final byte[] VALUE = "a value of 24 characters".getBytes(UTF_8);
    private static final int LZ4_END_BLOCK = 21;
    private static final int SNAPPY_HEADER = 16;

    private static StateRecordsWriter records() {
        return new StateRecordsWriter();
    }

    private static byte[] delta() {
        return records().put(K1, VALUE).delete(K2).put(K2, VALUE).end();
    }

    @ParameterizedTest
    @EnumSource
    void countsTheRecordsOfADelta(Codec codec) {
        StateFile file = new StateFileDecoder(Format.DELTA).decode(Compression.compress(codec, delta())).value().orElseThrow();
        FirstRow first = new FirstRow(K1, K1.length, VALUE, VALUE.length, codec == Codec.SNAPPY ? SNAPPY_HEADER : 0);
        assertEquals(new StateFile(codec, 0, List.of(), 2, 0, 1, 0, 24, 48, delta().length, first, null), file);
    }

    @Test
    void keepsTheBeginningOfTheFirstRowThatIsPut() {
        byte[] large = new byte[3 * FirstRow.MOST_BYTES];
        Arrays.fill(large, (byte) 7);
        byte[] stored = Compression.compress(Codec.LZ4, records().delete(K2).put(K1, large).put(K2, VALUE).end());
        FirstRow first = new StateFileDecoder(Format.DELTA).decode(stored).value().orElseThrow().firstRow();
        assertEquals(new FirstRow(K1, K1.length, Arrays.copyOf(large, FirstRow.MOST_BYTES), large.length, 0), first);
        assertNull(new StateFileDecoder(Format.DELTA).decode(Compression.compress(Codec.LZ4, records().delete(K2).end())).value().orElseThrow().firstRow());
        assertNull(new StateFileDecoder(Format.CHANGELOG).decode(stored).value().orElseThrow().firstRow());
    }

    @ParameterizedTest
    @EnumSource
    void showsTheRecordsInOrder(Codec codec) throws IOException {
        List<String> seen = new ArrayList<>();
        new StateFileDecoder(Format.DELTA).visit(new ByteArrayInputStream(Compression.compress(codec, delta())), new Seen(seen));
        assertEquals(List.of("key one =a value of 24 characters", "key two -", "key two =a value of 24 characters"), seen);
    }

    @Test
    void neverLooksBehindTheEndMark() {
        byte[] content = StateRecordsWriter.joined(delta(), new byte[] {1, 2, 3});
        byte[] stored = StateRecordsWriter.joined(Compression.compress(Codec.LZ4, content), "garbage".getBytes(UTF_8));
        assertTrue(new StateFileDecoder(Format.DELTA).decode(stored).value().isPresent());
    }

    @Test
    void isWholeWithoutTheEndBlockAndDamagedWithoutAnythingMore() {
        byte[] stored = Compression.compress(Codec.LZ4, delta());
        for (int length = 0; length < stored.length; length++) {
            Decoded<StateFile> decoded = new StateFileDecoder(Format.DELTA).decode(Arrays.copyOf(stored, length));
            assertEquals(length >= stored.length - LZ4_END_BLOCK, decoded.value().isPresent(), "cut after " + length);
            if (decoded.damage().isPresent()) {
                assertEquals("java.io.EOFException", fault(decoded).exception());
                assertEquals(length, decoded.damage().get().storedOffset());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void noPrefixOfTheContentIsWhole(Codec codec) {
        byte[] content = delta();
        for (int length = 1; length < content.length; length++) {
            Decoded<StateFile> decoded = new StateFileDecoder(Format.DELTA).decode(Compression.compress(codec, Arrays.copyOf(content, length)));
            assertEquals(Reason.END, fault(decoded).reason(), "content of " + length);
        }
    }

    @Test
    void tellsAnEmptyFile() {
        Decoded<StateFile> decoded = new StateFileDecoder(Format.SNAPSHOT).decode(new byte[0]);
        assertEquals(Damage.Kind.EMPTY, decoded.damage().orElseThrow().kind());
        assertEquals("java.io.EOFException", fault(decoded).exception());
    }

    @Test
    void tellsImpossibleLengths() {
        assertEquals("key size cannot be -5", fault(Format.DELTA, records().put(K1, VALUE).number(-5).bytes()).message());
        assertEquals(Reason.VALUE_SIZE, fault(Format.SNAPSHOT, records().delete(K1).end()).reason());
        assertEquals(Reason.MEMORY, fault(Format.DELTA, records().number(Integer.MAX_VALUE).bytes()).reason());
        assertEquals(Reason.END, fault(Format.DELTA, records().number(1000).raw(K1).bytes()).reason());
    }

    @Test
    void saysWhereInTheContentItStumbles() {
        byte[] content = records().put(K1, VALUE).number(-5).bytes();
        Damage damage = new StateFileDecoder(Format.DELTA).decode(Compression.compress(Codec.LZ4, content)).damage().orElseThrow();
        assertEquals(content.length, damage.decodedOffset());
        assertEquals(0, damage.storedOffset());
    }

    @Test
    void readsWithTheConfiguredCodecWhateverTheBytesShow() {
        byte[] zstd = Compression.compress(Codec.ZSTD, delta());
        byte[] lz4 = Compression.compress(Codec.LZ4, delta());
        assertEquals("java.io.IOException", fault(new StateFileDecoder(Format.DELTA, Codec.LZ4, false).decode(zstd)).exception());
        StateFile.Fault fault = fault(new StateFileDecoder(Format.DELTA, Codec.ZSTD, false).decode(lz4));
        assertEquals("com.github.luben.zstd.ZstdIOException", fault.exception());
        assertEquals("Unknown frame descriptor", fault.message());
    }

    @Test
    void readsChangelogsOfEveryVersion() {
        String lineage = "[{\"version\":6,\"checkpointUniqueId\":\"a\"},{\"version\":7,\"checkpointUniqueId\":\"b\"}]";
        byte[] typed = records().oneByte(1).put(K1, VALUE).oneByte(0x11).put(K1, VALUE).oneByte(0x10).delete(K2).oneByte(0x20).put(K1, K2).oneByte(0).bytes();
        StateFile one = changelog(delta());
        assertEquals(List.of(1, 2L, 1L), List.of(one.changelogVersion(), one.puts(), one.deletes()));
        StateFile two = changelog(StateRecordsWriter.joined(records().utf("v2").bytes(), typed));
        assertEquals(List.of(2, 1L, 1L, 1L, 1L), List.of(two.changelogVersion(), two.puts(), two.merges(), two.deletes(), two.rangeDeletes()));
        StateFile three = changelog(StateRecordsWriter.joined(records().utf("v3").utf(lineage).bytes(), delta()));
        assertEquals(List.of(new StateFile.Ancestor(6, "a"), new StateFile.Ancestor(7, "b")), three.lineage());
        assertEquals(Optional.of("b"), three.uniqueIdOf(7));
        assertEquals(4, changelog(StateRecordsWriter.joined(records().utf("v4").utf(lineage).bytes(), typed)).changelogVersion());
    }

    @Test
    void takesForVersionOneWhatHasNoHeader() {
        assertEquals(1, changelog(records().end()).changelogVersion());
        // a key of 74,752 bytes: its length begins as the text "$" would
        assertEquals(1, changelog(records().put(new byte[74_752], VALUE).end()).changelogVersion());
        // 0x00017600 begins as a text of one byte, 'v'
        assertEquals(1, changelog(records().put(new byte[0x17600], VALUE).end()).changelogVersion());
    }

    @Test
    void tellsBrokenChangelogs() {
        assertEquals(Reason.CHANGELOG_VERSION, fault(Format.CHANGELOG, records().utf("v9").bytes()).reason());
        assertEquals(Reason.RECORD_TYPE, fault(Format.CHANGELOG, records().utf("v2").oneByte(0x33).bytes()).reason());
        assertEquals("Found invalid record type for value=51", fault(Format.CHANGELOG, records().utf("v2").oneByte(0x33).bytes()).message());
        assertEquals("java.lang.NegativeArraySizeException", fault(Format.CHANGELOG, records().utf("v2").oneByte(1).number(-7).bytes()).exception());
        assertEquals(Reason.LINEAGE, fault(Format.CHANGELOG, records().utf("v3").utf("[{").end()).reason());
        assertEquals("org.json4s.MappingException", fault(Format.CHANGELOG, records().utf("v3").utf("[{}]").end()).exception());
        assertEquals(Reason.END, fault(Format.CHANGELOG, records().utf("v4").bytes()).reason());
        assertEquals(Reason.END, fault(Format.CHANGELOG, new byte[] {0}).reason());
    }

    @Test
    void holdsRowsAgainstTheirChecksums() {
        byte[] value = StateRecordsWriter.joined(StateRecordsWriter.checksum(K1, VALUE), VALUE);
        byte[] deleted = StateRecordsWriter.joined(StateRecordsWriter.checksum(K2), K2);
        StateFileDecoder checking = new StateFileDecoder(Format.DELTA, null, true);
        byte[] whole = records().put(K1, value).delete(deleted).end();
        assertTrue(checking.decode(Compression.compress(Codec.LZ4, whole)).value().isPresent());
        for (int flipped : new int[] {4, 4 + K1.length + 4, 4 + K1.length + 4 + 10, whole.length - 12}) {
            byte[] broken = whole.clone();
            broken[flipped] ^= 1;
            assertEquals(Reason.ROW_CHECKSUM, fault(checking.decode(Compression.compress(Codec.LZ4, broken))).reason(), "byte " + flipped);
        }
    }

    @Test
    void stripsTheChecksumsOfRows() throws IOException {
        byte[] value = StateRecordsWriter.joined(StateRecordsWriter.checksum(K1, VALUE), VALUE);
        byte[] deleted = StateRecordsWriter.joined(StateRecordsWriter.checksum(K2), K2);
        List<String> seen = new ArrayList<>();
        byte[] stored = Compression.compress(Codec.LZ4, records().put(K1, value).delete(deleted).end());
        new StateFileDecoder(Format.DELTA, null, true).visit(new ByteArrayInputStream(stored), new Seen(seen));
        assertEquals(List.of("key one =a value of 24 characters", "key two -"), seen);
    }

    @Test
    void everySurpriseEndsInAnAnswer() {
        Random random = new Random(9);
        byte[] content = StateRecordsWriter.joined(records().utf("v3").utf("[]").bytes(), delta());
        for (int i = 0; i < 5_000; i++) {
            byte[] changed = content.clone();
            for (int j = 0; j < 1 + i % 4; j++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            Format format = Format.values()[i % 3];
            Decoded<StateFile> decoded = new StateFileDecoder(format).decode(Compression.compress(Codec.LZ4, changed));
            assertEquals(decoded.damage().isPresent(), decoded.readable().orElseThrow().fault() != null);
        }
    }

    private static StateFile changelog(byte[] content) {
        StateFile file = new StateFileDecoder(Format.CHANGELOG).decode(Compression.compress(Codec.LZ4, content)).value().orElseThrow();
        assertNull(file.fault());
        return file;
    }

    private static StateFile.Fault fault(Format format, byte[] content) {
        return fault(new StateFileDecoder(format).decode(Compression.compress(Codec.LZ4, content)));
    }

    private static StateFile.Fault fault(Decoded<StateFile> decoded) {
        assertTrue(decoded.damage().isPresent(), "damage expected");
        return decoded.readable().orElseThrow().fault();
    }

    /** Writes down what it sees. */
    private record Seen(List<String> seen) implements StateRecordVisitor {
        @Override
        public void put(Slice key, Slice value) {
            seen.add(text(key) + "=" + text(value));
        }

        @Override
        public void merge(Slice key, Slice value) {
            seen.add(text(key) + "+" + text(value));
        }

        @Override
        public void delete(Slice key) {
            seen.add(text(key) + "-");
        }

        @Override
        public void deleteRange(Slice first, Slice last) {
            seen.add(text(first) + ".." + text(last));
        }

        private static String text(Slice slice) {
            return new String(slice.copy(), UTF_8);
        }
    }
}

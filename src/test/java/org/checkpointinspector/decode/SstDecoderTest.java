package org.checkpointinspector.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that real RocksDB wrote for real Spark. */
class SstDecoderTest {

    private static final int FOOTER = 53;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"3.5.9-agg-rocksdb", "4.0.4-tws-basic", "4.1.3-agg-rocksdb", "4.2.0-join-rocksdb-v4"})
    void tablesOfRocksDbAreWhole(String golden) throws IOException {
        List<Path> tables = tables(golden);
        assertTrue(tables.size() > 2, golden);
        for (Path table : tables) {
            SstFile file = new SstDecoder().decode(Files.readAllBytes(table)).value().orElseThrow();
            assertEquals(5, file.formatVersion());
            assertTrue(file.dataBlocks() > 0);
            assertEquals("leveldb.BytewiseComparator", file.properties().get("rocksdb.comparator"));
            assertNull(file.damaged());
        }
    }

    @Test
    void noFlippedBitPasses() throws IOException {
        byte[] stored = Files.readAllBytes(tables("4.1.3-agg-rocksdb").get(0));
        boolean[] parts = new boolean[SstFile.Part.values().length];
        for (int at = 0; at < stored.length - FOOTER; at++) {
            byte[] flipped = stored.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            Decoded<SstFile> decoded = new SstDecoder().decode(flipped);
            Damage damage = decoded.damage().orElseThrow();
            assertEquals(Damage.Kind.CHECKSUM, damage.kind(), "byte " + at);
            assertTrue(damage.storedOffset() <= at, "byte " + at + " is in a block that begins at " + damage.storedOffset());
            parts[decoded.readable().orElseThrow().damaged().ordinal()] = true;
        }
        assertEquals("[true, true, true]", Arrays.toString(parts), "metadata, data and filter were hit");
    }

    @Test
    void noTruncatedTableIsWhole() throws IOException {
        byte[] stored = Files.readAllBytes(tables("4.1.3-agg-rocksdb").get(0));
        for (int length = 0; length < stored.length; length++) {
            Decoded<SstFile> decoded = new SstDecoder().decode(Arrays.copyOf(stored, length));
            assertEquals(SstFile.Part.METADATA, decoded.readable().orElseThrow().damaged(), "cut after " + length);
        }
    }

    @Test
    void saysWhatRocksDbSays() throws IOException {
        byte[] stored = Files.readAllBytes(tables("4.1.3-agg-rocksdb").get(0));
        stored[stored.length - 1] ^= 1;
        assertTrue(new SstDecoder().decode(stored).damage().orElseThrow().detail().startsWith("Bad table magic number: expected 9863518390377041911, found "));
        stored[stored.length - 1] ^= 1;
        stored[0] ^= 1;
        assertTrue(new SstDecoder().decode(stored).damage().orElseThrow().detail().startsWith("block checksum mismatch: stored = "));
    }

    @Test
    void hostileFootersEndInAnAnswer() throws IOException {
        byte[] stored = Files.readAllBytes(tables("4.1.3-agg-rocksdb").get(0));
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = stored.clone();
            for (int j = 0; j < 1 + i % 6; j++) {
                changed[changed.length - 1 - random.nextInt(FOOTER)] = (byte) random.nextInt();
            }
            new SstDecoder().decode(changed);
        }
    }

    @Test
    void computesXxh3AsPublished() {
        assertEquals(0x2d06800538d394c2L, hash(""));
        assertEquals(0xe6c632b61e964e1fL, hash("a"));
        assertEquals(0x78af5f94892f3950L, hash("abc"));
    }

    private static long hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Xxh3.hash(bytes, 0, bytes.length);
    }

    private List<Path> tables(String golden) throws IOException {
        GoldenCheckpoints.unpack(golden, folder);
        try (Stream<Path> files = Files.walk(folder)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".sst")).sorted().toList());
        }
    }
}

package org.checkpointinspector.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.codec.Codec;
import org.checkpointinspector.codec.Compression;
import org.checkpointinspector.decode.StateFileDecoder.Format;
import org.junit.jupiter.api.Test;

class KeyCountTest {

    private static final long MUCH = 1L << 28;

    private final Random random = new Random(5);
    private final Set<Integer> living = new HashSet<>();

    private byte[] file(int records, int keys, boolean snapshot) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(content);
        for (int i = 0; i < records; i++) {
            int key = snapshot ? i : random.nextInt(keys);
            boolean puts = snapshot || random.nextInt(3) > 0;
            byte[] bytes = ByteBuffer.allocate(8 + key % 19).putInt(key).array();
            out.writeInt(bytes.length);
            out.write(bytes);
            out.writeInt(puts ? 3 : -1);
            out.write(new byte[puts ? 3 : 0]);
            if (puts) {
                living.add(key);
            } else {
                living.remove(key);
            }
        }
        out.writeInt(-1);
        return Compression.compress(Codec.LZ4, content.toByteArray());
    }

    @Test
    void keysAreCountedOverAChain() throws IOException {
        AtomicLong memory = new AtomicLong(MUCH);
        KeyCount keys = new KeyCount(3, memory);
        new StateFileDecoder(Format.SNAPSHOT).counting(keys).decode(file(100_000, 0, true));
        new StateFileDecoder(Format.DELTA).counting(keys).decode(file(400_000, 180_000, false));
        assertEquals(OptionalLong.empty(), keys.keys(), "a file is lacking");
        new StateFileDecoder(Format.DELTA).counting(keys).decode(file(10, 5, false));
        assertEquals(OptionalLong.of(living.size()), keys.keys());
        assertEquals(MUCH, memory.get());
    }

    @Test
    void anEmptyFileHasNoKeys() throws IOException {
        KeyCount keys = new KeyCount(1, new AtomicLong(MUCH));
        new StateFileDecoder(Format.DELTA).counting(keys).decode(file(0, 1, false));
        assertEquals(OptionalLong.of(0), keys.keys());
    }

    @Test
    void whatDoesNotFitMemoryIsNotCounted() throws IOException {
        AtomicLong memory = new AtomicLong(1 << 18);
        KeyCount keys = new KeyCount(1, memory);
        new StateFileDecoder(Format.SNAPSHOT).counting(keys).decode(file(100_000, 0, true));
        assertEquals(OptionalLong.empty(), keys.keys());
        assertEquals(1 << 18, memory.get());
    }

    @Test
    void ofADamagedFileNothingIsCounted() throws IOException {
        AtomicLong memory = new AtomicLong(MUCH);
        KeyCount keys = new KeyCount(1, memory);
        byte[] stored = file(100_000, 0, true);
        stored[stored.length / 2] ^= 1;
        assertEquals(Damage.Kind.CHECKSUM, new StateFileDecoder(Format.SNAPSHOT).counting(keys).decode(stored).damage().orElseThrow().kind());
        assertEquals(OptionalLong.empty(), keys.keys());
        assertEquals(MUCH, memory.get());
    }
}

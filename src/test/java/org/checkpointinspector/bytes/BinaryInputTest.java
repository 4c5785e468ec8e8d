package org.checkpointinspector.bytes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BinaryInputTest {

    @Test
    void readsNumbersOfBothOrders() throws Exception {
        ByteBuffer written = ByteBuffer.allocate(26);
        written.putShort((short) 0xfedc).putInt(-2).putLong(Long.MIN_VALUE + 1);
        written.order(ByteOrder.LITTLE_ENDIAN).putInt(0x80000001).putLong(-3L);
        BinaryInput input = input(written.array());

        assertEquals(0xfedc, input.uint16("a"));
        assertEquals(-2, input.int32("b"));
        assertEquals(Long.MIN_VALUE + 1, input.int64("c"));
        assertEquals(0x80000001, input.int32LittleEndian("d"));
        assertEquals(-3L, input.int64LittleEndian("e"));
        assertEquals(26, input.position());
        assertEquals(-1, input.next());
        assertEquals(26, input.position());
    }

    @Test
    void readsRunsOfBytesThatTrickleIn() throws Exception {
        byte[] written = new byte[20_001];
        new Random(7).nextBytes(written);
        BinaryInput input = new BinaryInput(new Trickle(written));

        assertEquals(written[0] & 0xff, input.next());
        assertArrayEquals(Arrays.copyOfRange(written, 1, 20_001), input.bytes(20_000, "the rest"));
        assertArrayEquals(new byte[0], input.bytes(0, "nothing"));
        assertEquals(20_001, input.position());
    }

    @Test
    void findsAMissingEndWhereTheFileEnds() throws Exception {
        BinaryInput input = input(new byte[7]);
        input.int32("the first number");

        Damage damage = assertThrows(DamageException.class, () -> input.int32("the second number")).damage();

        assertEquals(Damage.at(7, Damage.Kind.TRUNCATED, "The file ends in the second number: 3 of 4 bytes are there."), damage);
    }

    @Test
    void takesNoMemoryForWhatALengthOnlyPromises() {
        BinaryInput input = input(new byte[9]);

        Damage damage = assertThrows(DamageException.class, () -> input.bytes(Integer.MAX_VALUE, "the key")).damage();

        assertEquals(9, damage.storedOffset());
        assertEquals("The file ends in the key: 9 of 2147483647 bytes are there.", damage.detail());
    }

    private static BinaryInput input(byte[] bytes) {
        return new BinaryInput(new ByteArrayInputStream(bytes));
    }

    /** Gives at most three bytes a read, as a network does. */
    private static final class Trickle extends InputStream {
        private final ByteArrayInputStream all;

        Trickle(byte[] bytes) {
            all = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return all.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return all.read(target, offset, Math.min(3, length));
        }
    }
}

package org.checkpointinspector.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages bytes in the ways disks, networks, editors and attackers do. The same seed gives the same damages. */
final class Mutations {

    private static final List<String> MORSELS = List.of("null", "true", "\"x\"", "{}", "[]", "0", "-1", "1.5", "1e400", "\"", "\\", "\\u12", "{", "}", "[", "]", ":",
            ",", "\n", "\r", "\r\n", "\n\n", " ", "-", "v", "v2", "v99", "\t", "\0", "\uFEFF", "😀", "99999999999999999999", "{\"a\":", "\"json\":\"{}\",");
    private static final byte[][] NOT_UTF8 = {{(byte) 0xFF}, {(byte) 0xC3}, {(byte) 0xE2, (byte) 0x82}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, {(byte) 0xC0, (byte) 0x80}};
    private static final int[] LENGTHS = {0, 1, -1, 0x7FFF, 0xFFFF, 0x10000, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE - 8, 1 << 24};

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    /** One to three damages, one after the other. */
    byte[] of(byte[] good) {
        byte[] bytes = good;
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes = once(bytes);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        return switch (random.nextInt(12)) {
            case 0, 1 -> flip(bytes);
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> insert(bytes, at, MORSELS.get(random.nextInt(MORSELS.size())).getBytes(StandardCharsets.UTF_8));
            case 4 -> insert(bytes, at, NOT_UTF8[random.nextInt(NOT_UTF8.length)]);
            case 5 -> insert(bytes, at, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(200))));
            case 6 -> zero(bytes, at);
            case 7 -> length(bytes, at);
            case 8 -> digits(bytes);
            case 9 -> remove(bytes, at);
            case 10 -> random.nextInt(50) == 0 ? bomb(bytes, at) : flip(bytes);
            default -> random.nextInt(50) == 0 ? insert(bytes, at, "9".repeat(random.nextInt(5000)).getBytes(StandardCharsets.UTF_8)) : digits(bytes);
        };
    }

    private byte[] flip(byte[] bytes) {
        byte[] flipped = bytes.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] zero(byte[] bytes, int at) {
        byte[] zeroed = bytes.clone();
        Arrays.fill(zeroed, at, Math.min(bytes.length, at + 1 + random.nextInt(512)), (byte) 0);
        return zeroed;
    }

    /** Writes an implausible number of two or four bytes, in either order, over what may be a length. */
    private byte[] length(byte[] bytes, int at) {
        byte[] lied = Arrays.copyOf(bytes, Math.max(bytes.length, at + Integer.BYTES));
        int length = LENGTHS[random.nextInt(LENGTHS.length)];
        if (random.nextBoolean()) {
            ByteBuffer.wrap(lied).putInt(at, random.nextBoolean() ? length : Integer.reverseBytes(length));
        } else {
            ByteBuffer.wrap(lied).putShort(at, (short) length);
        }
        return lied;
    }

    private byte[] digits(byte[] bytes) {
        byte[] changed = bytes.clone();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] >= '0' && changed[i] <= '9' && random.nextInt(8) == 0) {
                changed[i] = (byte) ('0' + random.nextInt(10));
            }
        }
        return changed;
    }

    private byte[] remove(byte[] bytes, int at) {
        int end = Math.min(bytes.length, at + 1 + random.nextInt(40));
        return insert(Arrays.copyOf(bytes, at), at, Arrays.copyOfRange(bytes, end, bytes.length));
    }

    /** Nests deeper than any stack, or repeats more than any memory should hold. */
    private byte[] bomb(byte[] bytes, int at) {
        String unit = List.of("[", "{\"a\":", "[[],", "\n", "{},", "\"").get(random.nextInt(6));
        return insert(bytes, at, unit.repeat(1 + random.nextInt(100_000)).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] insert(byte[] bytes, int at, byte[] what) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + what.length);
        out.write(bytes, 0, at);
        out.writeBytes(what);
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }
}

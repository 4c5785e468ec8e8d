package org.checkpointinspector.row;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes as tests write them down. */
final class Hex {
    private Hex() {}

    /** Hexadecimal digits; blanks do not count. */
    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }

    /** Words of eight bytes, low byte first. */
    static byte[] words(long... words) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long word : words) {
            bytes.putLong(word);
        }
        return bytes.array();
    }

    /** The slot of a value that lies elsewhere. */
    static long slot(int offset, int size) {
        return (long) offset << 32 | size;
    }

    /** Up to eight characters of ASCII as a word, padded with zeros. */
    static long text(String ascii) {
        byte[] padded = new byte[8];
        byte[] raw = ascii.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(raw, 0, padded, 0, raw.length);
        return ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    /** All of them, one behind the other. */
    static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}

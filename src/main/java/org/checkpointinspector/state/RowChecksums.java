package org.checkpointinspector.state;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Row checksums of the RocksDB provider (4.2, {@code KeyValueChecksumEncoder}): in front of each value stand the CRC-32C of key and value and the value's length, in the
 * database as in the changelog; a deleted key of a changelog has its CRC-32C in front.
 */
final class RowChecksums {

    private static final int CHECKSUM_BYTES = 4;
    private static final int HEAD_BYTES = 8;

    private RowChecksums() {}

    /** The value, or values side by side, without checksums; as it is where it has not the form. */
    static byte[] strippedValue(byte[] value, byte[] delimiter) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(value.length);
        ByteBuffer numbers = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < value.length; ) {
            int length = at + HEAD_BYTES <= value.length ? numbers.getInt(at + CHECKSUM_BYTES) : -1;
            if (length < 0 || length > value.length - at - HEAD_BYTES) {
                return value;
            }
            if (at > 0) {
                all.writeBytes(delimiter);
            }
            all.write(value, at + HEAD_BYTES, length);
            at += HEAD_BYTES + length + delimiter.length;
        }
        return all.toByteArray();
    }

    /** A deleted key without its checksum. */
    static byte[] strippedKey(byte[] key) {
        return key.length < CHECKSUM_BYTES ? key : Arrays.copyOfRange(key, CHECKSUM_BYTES, key.length);
    }
}

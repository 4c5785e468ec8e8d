package org.checkpointinspector.decode;

import java.util.Arrays;

/**
 * How the first row begins that a delta or snapshot puts: the only one whose structure Spark checks when it loads a store. Its slots, which are what is checked, stand at
 * the front; of what follows no more than so many bytes are kept.
 *
 * @param key the first bytes of the key, at most {@link #MOST_BYTES}
 * @param keyBytes length of the whole key
 * @param value the first bytes of the value as stored, a row checksum included; at most {@link #MOST_BYTES}
 * @param valueBytes length of the whole value
 * @param storedOffset where in the stored file the compressed block begins that holds the key's first byte
 */
public record FirstRow(byte[] key, int keyBytes, byte[] value, int valueBytes, long storedOffset) {

    /** Enough for the slots of some 500 columns. */
    public static final int MOST_BYTES = 4096;

    @Override
    public boolean equals(Object other) {
        return other instanceof FirstRow that
                && Arrays.equals(key, that.key)
                && keyBytes == that.keyBytes
                && Arrays.equals(value, that.value)
                && valueBytes == that.valueBytes
                && storedOffset == that.storedOffset;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(key) + Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return "key of " + keyBytes + " bytes, value of " + valueBytes + " bytes, at " + storedOffset;
    }
}

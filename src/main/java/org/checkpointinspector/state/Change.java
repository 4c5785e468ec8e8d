package org.checkpointinspector.state;

import java.util.Arrays;
import java.util.Comparator;

/**
 * What one record says of one key.
 *
 * @param kind what is done to the key
 * @param sequence orders the changes of a key, the greater the newer
 * @param key the key as the provider stores it, column family included
 * @param value the value; empty for a deletion
 */
record Change(Kind kind, long sequence, byte[] key, byte[] value) {

    private static final byte[] NOTHING = new byte[0];

    /** By key, bytes taken as unsigned, and of one key the newest first. */
    static final Comparator<Change> ORDER = (left, right) -> {
        int keys = Arrays.compareUnsigned(left.key, right.key);
        return keys != 0 ? keys : Long.compare(right.sequence, left.sequence);
    };

    /** What is done to a key. */
    enum Kind {
        /** It gets this value. */
        PUT,
        /** It goes away. */
        DELETE,
        /** The value is appended to what is there ({@code StringAppendOperator}). */
        MERGE
    }

    static Change put(long sequence, byte[] key, byte[] value) {
        return new Change(Kind.PUT, sequence, key, value);
    }

    static Change delete(long sequence, byte[] key) {
        return new Change(Kind.DELETE, sequence, key, NOTHING);
    }
}

package org.checkpointinspector.decode;

import java.util.Arrays;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;

/**
 * An internal key of RocksDB: the user's key, and eight bytes that say how new the entry is and what it does.
 *
 * @param userKey the key as Spark wrote it
 * @param sequence the greater the newer; 56 bits
 * @param type what the entry does
 */
public record SstKey(byte[] userKey, long sequence, Type type) {

    /** What an entry does ({@code ValueType}). */
    public enum Type {
        /** The key goes. */
        DELETION(0),
        /** The key gets a value. */
        VALUE(1),
        /** The value is merged with what is there. */
        MERGE(2),
        /** The key goes, which was put once. */
        SINGLE_DELETION(7),
        /** All keys from this one on go; only in the block of range deletions. */
        RANGE_DELETION(15);

        private final int code;

        Type(int code) {
            this.code = code;
        }
    }

    private static final int TAIL_BYTES = 8;

    /** Takes an internal key apart. */
    public static SstKey read(byte[] internal) throws DamageException {
        int keyBytes = internal.length - TAIL_BYTES;
        DamageException.verify(keyBytes >= 0, 0, Damage.Kind.GARBLED, "a key of " + internal.length + " bytes, too short for one of RocksDB");
        int code = internal[keyBytes] & 0xff;
        long sequence = 0;
        for (int i = internal.length - 1; i > keyBytes; i--) {
            sequence = sequence << 8 | internal[i] & 0xff;
        }
        for (Type type : Type.values()) {
            if (type.code == code) {
                return new SstKey(Arrays.copyOf(internal, keyBytes), sequence, type);
            }
        }
        throw new DamageException(Damage.at(0, Damage.Kind.GARBLED, "an entry of the unknown type " + code));
    }
}

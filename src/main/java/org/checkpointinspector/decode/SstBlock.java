package org.checkpointinspector.decode;

import java.util.Arrays;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;

/**
 * Walks the entries of one decompressed block of a RocksDB table: keys share a prefix with the one before, an array of restart points stands behind the
 * entries. Offsets of a damage count from the block's first byte.
 */
public final class SstBlock {

    private final byte[] block;
    private final int end;
    private final boolean withValueLength;
    private int next;
    private byte[] key = new byte[0];
    private int valueBegin;
    private int valueEnd;
    private boolean sharesKey;

    private SstBlock(byte[] block, boolean withValueLength) throws DamageException {
        this.block = block;
        this.withValueLength = withValueLength;
        verify(block.length >= Integer.BYTES, 0, "a block of " + block.length + " bytes");
        // the highest bit says that a hash index of the keys follows; what it indexes is the same
        int word = int32(block.length - Integer.BYTES);
        long restarts = word & 0x0fffffffL;
        int tail = Integer.BYTES;
        if (word < 0) {
            verify(block.length >= 6, 0, "a block of " + block.length + " bytes");
            int buckets = block[block.length - 6] & 0xff | (block[block.length - 5] & 0xff) << 8;
            tail += Short.BYTES + buckets;
        }
        long entries = block.length - tail - restarts * Integer.BYTES;
        verify(entries >= 0, block.length - Integer.BYTES, "a block of " + block.length + " bytes with " + restarts + " restart points");
        this.end = (int) entries;
    }

    /** A block of rows, of the table's properties or of its meta blocks. */
    public static SstBlock data(byte[] block) throws DamageException {
        return new SstBlock(block, true);
    }

    /** A block of an index whose values are places of blocks: from table format 4 on their lengths are left out. */
    public static SstBlock index(byte[] block, boolean isDeltaEncoded) throws DamageException {
        return new SstBlock(block, !isDeltaEncoded);
    }

    /** Goes to the next entry; false at the end. */
    public boolean next() throws DamageException {
        if (next >= end) {
            return false;
        }
        int shared = length("a key's shared part");
        int own = length("a key");
        int value = withValueLength ? length("a value") : 0;
        verify(shared <= key.length, next, "a key that shares " + shared + " bytes with one of " + key.length);
        verify((long) next + own + value <= end, next, "an entry that does not fit its block");
        byte[] grown = Arrays.copyOf(key, shared + own);
        System.arraycopy(block, next, grown, shared, own);
        key = grown;
        sharesKey = shared > 0;
        valueBegin = next + own;
        valueEnd = valueBegin + value;
        next = valueEnd;
        return true;
    }

    /** The key of the entry; a new array each time. */
    public byte[] key() {
        return key;
    }

    /** Whether the key has a prefix of the one before. */
    boolean sharesKey() {
        return sharesKey;
    }

    /** A copy of the entry's value. */
    public byte[] value() {
        return Arrays.copyOfRange(block, valueBegin, valueEnd);
    }

    /** Reads an unsigned varint out of an index value without a length, and passes over it. */
    long varint() throws DamageException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            verify(next < end, next, "the end of a block in a number");
            int part = block[next++];
            value |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw new DamageException(Damage.at(next, Damage.Kind.GARBLED, "a number of more than ten bytes"));
    }

    /** Passes over bytes of an index value without a length. */
    void skip(long length) throws DamageException {
        verify(length >= 0 && length <= end - next, next, "the end of a block in an entry");
        next += (int) length;
    }

    private int length(String what) throws DamageException {
        long length = varint();
        verify(length >= 0 && length <= block.length, next, what + " of " + length + " bytes");
        return (int) length;
    }

    private int int32(int at) {
        return block[at] & 0xff | (block[at + 1] & 0xff) << 8 | (block[at + 2] & 0xff) << 16 | block[at + 3] << 24;
    }

    private static void verify(boolean condition, long at, String detail) throws DamageException {
        if (!condition) {
            throw new DamageException(Damage.at(at, Damage.Kind.GARBLED, detail));
        }
    }
}

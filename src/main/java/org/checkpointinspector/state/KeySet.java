package org.checkpointinspector.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Keys that were seen, byte for byte, in two arrays rather than in an object for each. Holds at most some 2 GiB; see {@link #bytes}. */
final class KeySet {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FACTOR = 0xD6E8FEB86659FD93L;

    /** Each key with its length in front. */
    private byte[] keys = new byte[1 << 10];
    private int keysEnd;
    /** The upper half is the hash, the lower one where the key stands in {@link #keys}, plus 1; 0 is free. */
    private long[] slots = new long[1 << 6];
    private int size;

    /** Memory that it takes. */
    long bytes() {
        return keys.length + (long) slots.length * Long.BYTES;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean contains(byte[] bytes, int offset, int length) {
        return slots[slot(hash(bytes, offset, length), bytes, offset, length)] != 0;
    }

    /**
     * Adds a key.
     *
     * @return whether it is new
     */
    boolean add(byte[] bytes, int offset, int length) {
        int hash = hash(bytes, offset, length);
        int slot = slot(hash, bytes, offset, length);
        if (slots[slot] != 0) {
            return false;
        }
        slots[slot] = (long) hash << 32 | append(bytes, offset, length) + 1;
        if (++size > slots.length / 2) {
            grow();
        }
        return true;
    }

    private int append(byte[] bytes, int offset, int length) {
        int at = keysEnd;
        int end = Math.addExact(at, Integer.BYTES + length);
        if (end > keys.length) {
            keys = Arrays.copyOf(keys, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(end, 2L * keys.length)));
        }
        INT.set(keys, at, length);
        System.arraycopy(bytes, offset, keys, at + Integer.BYTES, length);
        keysEnd = end;
        return at;
    }

    private int slot(int hash, byte[] bytes, int offset, int length) {
        int slot = hash & slots.length - 1;
        while (slots[slot] != 0 && !((int) (slots[slot] >>> 32) == hash && holds((int) slots[slot] - 1, bytes, offset, length))) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private boolean holds(int at, byte[] bytes, int offset, int length) {
        int begin = at + Integer.BYTES;
        return (int) INT.get(keys, at) == length && Arrays.equals(keys, begin, begin + length, bytes, offset, offset + length);
    }

    private void grow() {
        long[] before = slots;
        slots = new long[2 * before.length];
        for (long each : before) {
            if (each != 0) {
                int slot = (int) (each >>> 32) & slots.length - 1;
                while (slots[slot] != 0) {
                    slot = slot + 1 & slots.length - 1;
                }
                slots[slot] = each;
            }
        }
    }

    private static int hash(byte[] bytes, int offset, int length) {
        long hash = length;
        int end = offset + length;
        int at = offset;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            hash = mixed(hash ^ (long) LONG.get(bytes, at));
        }
        for (; at < end; at++) {
            hash = mixed(hash ^ bytes[at]);
        }
        return (int) (mixed(hash) >>> 16);
    }

    private static long mixed(long hash) {
        long product = hash * FACTOR;
        return product ^ product >>> 32;
    }
}

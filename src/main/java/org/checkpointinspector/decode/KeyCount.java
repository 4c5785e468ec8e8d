package org.checkpointinspector.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the keys that live in a store while the files of its chain are decoded, the base first. Of a key 63 bits of a hash are kept: that two of a million keys are taken for one
 * has a chance of one in eighteen million. Where the memory that it may take does not suffice, the count is not known. Used by one thread at a time.
 *
 * <p>What is done to keys is noted in buckets by their hash, one after the other, and worked out bucket by bucket: one table for all would miss the processor's cache with every key.
 */
public final class KeyCount {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FIRST = 0x9E3779B97F4A7C15L;
    private static final long SECOND = 0xD6E8FEB86659FD93L;
    private static final int BUCKET_BITS = 8;
    private static final int LEAST = 1 << 6;
    /** A bucket of so many notes is worked out before it grows. */
    private static final int MUCH = 1 << 12;
    /** The lowest bit of a note says whether the key lives; the others are its hash. */
    private static final long LIVES = 1;

    private final int files;
    private final AtomicLong bytesLeft;
    private final long[][] notes = new long[1 << BUCKET_BITS][];
    private final int[] counts = new int[1 << BUCKET_BITS];
    private long[] table = {};
    private long taken;
    private long living;
    private int read;
    private boolean known = true;

    /**
     * Begins with nothing.
     *
     * @param files how many files the chain has; before all of them are read to the end the count is not known
     * @param bytesLeft how much memory it may take, which others may share
     */
    public KeyCount(int files, AtomicLong bytesLeft) {
        this.files = files;
        this.bytesLeft = bytesLeft;
    }

    /** How many keys live; empty where not all files were read, or memory did not suffice. */
    public OptionalLong keys() {
        return known && read == files ? OptionalLong.of(living) : OptionalLong.empty();
    }

    /** A file was read to its end mark; behind the last one only the number is kept. */
    void fileRead() {
        read++;
        if (read == files && known) {
            for (int bucket = 0; bucket < notes.length; bucket++) {
                workOut(bucket);
                living += counts[bucket];
            }
            release();
        }
    }

    /** No more files follow; where some are lacking, the count will not be known. */
    public void giveUp() {
        known &= read == files;
        release();
    }

    private void release() {
        Arrays.fill(notes, null);
        table = new long[0];
        bytesLeft.addAndGet(taken);
        taken = 0;
    }

    void put(byte[] bytes, int offset, int length) {
        note(hash(bytes, offset, length) | LIVES);
    }

    void delete(byte[] bytes, int offset, int length) {
        note(hash(bytes, offset, length) & ~LIVES);
    }

    private void note(long note) {
        int bucket = (int) (note >>> Long.SIZE - BUCKET_BITS);
        long[] all = notes[bucket];
        if (all == null || counts[bucket] == all.length) {
            all = withRoom(bucket);
        }
        if (all != null) {
            all[counts[bucket]++] = note;
        }
    }

    /** The notes of a bucket with room for one more, null where there is none. */
    private long[] withRoom(int bucket) {
        if (!known || read == files) {
            return null;
        }
        long[] all = notes[bucket];
        if (all != null && all.length >= MUCH) {
            workOut(bucket);
            if (counts[bucket] <= all.length / 2) {
                return all;
            }
        }
        int length = all == null ? LEAST : 2 * all.length;
        long bytes = (length - (all == null ? 0 : all.length)) * (long) Long.BYTES;
        taken += bytes;
        if (bytesLeft.addAndGet(-bytes) < 0) {
            giveUp();
            return null;
        }
        notes[bucket] = all == null ? new long[length] : Arrays.copyOf(all, length);
        return notes[bucket];
    }

    /** Leaves of a bucket the keys that live, each once. */
    private void workOut(int bucket) {
        int count = counts[bucket];
        int slots = Integer.highestOneBit(Math.max(LEAST, count)) * 4;
        if (table.length < slots) {
            table = new long[slots];
        } else {
            Arrays.fill(table, 0, slots, 0);
        }
        for (int i = 0; i < count; i++) {
            long note = notes[bucket][i];
            int slot = (int) (note >>> 20) & slots - 1;
            while (table[slot] != 0 && (table[slot] ^ note) >>> 1 != 0) {
                slot = slot + 1 & slots - 1;
            }
            table[slot] = note;
        }
        int left = 0;
        for (int slot = 0; slot < slots; slot++) {
            if ((table[slot] & LIVES) != 0) {
                notes[bucket][left++] = table[slot];
            }
        }
        counts[bucket] = left;
    }

    private static long hash(byte[] bytes, int offset, int length) {
        long hash = length * FIRST;
        int end = offset + length;
        int at = offset;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            hash = mixed(hash ^ (long) LONG.get(bytes, at));
        }
        long rest = 0;
        for (; at < end; at++) {
            rest = rest << 8 | bytes[at] & 0xff;
        }
        return mixed(mixed(hash ^ rest));
    }

    private static long mixed(long hash) {
        long product = hash * SECOND;
        return product ^ product >>> 32;
    }
}

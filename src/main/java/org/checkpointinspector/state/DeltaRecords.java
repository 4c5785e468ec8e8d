package org.checkpointinspector.state;

import java.util.Arrays;
import org.checkpointinspector.decode.StateRecordVisitor;
import org.checkpointinspector.storage.CancelledException;

/** The records of one delta, kept side by side in one array, so that they can be gone through from the last to the first. */
final class DeltaRecords implements StateRecordVisitor {

    private static final int ASKED_EVERY = 1 << 12;
    /** What marks a deletion in place of a value's length. */
    private static final int DELETED = -1;

    private final long mostBytes;
    private final SortedChanges.SpillListener listener;
    private byte[] bytes = new byte[1 << 12];
    private int end;
    /** Of each record: where its key begins, the length of the key, and that of the value. */
    private int[] records = new int[3 << 6];
    private int count;

    /** Thrown where the delta is larger than what may be held. */
    static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private TooLargeException() {
            super("more than may be held in memory", null, false, false);
        }
    }

    DeltaRecords(long mostBytes, SortedChanges.SpillListener listener) {
        this.mostBytes = Math.min(mostBytes, 1 << 30);
        this.listener = listener;
    }

    int count() {
        return count;
    }

    byte[] bytes() {
        return bytes;
    }

    int keyOffset(int record) {
        return records[3 * record];
    }

    int keyLength(int record) {
        return records[3 * record + 1];
    }

    boolean isDeletion(int record) {
        return records[3 * record + 2] == DELETED;
    }

    Slice value(int record) {
        return new Slice(bytes, keyOffset(record) + keyLength(record), records[3 * record + 2]);
    }

    @Override
    public void put(Slice key, Slice value) {
        add(key, value.length());
        append(value);
    }

    @Override
    public void delete(Slice key) {
        add(key, DELETED);
    }

    @Override
    public void merge(Slice key, Slice value) {
        throw new IllegalStateException("deltas know no merge");
    }

    @Override
    public void deleteRange(Slice first, Slice last) {
        throw new IllegalStateException("deltas know no ranges");
    }

    private void add(Slice key, int valueLength) {
        if (count % ASKED_EVERY == 0 && listener.cancelled()) {
            throw new CancelledException();
        }
        if (records.length < 3 * count + 3) {
            records = Arrays.copyOf(records, 2 * records.length);
        }
        records[3 * count] = end;
        records[3 * count + 1] = key.length();
        records[3 * count + 2] = valueLength;
        count++;
        append(key);
    }

    private void append(Slice slice) {
        long needed = (long) end + slice.length();
        if (needed + 4L * records.length > mostBytes) {
            throw new TooLargeException();
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(mostBytes, Math.max(needed, 2L * bytes.length)));
        }
        System.arraycopy(slice.bytes(), slice.offset(), bytes, end, slice.length());
        end = (int) needed;
    }
}

package org.checkpointinspector.state;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What is left of many runs of changes: each key that lives, in order, with its value. Keeps one change of each run in memory, and the changes of one key. */
final class LiveEntries implements Closeable {

    private final List<Run> runs;
    private final List<RangeDeletion> rangeDeletions;
    private final byte[] mergeDelimiter;
    private final PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::change, Change.ORDER));

    /** A key and its value. */
    record Entry(byte[] key, byte[] value) {}

    private record Head(Change change, Run run) {}

    /**
     * Begins to merge.
     *
     * @param mergeDelimiter what stands between the parts of a value that was appended to
     */
    LiveEntries(List<Run> runs, List<RangeDeletion> rangeDeletions, byte[] mergeDelimiter) throws IOException {
        this.runs = runs;
        this.rangeDeletions = rangeDeletions;
        this.mergeDelimiter = mergeDelimiter;
        for (Run run : runs) {
            advance(run);
        }
    }

    private void advance(Run run) throws IOException {
        Change change = run.next();
        if (change != null) {
            heads.add(new Head(change, run));
        }
    }

    /** The next entry, null at the end. */
    @Nullable Entry next() throws IOException {
        while (!heads.isEmpty()) {
            Entry entry = nextKey();
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }

    /** All changes of the next key, the newest first; null where it does not live. */
    private @Nullable Entry nextKey() throws IOException {
        byte[] key = heads.element().change().key();
        Deque<byte[]> parts = new ArrayDeque<>();
        boolean decided = false;
        while (!heads.isEmpty() && Arrays.equals(heads.element().change().key(), key)) {
            Head head = heads.remove();
            Change change = head.change();
            advance(head.run());
            if (decided) {
                continue;
            }
            if (change.kind() == Change.Kind.DELETE || isDeletedByRange(change)) {
                decided = true;
            } else {
                parts.addFirst(change.value());
                decided = change.kind() == Change.Kind.PUT;
            }
        }
        return parts.isEmpty() ? null : new Entry(key, joined(parts));
    }

    private boolean isDeletedByRange(Change change) {
        for (RangeDeletion deletion : rangeDeletions) {
            if (deletion.covers(change)) {
                return true;
            }
        }
        return false;
    }

    private byte[] joined(Deque<byte[]> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] between = new byte[0];
        for (byte[] part : parts) {
            all.writeBytes(between);
            all.writeBytes(part);
            between = mergeDelimiter;
        }
        return all.toByteArray();
    }

    @Override
    public void close() throws IOException {
        for (Run run : runs) {
            run.close();
        }
    }
}

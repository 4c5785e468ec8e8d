package org.checkpointinspector.state;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.decode.SstBlock;
import org.checkpointinspector.decode.SstKey;
import org.checkpointinspector.decode.SstTable;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.RangeReader;
import org.jspecify.annotations.Nullable;

/** The entries of an SST, block by block. Holds the file open, a window of it and one block in memory. */
final class SstRun implements Run {

    private final String path;
    private final RangeReader file;
    private final byte[] window;
    private long windowBegin;
    private int windowLength;
    private final SstTable table;
    private int nextBlock;
    private @Nullable SstBlock block;
    private @Nullable Change last;

    /**
     * Opens a table.
     *
     * @param windowBytes how much is read at once, so that a store far away is not asked for every block
     */
    SstRun(CheckpointReads reads, FileEntry entry, int windowBytes) throws IOException {
        this.path = entry.path();
        this.window = new byte[(int) Math.min(windowBytes, Math.max(1, entry.bytes()))];
        this.file = reads.openRanges(entry);
        try {
            this.table = SstTable.open(this::read, file.length());
        } catch (DamageException found) {
            file.close();
            throw new DamagedFileException(StateProblem.of(path, found.damage()));
        } catch (IOException failure) {
            file.close();
            throw failure;
        }
    }

    private byte[] read(long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        if (length > window.length) {
            fill(bytes, offset, length);
            return bytes;
        }
        if (offset < windowBegin || offset + length > windowBegin + windowLength) {
            windowBegin = offset;
            windowLength = (int) Math.min(window.length, file.length() - offset);
            fill(window, offset, windowLength);
        }
        System.arraycopy(window, (int) (offset - windowBegin), bytes, 0, length);
        return bytes;
    }

    private void fill(byte[] target, long offset, int length) throws IOException {
        for (int read = 0; read < length; ) {
            int count = file.read(offset + read, target, read, length - read);
            if (count <= 0) {
                throw new EOFException(path + " became shorter while it was read");
            }
            read += count;
        }
    }

    /** The deletions of ranges that the table holds. */
    List<RangeDeletion> rangeDeletions() throws IOException {
        List<RangeDeletion> deletions = new ArrayList<>();
        try {
            SstBlock ranges = table.rangeDeletions();
            while (ranges != null && ranges.next()) {
                SstKey begin = SstKey.read(ranges.key());
                deletions.add(new RangeDeletion(begin.sequence(), begin.userKey(), ranges.value()));
            }
        } catch (DamageException found) {
            throw new DamagedFileException(StateProblem.of(path, found.damage()));
        }
        return deletions;
    }

    @Override
    public @Nullable Change next() throws IOException {
        try {
            while (block == null || !block.next()) {
                if (nextBlock == table.blocks()) {
                    return null;
                }
                block = table.block(nextBlock++);
            }
            Change change = change(block);
            boolean inOrder = last == null || Arrays.compareUnsigned(last.key(), change.key()) <= 0;
            DamageException.verify(inOrder, 0, Damage.Kind.GARBLED, "keys that are out of order");
            last = change;
            return change;
        } catch (DamageException found) {
            long begin = nextBlock == 0 ? 0 : table.offsetOf(nextBlock - 1);
            Damage damage = found.damage();
            throw new DamagedFileException(StateProblem.of(path, Damage.at(Math.max(begin, damage.storedOffset()), damage.kind(), damage.detail())));
        }
    }

    private static Change change(SstBlock block) throws DamageException {
        SstKey key = SstKey.read(block.key());
        return switch (key.type()) {
            case VALUE -> Change.put(key.sequence(), key.userKey(), block.value());
            case MERGE -> new Change(Change.Kind.MERGE, key.sequence(), key.userKey(), block.value());
            case DELETION, SINGLE_DELETION -> Change.delete(key.sequence(), key.userKey());
            case RANGE_DELETION -> throw new DamageException(Damage.at(0, Damage.Kind.GARBLED, "a deletion of a range among the rows"));
        };
    }

    @Override
    public void close() {
        file.close();
    }
}

package org.checkpointinspector.state;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.checkpointinspector.storage.CancelledException;
import org.jspecify.annotations.Nullable;

/**
 * Takes changes in the order in which they were made and gives them back sorted, in bounded memory: what is too much is written, sorted, to temporary files that
 * {@link #close} removes.
 */
final class SortedChanges implements Closeable {

    /** What an object, its two arrays and its place in a list take beside the bytes. */
    private static final int OVERHEAD_BYTES = 100;
    private static final int ASKED_EVERY = 1024;

    private final long mostBytes;
    private final SpillListener listener;
    private final List<RangeDeletion> rangeDeletions = new ArrayList<>();
    private final List<Path> spilled = new ArrayList<>();
    private List<Change> held = new ArrayList<>();
    private long heldBytes;
    private long sequence;
    private @Nullable Path folder;

    /** Is told of what is written to disk. */
    @FunctionalInterface
    interface SpillListener {
        /** So many bytes went to a temporary folder. */
        void spilled(Path folder, long bytes);

        /** Whether to stop; then a {@link CancelledException} is thrown. */
        default boolean cancelled() {
            return false;
        }
    }

    /**
     * Begins with nothing.
     *
     * @param mostBytes how much may be held in memory
     * @param firstSequence the number of the first change
     */
    SortedChanges(long mostBytes, long firstSequence, SpillListener listener) {
        this.mostBytes = mostBytes;
        this.sequence = firstSequence;
        this.listener = listener;
    }

    void put(byte[] key, byte[] value) throws IOException {
        add(Change.put(sequence++, key, value));
    }

    void delete(byte[] key) throws IOException {
        add(Change.delete(sequence++, key));
    }

    void merge(byte[] key, byte[] value) throws IOException {
        add(new Change(Change.Kind.MERGE, sequence++, key, value));
    }

    void deleteRange(byte[] begin, byte[] end) {
        rangeDeletions.add(new RangeDeletion(sequence++, begin, end));
    }

    private void add(Change change) throws IOException {
        if ((sequence & ASKED_EVERY - 1) == 0 && listener.cancelled()) {
            throw new CancelledException();
        }
        held.add(change);
        heldBytes += change.key().length + change.value().length + OVERHEAD_BYTES;
        if (heldBytes > mostBytes) {
            spill();
        }
    }

    private void spill() throws IOException {
        if (folder == null) {
            folder = Files.createTempDirectory("checkpoint-inspector-");
        }
        Path file = folder.resolve(spilled.size() + ".run");
        spilled.add(file);
        List<Change> sorted = sorted();
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            for (Change change : sorted) {
                out.writeByte(change.kind().ordinal());
                out.writeLong(change.sequence());
                out.writeInt(change.key().length);
                out.write(change.key());
                out.writeInt(change.value().length);
                out.write(change.value());
            }
        }
        listener.spilled(folder, Files.size(file));
        held = new ArrayList<>();
        heldBytes = 0;
    }

    /** The deletions of ranges, in no order. */
    List<RangeDeletion> rangeDeletions() {
        return rangeDeletions;
    }

    /** What was taken, as sorted runs; nothing may be added any more. The caller closes them. */
    List<Run> runs() throws IOException {
        List<Run> runs = new ArrayList<>();
        for (Path file : spilled) {
            runs.add(new SpilledRun(file));
        }
        Iterator<Change> inMemory = sorted().iterator();
        runs.add(() -> inMemory.hasNext() ? inMemory.next() : null);
        return runs;
    }

    /** What is held, in order; sorting is most of the work where there are many, so that all cores do it. */
    private List<Change> sorted() {
        Change[] sorted = held.toArray(Change[]::new);
        Arrays.parallelSort(sorted, Change.ORDER);
        return Arrays.asList(sorted);
    }

    @Override
    public void close() throws IOException {
        for (Path file : spilled) {
            Files.deleteIfExists(file);
        }
        if (folder != null) {
            Files.deleteIfExists(folder);
        }
    }

    /** A file of our own, so its lengths are believed. */
    private static final class SpilledRun implements Run {
        private final DataInputStream in;

        SpilledRun(Path file) throws IOException {
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        }

        @Override
        public @Nullable Change next() throws IOException {
            int kind = in.read();
            if (kind < 0) {
                return null;
            }
            return new Change(Change.Kind.values()[kind], in.readLong(), bytes(), bytes());
        }

        private byte[] bytes() throws IOException {
            byte[] bytes = new byte[in.readInt()];
            if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
                throw new EOFException("a temporary file was cut short");
            }
            return bytes;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}

package org.checkpointinspector.state;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.decode.StateFileDecoder;
import org.checkpointinspector.decode.StateRecordVisitor;
import org.checkpointinspector.layout.StateFileName;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.FileEntry;

/**
 * Walks the entries of a store of the HDFS-backed provider without loading it: the newest delta first, from its last record to its first, then the older ones, at last the snapshot, which is
 * only passed through. What was seen of a key before is newer and hides what follows. In memory are one delta and the keys of all deltas; where those are too much, what is left
 * is sorted in a temporary folder.
 *
 * <p>Where a file is damaged, another chain may be walked: it goes on where the one before broke off.
 */
final class NewestFirst {

    private static final int ASKED_EVERY = 1 << 12;

    private final CheckpointReads reads;
    private final StateConf conf;
    private final SortedChanges.SpillListener listener;
    private final Taker taker;
    private final long mostBytes;
    private final KeySet seen = new KeySet();
    /** The newest version of which not all was taken yet. */
    private long version = Long.MAX_VALUE;

    /** Takes entries. */
    @FunctionalInterface
    interface Taker {
        /** Takes an entry, whose bytes change with the next one; returns whether to go on. */
        boolean take(StateRecordVisitor.Slice key, StateRecordVisitor.Slice value) throws IOException;
    }

    /** Ends the reading of a file where no more is wanted. */
    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private StoppedException() {
            super("no more is wanted", null, false, false);
        }
    }

    NewestFirst(CheckpointReads reads, StateConf conf, SortedChanges.SpillListener listener, Taker taker, long mostBytes) {
        this.reads = reads;
        this.conf = conf;
        this.listener = listener;
        this.taker = taker;
        this.mostBytes = mostBytes;
    }

    /** The most memory that the keys, and one delta, may each take. */
    static long usualBytes() {
        return Math.min(1L << 29, Runtime.getRuntime().maxMemory() / 8);
    }

    /**
     * Walks a chain, or what is left of it after another one broke off.
     *
     * @return whether more is wanted
     * @throws DamagedFileException if a file of it is missing or damaged
     */
    boolean walk(StateChain chain, String folder) throws IOException {
        if (!chain.isComplete()) {
            String name = chain.missing().orElseThrow();
            throw new DamagedFileException(new StateProblem(folder + "/" + name, null, name + " is not there"));
        }
        try {
            List<FileEntry> left = chain.increments().stream().filter(delta -> versionOf(delta) <= version).toList();
            for (int i = left.size() - 1; i >= 0; i--) {
                if (seen.bytes() > mostBytes || !take(left.get(i))) {
                    sorted(new StateChain(chain.base(), chain.baseVersion(), left.subList(0, i + 1), Optional.empty()));
                    return true;
                }
                version = versionOf(left.get(i)) - 1;
            }
            version = Math.min(version, chain.baseVersion());
            if (chain.base().isPresent()) {
                takeBase(chain.base().get());
            }
            return true;
        } catch (StoppedException enough) {
            return false;
        }
    }

    private static long versionOf(FileEntry delta) {
        return StateFileName.parse(delta.name()).orElseThrow().version();
    }

    /** Takes what a delta says of keys that were not seen before; false where it is too large. */
    private boolean take(FileEntry delta) throws IOException {
        DeltaRecords records = new DeltaRecords(mostBytes, listener);
        try {
            visit(delta, StateFileDecoder.Format.DELTA, records);
        } catch (DeltaRecords.TooLargeException tooLarge) {
            return false;
        }
        for (int i = records.count() - 1; i >= 0; i--) {
            int keyOffset = records.keyOffset(i);
            int keyLength = records.keyLength(i);
            if (seen.add(records.bytes(), keyOffset, keyLength) && !records.isDeletion(i)) {
                give(new StateRecordVisitor.Slice(records.bytes(), keyOffset, keyLength), records.value(i));
            }
        }
        return true;
    }

    private void takeBase(FileEntry snapshot) throws IOException {
        try {
            visit(snapshot, StateFileDecoder.Format.SNAPSHOT, new Passing(true));
        } catch (DamagedFileException damaged) {
            // an older snapshot may follow: what was taken of this one must not be taken again
            visited(snapshot, StateFileDecoder.Format.SNAPSHOT, new Passing(false));
            throw damaged;
        }
    }

    /** The records of a snapshot, which come one after the other. */
    private final class Passing implements StateRecordVisitor {
        private final boolean gives;
        private int count;

        private Passing(boolean gives) {
            this.gives = gives;
        }

        @Override
        public void put(Slice key, Slice value) {
            if (count++ % ASKED_EVERY == 0 && listener.cancelled()) {
                throw new CancelledException();
            }
            if (!gives) {
                seen.add(key.bytes(), key.offset(), key.length());
            } else if (seen.isEmpty() || !seen.contains(key.bytes(), key.offset(), key.length())) {
                try {
                    give(key, value);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        }

        @Override
        public void merge(Slice key, Slice value) {
            throw new IllegalStateException("snapshots know no merge");
        }

        @Override
        public void delete(Slice key) {
            throw new IllegalStateException("snapshots know no deletion");
        }

        @Override
        public void deleteRange(Slice first, Slice last) {
            throw new IllegalStateException("snapshots know no ranges");
        }
    }

    /** What is left, sorted on disk where it must be. */
    private void sorted(StateChain left) throws IOException {
        try (StoreReader reader = new StoreReader(reads, conf, listener)) {
            reader.hdfsBacked(left);
            try (LiveEntries entries = reader.entries()) {
                for (LiveEntries.Entry entry = entries.next(); entry != null; entry = entries.next()) {
                    if (!seen.contains(entry.key(), 0, entry.key().length)) {
                        give(new StateRecordVisitor.Slice(entry.key(), 0, entry.key().length), new StateRecordVisitor.Slice(entry.value(), 0, entry.value().length));
                    }
                }
            }
        }
    }

    private void give(StateRecordVisitor.Slice key, StateRecordVisitor.Slice value) throws IOException {
        if (!taker.take(key, value)) {
            throw new StoppedException();
        }
    }

    private void visit(FileEntry file, StateFileDecoder.Format format, StateRecordVisitor visitor) throws IOException {
        Optional<Damage> damage = visited(file, format, visitor);
        if (damage.isPresent()) {
            throw new DamagedFileException(StateProblem.of(file.path(), damage.get()));
        }
    }

    private Optional<Damage> visited(FileEntry file, StateFileDecoder.Format format, StateRecordVisitor visitor) throws IOException {
        try (InputStream stored = reads.open(file)) {
            return new StateFileDecoder(format, null, conf.rowChecksums()).visit(stored, visitor).damage();
        } catch (UncheckedIOException taking) {
            throw taking.getCause();
        }
    }
}

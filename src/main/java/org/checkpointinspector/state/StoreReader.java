package org.checkpointinspector.state;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.decode.RocksDbSnapshot;
import org.checkpointinspector.decode.RocksDbSnapshotDecoder;
import org.checkpointinspector.decode.StateFileDecoder;
import org.checkpointinspector.decode.StateRecordVisitor;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;
import org.jspecify.annotations.Nullable;

/**
 * The files of a chain, put together: after {@link #hdfsBacked} or {@link #rocksDb} the store's entries can be walked once.
 *
 * <p>Of a RocksDB snapshot every SST is read that its metadata names: Spark saves the live files of a database that was just flushed, so neither the MANIFEST nor a
 * write-ahead log adds anything to them.
 */
final class StoreReader implements Closeable {

    /** Changes of changelogs are newer than all of a snapshot, whose sequence numbers have 56 bits. */
    private static final long FIRST_CHANGE = 1L << 56;
    private static final long MOST_HELD_BYTES = 1L << 30;
    private static final int MOST_WINDOW_BYTES = 1 << 20;
    private static final int LEAST_WINDOW_BYTES = 1 << 14;
    private static final int ALL_WINDOWS_BYTES = 64 << 20;

    private final CheckpointReads reads;
    private final StateConf conf;
    private final SortedChanges changes;
    private final List<Run> tables = new ArrayList<>();
    private final List<RangeDeletion> rangeDeletions = new ArrayList<>();
    private @Nullable RocksDbSnapshot snapshot;

    StoreReader(CheckpointReads reads, StateConf conf, SortedChanges.SpillListener listener) {
        this.reads = reads;
        this.conf = conf;
        this.changes = new SortedChanges(Math.min(MOST_HELD_BYTES, Runtime.getRuntime().maxMemory() / 4), FIRST_CHANGE, listener);
    }

    /** Takes a chain of the HDFS-backed provider. */
    void hdfsBacked(StateChain chain) throws IOException {
        if (chain.base().isPresent()) {
            replay(chain.base().get(), StateFileDecoder.Format.SNAPSHOT, conf.rowChecksums(), new Collector(changes, false));
        }
        for (FileEntry delta : chain.increments()) {
            replay(delta, StateFileDecoder.Format.DELTA, conf.rowChecksums(), new Collector(changes, false));
        }
    }

    /**
     * Takes a chain of the RocksDB provider.
     *
     * @param store the store's folder, in which the shared SSTs are
     */
    void rocksDb(StateChain chain, Folder store) throws IOException {
        if (chain.base().isPresent()) {
            openSnapshot(chain.base().get(), store);
        }
        for (FileEntry changelog : chain.increments()) {
            // values keep their checksums, as those in the database do: they are taken off at the end, where lists are whole
            replay(changelog, StateFileDecoder.Format.CHANGELOG, false, new Collector(changes, conf.rowChecksums()));
        }
    }

    private void openSnapshot(FileEntry zip, Folder store) throws IOException {
        Decoded<RocksDbSnapshot> decoded = reads.decode(zip, new RocksDbSnapshotDecoder());
        failAt(zip.path(), decoded.damage());
        RocksDbSnapshot present = decoded.value().orElseThrow();
        snapshot = present;
        Optional<Folder> shared = store.folder("SSTs");
        long ssts = present.files().stream().filter(RocksDbSnapshot.SharedFile::isSst).count();
        int window = (int) Math.max(LEAST_WINDOW_BYTES, Math.min(MOST_WINDOW_BYTES, ALL_WINDOWS_BYTES / Math.max(1, ssts)));
        for (RocksDbSnapshot.SharedFile file : present.files()) {
            if (!file.isSst()) {
                continue;
            }
            Optional<FileEntry> entry = shared.flatMap(folder -> folder.file(file.name()));
            if (entry.isEmpty()) {
                String detail = zip.name() + " needs " + file.name() + ", which is not there";
                throw new DamagedFileException(new StateProblem(store.path() + "/SSTs/" + file.name(), null, detail));
            }
            SstRun table = new SstRun(reads, entry.get(), window);
            tables.add(table);
            rangeDeletions.addAll(table.rangeDeletions());
        }
    }

    private void replay(FileEntry file, StateFileDecoder.Format format, boolean rowChecksums, StateRecordVisitor visitor) throws IOException {
        Optional<Damage> damage;
        try (InputStream stored = reads.open(file)) {
            damage = new StateFileDecoder(format, null, rowChecksums).visit(stored, visitor).damage();
        } catch (UncheckedIOException spilling) {
            throw spilling.getCause();
        }
        failAt(file.path(), damage);
    }

    private static void failAt(String path, Optional<Damage> damage) throws DamagedFileException {
        if (damage.isPresent()) {
            throw new DamagedFileException(StateProblem.of(path, damage.get()));
        }
    }

    /** The RocksDB snapshot at the base of the chain, null where there is none. */
    @Nullable RocksDbSnapshot snapshot() {
        return snapshot;
    }

    /** The entries; to be closed before this. */
    LiveEntries entries() throws IOException {
        List<Run> runs = new ArrayList<>(tables);
        runs.addAll(changes.runs());
        rangeDeletions.addAll(changes.rangeDeletions());
        return new LiveEntries(runs, rangeDeletions, conf.mergeDelimiter());
    }

    @Override
    public void close() throws IOException {
        for (Run table : tables) {
            table.close();
        }
        changes.close();
    }

    /** Collects records; {@code deletionsWithChecksums} says whether deleted keys begin with theirs. */
    private record Collector(SortedChanges changes, boolean deletionsWithChecksums) implements StateRecordVisitor {

        @Override
        public void put(Slice key, Slice value) {
            add(() -> changes.put(key.copy(), value.copy()));
        }

        @Override
        public void merge(Slice key, Slice value) {
            add(() -> changes.merge(key.copy(), value.copy()));
        }

        @Override
        public void delete(Slice key) {
            add(() -> changes.delete(deletionsWithChecksums ? RowChecksums.strippedKey(key.copy()) : key.copy()));
        }

        @Override
        public void deleteRange(Slice first, Slice last) {
            byte[] end = deletionsWithChecksums ? RowChecksums.strippedValue(last.copy(), new byte[0]) : last.copy();
            add(() -> changes.deleteRange(first.copy(), end));
        }

        private interface Addition {
            void run() throws IOException;
        }

        private static void add(Addition addition) {
            try {
                addition.run();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}

package org.checkpointinspector.diagnose.trend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.checkpointinspector.decode.RocksDbSnapshot;
import org.checkpointinspector.decode.RocksDbSnapshotDecoder;
import org.checkpointinspector.layout.Role;
import org.checkpointinspector.layout.StateFileName;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.storage.FileEntry;
import org.jspecify.annotations.Nullable;

/** How large the state of a query was after each batch, by the snapshots of its stores: by their names and lengths, and for RocksDB by what the zips say. */
final class StateSizes {

    /** So many zips are opened at most. */
    private static final int MOST_ZIPS = 256;

    private final List<StateLayout.Store> stores;
    private final SmallFiles reads;
    private final Map<Long, Long> added = new HashMap<>();
    /** For each store its copies, by version. */
    private final List<NavigableMap<Long, Copy>> copies = new ArrayList<>();

    /** A snapshot: its bytes, what it shares with others included, and its rows where known. */
    private record Copy(long bytes, @Nullable Long rows) {}

    StateSizes(StateLayout state, SmallFiles reads) {
        this.stores = state.operators().stream().flatMap(operator -> operator.partitions().stream()).flatMap(partition -> partition.stores().stream()).toList();
        this.reads = reads;
    }

    /** Measures at the given batches. */
    void measure(NavigableSet<Long> batches) {
        Map<String, FileEntry> zips = new LinkedHashMap<>();
        for (StateLayout.Store store : stores) {
            NavigableMap<Long, Copy> snapshots = new TreeMap<>();
            copies.add(snapshots);
            for (FileEntry entry : store.folder().files()) {
                StateFileName.parse(entry.name()).ifPresent(name -> {
                    added.merge(name.version() - 1, entry.bytes(), Long::sum);
                    if (name.role() == Role.STATE_SNAPSHOT) {
                        snapshots.put(name.version(), new Copy(entry.bytes(), null));
                    } else if (name.role() == Role.STATE_ROCKSDB_SNAPSHOT) {
                        zips.put(entry.path(), entry);
                    }
                });
            }
        }
        if (!zips.isEmpty() && zips.size() <= MOST_ZIPS) {
            readZips(zips);
        }
    }

    private void readZips(Map<String, FileEntry> zips) {
        Map<String, RocksDbSnapshot> contents = reads.decode(zips, new RocksDbSnapshotDecoder());
        for (int i = 0; i < stores.size(); i++) {
            for (FileEntry entry : stores.get(i).folder().files()) {
                RocksDbSnapshot content = contents.get(entry.path());
                if (content != null) {
                    long bytes = entry.bytes() + content.files().stream().mapToLong(RocksDbSnapshot.SharedFile::bytes).sum();
                    long version = StateFileName.parse(entry.name()).orElseThrow().version();
                    copies.get(i).put(version, new Copy(bytes, content.keys() < 0 ? null : (Long) content.keys()));
                }
            }
        }
    }

    /** Bytes of the state files that a batch wrote; null where there is none. */
    @Nullable Long addedBytes(long batch) {
        return added.get(batch);
    }

    /** Bytes of each store's newest copy after a batch; null where a store has none yet. */
    @Nullable Long bytes(long batch) {
        long sum = 0;
        for (NavigableMap<Long, Copy> store : copies) {
            Map.Entry<Long, Copy> copy = store.floorEntry(batch + 1);
            if (copy == null) {
                return null;
            }
            sum += copy.getValue().bytes();
        }
        return copies.isEmpty() ? null : (Long) sum;
    }

    /** Rows of each store's newest copy after a batch; null where one does not tell. */
    @Nullable Long rows(long batch) {
        long sum = 0;
        for (NavigableMap<Long, Copy> store : copies) {
            Map.Entry<Long, Copy> copy = store.floorEntry(batch + 1);
            Long rows = copy == null ? null : copy.getValue().rows();
            if (rows == null) {
                return null;
            }
            sum += rows;
        }
        return copies.isEmpty() ? null : (Long) sum;
    }
}

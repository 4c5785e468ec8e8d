package org.checkpointinspector.inspect.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.checkpointinspector.decode.CommitLog;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.layout.Role;
import org.checkpointinspector.storage.FileEntry;
import org.jspecify.annotations.Nullable;

/** Works out which files a provider loads for a version, from the names alone. */
final class StateChains {

    private StateChains() {}

    /**
     * The HDFS-backed provider: the newest snapshot at or below the version, and every delta above it
     * ({@code HDFSBackedStateStoreProvider.loadMap}; from 4.2 {@code AutoSnapshotLoader}).
     */
    static StateChain hdfsBacked(StoreFiles files, long version) {
        return chain(files.of(Role.STATE_SNAPSHOT).floorEntry(version), files.of(Role.STATE_DELTA), version, ".delta");
    }

    /**
     * The RocksDB provider without unique ids: the newest zip at or below the version, and every changelog above it ({@code RocksDB.load}). Up to 3.4 there are no
     * changelogs, and the zip of the very version is opened.
     */
    static StateChain rocksDb(StoreFiles files, long version, SparkVersion spark) {
        NavigableMap<Long, FileEntry> zips = files.of(Role.STATE_ROCKSDB_SNAPSHOT);
        if (!spark.atLeast(3, 5)) {
            FileEntry zip = zips.get(version);
            return zip == null ? StateChain.lacking(version + ".zip") : new StateChain(Optional.of(zip), List.of(), Optional.empty());
        }
        return chain(zips.floorEntry(version), files.of(Role.STATE_CHANGELOG), version, ".changelog");
    }

    private static StateChain chain(Map.@Nullable Entry<Long, FileEntry> base, NavigableMap<Long, FileEntry> increments, long version, String suffix) {
        Optional<FileEntry> baseFile = Optional.ofNullable(base).map(Map.Entry::getValue);
        List<FileEntry> found = new ArrayList<>();
        for (long next = base == null ? 1 : base.getKey() + 1; next <= version; next++) {
            FileEntry increment = increments.get(next);
            if (increment == null) {
                return new StateChain(baseFile, found, Optional.of(next + suffix));
            }
            found.add(increment);
        }
        return new StateChain(baseFile, found, Optional.empty());
    }

    /**
     * The RocksDB provider with unique ids ({@code RocksDB.loadWithCheckpointId}): the zip of the version's id, else its changelog, and so on down the lineage. The
     * ids are those of the commit logs; where one of them is gone, the rest of the chain cannot be told from names.
     */
    static StateChain withUniqueIds(QueryEvidence evidence, StateStores.Store store, StoreFiles files, long version) {
        List<FileEntry> newestFirst = new ArrayList<>();
        for (long at = version; at > 0; at--) {
            Optional<String> id = uniqueId(evidence, store, at);
            if (id.isEmpty()) {
                break;
            }
            Optional<FileEntry> zip = files.named(at + "_" + id.get() + ".zip");
            if (zip.isPresent()) {
                return new StateChain(zip, reversed(newestFirst), Optional.empty());
            }
            String name = at + "_" + id.get() + ".changelog";
            Optional<FileEntry> changelog = files.named(name);
            if (changelog.isEmpty()) {
                return new StateChain(Optional.empty(), reversed(newestFirst), Optional.of(name));
            }
            newestFirst.add(changelog.get());
        }
        return new StateChain(Optional.empty(), reversed(newestFirst), Optional.empty());
    }

    private static Optional<String> uniqueId(QueryEvidence evidence, StateStores.Store store, long version) {
        return evidence.commit(version - 1)
                .flatMap(Read::value)
                .map(CommitLog::stateUniqueIds)
                .map(ids -> ids.get(store.operator()))
                .filter(partitions -> store.partition() < partitions.size())
                .map(partitions -> partitions.get(store.partition()))
                .filter(stores -> store.index() < stores.size())
                .map(stores -> stores.get(store.index()));
    }

    private static List<FileEntry> reversed(List<FileEntry> files) {
        List<FileEntry> copy = new ArrayList<>(files);
        Collections.reverse(copy);
        return copy;
    }
}

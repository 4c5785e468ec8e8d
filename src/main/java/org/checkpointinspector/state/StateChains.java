package org.checkpointinspector.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.checkpointinspector.layout.Role;
import org.checkpointinspector.storage.FileEntry;
import org.jspecify.annotations.Nullable;

/** Works out which files a provider loads for a version, from the names alone. */
public final class StateChains {

    private StateChains() {}

    /** What the files of a store are called where no unique ids are in the names. */
    public enum Files {
        /** {@code V.snapshot} and {@code V.delta} of the HDFS-backed provider. */
        DELTAS(Role.STATE_SNAPSHOT, Role.STATE_DELTA, ".delta"),
        /** {@code V.zip} and {@code V.changelog} of the RocksDB provider. */
        CHANGELOGS(Role.STATE_ROCKSDB_SNAPSHOT, Role.STATE_CHANGELOG, ".changelog");

        private final Role base;
        private final Role increment;
        private final String suffix;

        Files(Role base, Role increment, String suffix) {
            this.base = base;
            this.increment = increment;
            this.suffix = suffix;
        }
    }

    /** Under which id a version was written (checkpoint format 2); empty where nothing tells. */
    @FunctionalInterface
    public interface UniqueIds {
        /** The id of a version. */
        Optional<String> of(long version);
    }

    /**
     * The newest base at or below the version, and every increment above it ({@code HDFSBackedStateStoreProvider.loadMap}, {@code RocksDB.load}).
     */
    public static StateChain newest(StoreFiles store, Files files, long version) {
        return chain(store, files, store.of(files.base).floorEntry(version), version);
    }

    /** RocksDB up to 3.4, which knows no changelogs: the zip of the very version. */
    public static StateChain zipOnly(StoreFiles store, long version) {
        FileEntry zip = store.of(Role.STATE_ROCKSDB_SNAPSHOT).get(version);
        return zip == null ? StateChain.lacking(version + ".zip") : new StateChain(Optional.of(zip), version, List.of(), Optional.empty());
    }

    /**
     * The chains from older bases, newest first and the empty base last: what 4.2 tries when a base cannot be loaded ({@code AutoSnapshotLoader}).
     *
     * @param replayable how many increments at most may be replayed
     */
    public static List<StateChain> older(StoreFiles store, Files files, long version, StateChain than, long replayable) {
        List<StateChain> chains = new ArrayList<>();
        NavigableMap<Long, FileEntry> bases = store.of(files.base).headMap(than.baseVersion(), false).descendingMap();
        for (Map.Entry<Long, FileEntry> base : bases.entrySet()) {
            if (version - base.getKey() > replayable) {
                return chains;
            }
            chains.add(chain(store, files, base, version));
        }
        if (version <= replayable && than.baseVersion() > 0) {
            chains.add(chain(store, files, null, version));
        }
        return chains;
    }

    private static StateChain chain(StoreFiles store, Files files, Map.@Nullable Entry<Long, FileEntry> base, long version) {
        NavigableMap<Long, FileEntry> increments = store.of(files.increment);
        long baseVersion = base == null ? 0 : base.getKey();
        Optional<FileEntry> baseFile = Optional.ofNullable(base).map(Map.Entry::getValue);
        List<FileEntry> found = new ArrayList<>();
        for (long next = baseVersion + 1; next <= version; next++) {
            FileEntry increment = increments.get(next);
            if (increment == null) {
                return new StateChain(baseFile, baseVersion, found, Optional.of(next + files.suffix));
            }
            found.add(increment);
        }
        return new StateChain(baseFile, baseVersion, found, Optional.empty());
    }

    /**
     * RocksDB with unique ids ({@code RocksDB.loadWithCheckpointId}): the zip of the version's id, else its changelog, and so on down the lineage. Where an id is not known
     * before a base was found, the zip of the oldest version that is known is what is missing.
     *
     * @param newestBase no base above this version is looked at; the version itself for what Spark tries first
     */
    public static StateChain withUniqueIds(StoreFiles store, long version, UniqueIds ids, long newestBase) {
        List<FileEntry> newestFirst = new ArrayList<>();
        Optional<String> missing = Optional.empty();
        String oldest = String.valueOf(version);
        for (long at = version; at > 0; at--) {
            Optional<String> id = ids.of(at);
            if (id.isEmpty()) {
                return new StateChain(Optional.empty(), 0, reversed(newestFirst), missing.isPresent() ? missing : Optional.of(oldest + ".zip"));
            }
            oldest = at + "_" + id.get();
            Optional<FileEntry> zip = at <= newestBase ? store.named(oldest + ".zip") : Optional.empty();
            if (zip.isPresent()) {
                return new StateChain(zip, at, reversed(newestFirst), missing);
            }
            Optional<FileEntry> changelog = store.named(oldest + ".changelog");
            if (changelog.isPresent()) {
                newestFirst.add(changelog.get());
            } else {
                missing = Optional.of(oldest + ".changelog");
            }
        }
        return new StateChain(Optional.empty(), 0, reversed(newestFirst), missing);
    }

    private static List<FileEntry> reversed(List<FileEntry> files) {
        List<FileEntry> copy = new ArrayList<>(files);
        Collections.reverse(copy);
        return copy;
    }
}

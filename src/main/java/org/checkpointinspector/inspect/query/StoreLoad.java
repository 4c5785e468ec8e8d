package org.checkpointinspector.inspect.query;

import java.util.List;
import java.util.Optional;
import org.checkpointinspector.decode.CommitLog;
import org.checkpointinspector.decode.RocksDbSnapshotDecoder;
import org.checkpointinspector.decode.StateFile;
import org.checkpointinspector.decode.StateFileDecoder;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Health;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.layout.Role;
import org.checkpointinspector.state.StateChain;
import org.checkpointinspector.state.StateChains;
import org.checkpointinspector.state.StoreFiles;
import org.checkpointinspector.storage.FileEntry;

/** Which files one store is loaded from, for one Spark version. */
final class StoreLoad {

    private final QueryEvidence evidence;
    private final StateStores.Store store;
    private final StoreFiles files;
    private final boolean hdfsBacked;
    private final boolean uniqueIds;
    private final SparkVersion spark;

    StoreLoad(QueryEvidence evidence, StateStores.Store store, SparkVersion spark) {
        this.evidence = evidence;
        this.store = store;
        this.files = new StoreFiles(store.folder());
        this.hdfsBacked = evidence.provider() == StateStores.Provider.HDFS_BACKED;
        this.uniqueIds = !hdfsBacked && evidence.hasUniqueIds();
        this.spark = spark;
    }

    StateStores.Store store() {
        return store;
    }

    StoreFiles files() {
        return files;
    }

    boolean isHdfsBacked() {
        return hdfsBacked;
    }

    boolean hasUniqueIds() {
        return uniqueIds;
    }

    /** The files that Spark tries first. */
    StateChain chain(long version) {
        if (hdfsBacked) {
            return StateChains.newest(files, StateChains.Files.DELTAS, version);
        }
        if (uniqueIds) {
            return StateChains.withUniqueIds(files, version, ids(version, !spark.atLeast(4, 2)), version);
        }
        return spark.atLeast(3, 5) ? StateChains.newest(files, StateChains.Files.CHANGELOGS, version) : StateChains.zipOnly(files, version);
    }

    /** What a repair tries next, newest base first (4.2). */
    List<StateChain> repairs(long version, StateChain broken, long replayable) {
        if (uniqueIds) {
            return broken.baseVersion() == 0
                    ? List.of()
                    : List.of(StateChains.withUniqueIds(files, version, ids(version, false), broken.baseVersion() - 1));
        }
        return StateChains.older(files, hdfsBacked ? StateChains.Files.DELTAS : StateChains.Files.CHANGELOGS, version, broken, replayable);
    }

    /** Whether the store was written with changelogs, without which RocksDB repairs nothing. */
    boolean hasChangelogs() {
        return hdfsBacked || !files.of(Role.STATE_CHANGELOG).isEmpty() || uniqueIds;
    }

    /** The snapshot or zip of that very version. */
    Optional<FileEntry> baseAt(long version) {
        if (uniqueIds) {
            return committedId(version).flatMap(id -> files.named(version + "_" + id + ".zip"));
        }
        return Optional.ofNullable(files.of(hdfsBacked ? Role.STATE_SNAPSHOT : Role.STATE_ROCKSDB_SNAPSHOT).get(version));
    }

    /** The delta or changelog of that very version; none for a Spark that reads none. */
    Optional<FileEntry> incrementAt(long version) {
        if (uniqueIds) {
            return committedId(version).flatMap(id -> files.named(version + "_" + id + ".changelog"));
        }
        boolean reads = hdfsBacked || spark.atLeast(3, 5);
        return reads ? Optional.ofNullable(files.of(hdfsBacked ? Role.STATE_DELTA : Role.STATE_CHANGELOG).get(version)) : Optional.empty();
    }

    /** What the file is called that a version lacks. */
    String nameOfMissing(long version) {
        String id = uniqueIds ? committedId(version).map(known -> "_" + known).orElse("") : "";
        return version + id + (hdfsBacked ? ".delta" : spark.atLeast(3, 5) ? ".changelog" : ".zip");
    }

    /** Whether a zip, as far as it was read, names a file that is missing, of another length or damaged. */
    boolean lacksShared(FileEntry zip) {
        return evidence.reads().decode(zip, new RocksDbSnapshotDecoder()).value().stream()
                .flatMap(content -> content.files().stream())
                .anyMatch(named -> store.shared(named)
                        .filter(file -> file.entry().bytes() == named.bytes() && evidence.reads().healthOf(file.path()) != Health.DAMAGED)
                        .isEmpty());
    }

    /** The changelog that is read first of all: of the very version, for its lineage; empty where its zip is there or nothing needs a lineage. */
    Optional<FileEntry> lineageFile(long version) {
        if (!uniqueIds) {
            return Optional.empty();
        }
        Optional<String> id = committedId(version);
        return id.flatMap(known -> files.named(version + "_" + known + ".zip")).isPresent()
                ? Optional.empty()
                : id.flatMap(known -> files.named(version + "_" + known + ".changelog"));
    }

    /**
     * The ids of the version and what it stands on: of the version itself by the commit log, of the older ones by the lineage in its changelog. Up to 4.1 nothing beyond that
     * lineage is looked at. Where changelogs are not read, the commit logs stand in.
     */
    private StateChains.UniqueIds ids(long version, boolean lineageOnly) {
        Optional<StateFile> newest = evidence.depth() == Depth.QUICK
                ? Optional.empty()
                : lineageFile(version).flatMap(file -> evidence.reads().decode(file, new StateFileDecoder(StateFileDecoder.Format.CHANGELOG)).readable());
        return at -> {
            if (at == version) {
                return committedId(version);
            }
            Optional<String> named = newest.flatMap(changelog -> changelog.uniqueIdOf(at));
            return named.isPresent() || (lineageOnly && newest.isPresent()) ? named : committedId(at);
        };
    }

    private Optional<String> committedId(long version) {
        return evidence.commit(version - 1)
                .flatMap(Read::value)
                .map(CommitLog::stateUniqueIds)
                .map(ids -> ids.get(store.operator()))
                .filter(partitions -> store.partition() < partitions.size())
                .map(partitions -> partitions.get(store.partition()))
                .filter(stores -> store.index() < stores.size())
                .map(stores -> stores.get(store.index()));
    }
}

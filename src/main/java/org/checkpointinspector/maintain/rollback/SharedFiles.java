package org.checkpointinspector.maintain.rollback;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.checkpointinspector.decode.RocksDbSnapshot;
import org.checkpointinspector.decode.RocksDbSnapshotDecoder;
import org.checkpointinspector.layout.Role;
import org.checkpointinspector.layout.StateFileName;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;

/**
 * The files in {@code SSTs} and {@code logs} that only newer RocksDB snapshots name. Spark would not mind if they stayed, so where it is not certain that no older one needs them,
 * they do.
 */
final class SharedFiles {

    /** Snapshots that are read at most; beyond that the files stay. */
    private static final int MOST_SNAPSHOTS = 4_000;

    private final Files files;
    private int read;

    SharedFiles(Files files) {
        this.files = files;
    }

    /** Paths of the files that no snapshot up to a version needs and a newer one does. */
    Set<String> onlyAbove(StateLayout state, long version) throws IOException {
        Set<String> paths = new HashSet<>();
        for (StateLayout.Operator operator : state.operators()) {
            for (StateLayout.Partition partition : operator.partitions()) {
                for (StateLayout.Store store : partition.stores()) {
                    paths.addAll(onlyAbove(store.folder(), version));
                }
            }
        }
        return paths;
    }

    private Set<String> onlyAbove(Folder store, long version) throws IOException {
        List<FileEntry> kept = new ArrayList<>();
        List<FileEntry> newer = new ArrayList<>();
        for (FileEntry file : store.files()) {
            Optional<StateFileName> name = StateFileName.parse(file.name()).filter(parsed -> parsed.role() == Role.STATE_ROCKSDB_SNAPSHOT);
            name.ifPresent(parsed -> (parsed.version() > version ? newer : kept).add(file));
        }
        if (newer.isEmpty()) {
            return Set.of();
        }
        Optional<Set<String>> needed = named(store, kept);
        Optional<Set<String>> candidates = named(store, newer);
        if (needed.isEmpty() || candidates.isEmpty()) {
            return Set.of();
        }
        candidates.get().removeAll(needed.get());
        return candidates.get();
    }

    /** Paths of the shared files that snapshots name; empty where one cannot be read. */
    private Optional<Set<String>> named(Folder store, List<FileEntry> snapshots) throws IOException {
        Set<String> paths = new HashSet<>();
        for (FileEntry snapshot : snapshots) {
            Optional<RocksDbSnapshot> content = ++read > MOST_SNAPSHOTS ? Optional.empty() : files.whole(snapshot, new RocksDbSnapshotDecoder());
            if (content.isEmpty()) {
                return Optional.empty();
            }
            content.get().files().forEach(file -> paths.add(store.path() + (file.isSst() ? "/SSTs/" : "/logs/") + file.name()));
        }
        return Optional.of(paths);
    }
}

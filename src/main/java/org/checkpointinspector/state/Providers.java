package org.checkpointinspector.state;

import org.checkpointinspector.layout.Role;
import org.checkpointinspector.layout.StateFileName;
import org.checkpointinspector.storage.Folder;

/** Tells by the files who wrote a store. */
final class Providers {

    private Providers() {}

    /** Whether the RocksDB provider did; else the HDFS-backed one. */
    static boolean isRocksDb(Folder store) {
        return store.files().stream()
                .flatMap(file -> StateFileName.parse(file.name()).stream())
                .map(StateFileName::role)
                .anyMatch(role -> role == Role.STATE_ROCKSDB_SNAPSHOT || role == Role.STATE_CHANGELOG);
    }
}

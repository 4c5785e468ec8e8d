package org.checkpointinspector.inspect.query;

import org.checkpointinspector.storage.FileEntry;

/**
 * A file of a store.
 *
 * @param store whose
 * @param entry which
 * @param path its path relative to the checkpoint
 */
record StoreFile(StateStores.Store store, FileEntry entry, String path) {

    /** A version file, such as {@code 8.delta}. */
    static StoreFile of(StateStores.Store store, FileEntry entry) {
        return new StoreFile(store, entry, store.path() + "/" + entry.name());
    }

    /** The part of the name from the last dot on. */
    String suffix() {
        return entry.name().substring(Math.max(0, entry.name().lastIndexOf('.')));
    }

    /** Whether it lies in {@code SSTs} or {@code logs}, where RocksDB snapshots share files. */
    boolean isShared() {
        return suffix().equals(".sst") || suffix().equals(".log");
    }
}

package org.checkpointinspector.decode;

import java.util.List;

/**
 * A RocksDB snapshot {@code V.zip} (Spark's {@code RocksDBCheckpointMetadata}): which shared files belong to it.
 *
 * @param keys number of keys, -1 where it was not tracked
 * @param files the SST and log files it needs besides its own entries
 */
public record RocksDbSnapshot(long keys, List<SharedFile> files) {

    /** Keeps its own copy of the files. */
    public RocksDbSnapshot {
        files = List.copyOf(files);
    }

    /**
     * A file in {@code SSTs} or {@code logs}.
     *
     * @param localName its name inside RocksDB
     * @param name its name in the checkpoint
     * @param bytes its length
     */
    public record SharedFile(String localName, String name, long bytes) {}
}

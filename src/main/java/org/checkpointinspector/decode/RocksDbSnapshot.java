package org.checkpointinspector.decode;

import java.util.List;
import java.util.Map;

/**
 * A RocksDB snapshot {@code V.zip} (Spark's {@code RocksDBCheckpointMetadata}): which shared files belong to it.
 *
 * @param keys number of keys, -1 where it was not tracked
 * @param files the SST and log files it needs besides its own entries
 * @param columnFamilies ids of the column families by name (4.0 and later); empty where the store has none
 */
public record RocksDbSnapshot(long keys, List<SharedFile> files, Map<String, Integer> columnFamilies) {

    /** Keeps its own copies. */
    public RocksDbSnapshot {
        files = List.copyOf(files);
        columnFamilies = Map.copyOf(columnFamilies);
    }

    /**
     * A file in {@code SSTs} or {@code logs}.
     *
     * @param localName its name inside RocksDB
     * @param name its name in the checkpoint
     * @param bytes its length
     */
    public record SharedFile(String localName, String name, long bytes) {

        /** Whether it is a table of rows; else a log. */
        public boolean isSst() {
            return localName.endsWith(".sst");
        }
    }
}

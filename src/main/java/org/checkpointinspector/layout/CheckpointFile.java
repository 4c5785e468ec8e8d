package org.checkpointinspector.layout;

import org.checkpointinspector.storage.FileEntry;
import org.jspecify.annotations.Nullable;

/**
 * A file of a checkpoint under the address by which a person knows it.
 *
 * @param entry the file as listed; its path is relative to the listing's root
 * @param path its path relative to the checkpoint's folder
 * @param role what it is to Spark
 * @param batch batch (or log) id, ms for DStream files; null where it has none
 * @param compact whether it is a compacted log file
 * @param source index or name of the source it belongs to, null where it has none
 * @param operator stateful operator, null where it has none
 * @param partition state or RDD partition, null where it has none
 * @param store state store, null where it has none
 * @param version state version (batch + 1), null where it has none
 * @param uniqueId id in the names of checkpoint format 2, null where it has none
 */
public record CheckpointFile(
        FileEntry entry,
        String path,
        Role role,
        @Nullable Long batch,
        boolean compact,
        @Nullable String source,
        @Nullable Integer operator,
        @Nullable Integer partition,
        @Nullable String store,
        @Nullable Long version,
        @Nullable String uniqueId) {

    /** What a person calls it: {@code offset log 17}, {@code operator 0, partition 3, store left-keyToNumValues, version 18: delta}. */
    public String words() {
        return FileWords.of(this);
    }
}

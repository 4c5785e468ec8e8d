package org.checkpointinspector.storage;

import org.jspecify.annotations.Nullable;

/**
 * One file of a listing; made on demand, since the listing itself keeps columns.
 *
 * @param path relative to the listing's root, separated by {@code /}
 * @param bytes length in bytes
 * @param modifiedMs last modification, ms since the epoch
 * @param companions the checksum files beside it
 * @param tag what the store lists as the tag of the content, where that has the form of an MD5 in lower-case hexadecimal digits: files of one tag hold
 *     the same bytes, and those of one content may have different ones. Null where there is none
 */
public record FileEntry(String path, long bytes, long modifiedMs, Companions companions, @Nullable String tag) {

    /** A file of a store that lists no tags. */
    public FileEntry(String path, long bytes, long modifiedMs, Companions companions) {
        this(path, bytes, modifiedMs, companions, null);
    }

    /**
     * The checksum files that belong to a file: attributes of it, not files of their own.
     *
     * @param hadoop length in bytes of Hadoop's {@code .<name>.crc}, null where there is none
     * @param spark length in bytes of Spark's own {@code <name>.crc} (4.1 and later, state files), null where there is none
     */
    public record Companions(@Nullable Long hadoop, @Nullable Long spark) {
        /** No companion at all. */
        public static final Companions NONE = new Companions(null, null);
    }

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Path of Hadoop's checksum file for this file, whether it is there or not. */
    public String hadoopChecksumPath() {
        int slash = path.lastIndexOf('/') + 1;
        return path.substring(0, slash) + "." + path.substring(slash) + ".crc";
    }

    /** Path of Spark's own checksum file for this file, whether it is there or not. */
    public String sparkChecksumPath() {
        return path + ".crc";
    }
}

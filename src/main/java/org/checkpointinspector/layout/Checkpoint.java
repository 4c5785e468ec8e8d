package org.checkpointinspector.layout;

import org.checkpointinspector.storage.Folder;

/**
 * A checkpoint in a listing.
 *
 * @param kind what wrote it
 * @param folder its folder
 */
public record Checkpoint(Kind kind, Folder folder) {

    /** What wrote a checkpoint. The names are printed by {@code inspect --json}. */
    public enum Kind {
        /** A streaming query ({@code offsets}, {@code commits} …). */
        STRUCTURED_STREAMING,
        /** A Spark Streaming application ({@code checkpoint-ms}, {@code rdd-id} …). */
        DSTREAM,
        /** The log of a file sink ({@code _spark_metadata}). */
        FILE_SINK_LOG
    }

    /** Path relative to the listing's root, empty for the root itself. */
    public String path() {
        return folder.path();
    }
}

package org.checkpointinspector.app.ui;

import org.checkpointinspector.layout.Checkpoint;
import org.jspecify.annotations.Nullable;

/**
 * The one address that tree, tabs, findings and batch strip pass around: checkpoint, file or folder, byte.
 *
 * @param checkpoint the checkpoint it lies in, null outside of any
 * @param path path relative to the listing's root, empty for the root
 * @param folder whether it is a folder
 * @param offset byte in the stored file, null where it is about no byte
 */
public record Place(@Nullable Checkpoint checkpoint, String path, boolean folder, @Nullable Long offset) {

    /** A folder. */
    public static Place folder(@Nullable Checkpoint checkpoint, String path) {
        return new Place(checkpoint, path, true, null);
    }

    /** A file. */
    public static Place file(@Nullable Checkpoint checkpoint, String path) {
        return new Place(checkpoint, path, false, null);
    }

    /** The same file at a byte. */
    public Place at(@Nullable Long byteOffset) {
        return new Place(checkpoint, path, folder, byteOffset);
    }

    /** The last part of the path; empty for the root. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Path relative to the checkpoint, or to the listing where it is in none. */
    public String pathInCheckpoint() {
        if (checkpoint == null || checkpoint.path().isEmpty()) {
            return path;
        }
        return path.equals(checkpoint.path()) ? "" : path.substring(checkpoint.path().length() + 1);
    }

    /** Joins a checkpoint's path and a path in it. */
    public static String join(String folder, String path) {
        if (folder.isEmpty() || path.isEmpty()) {
            return folder + path;
        }
        return folder + "/" + path;
    }
}

package org.checkpointinspector.report;

import org.checkpointinspector.inspect.Health;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.CheckpointFile;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder of a listing, with what is known of it.
 *
 * @param path relative to the location, empty for the location itself
 * @param name the last part of the path
 * @param level how deep it lies, 0 for the location itself
 * @param folder whether it is a folder
 * @param checkpoint the checkpoint whose folder it is; null for a file and for any other folder
 * @param file its role; null for a folder and for a file outside of checkpoints
 * @param health what is known of its content; null where {@code file} is
 * @param bytes its length; of a folder, all that is below it
 * @param modifiedMs last modification, ms since the epoch; of a folder, of the newest file below it, 0 where there is none
 * @param files number of files below a folder, 1 for a file
 */
public record TreeEntry(
        String path,
        String name,
        int level,
        boolean folder,
        @Nullable Checkpoint checkpoint,
        @Nullable CheckpointFile file,
        @Nullable Health health,
        long bytes,
        long modifiedMs,
        long files) {}

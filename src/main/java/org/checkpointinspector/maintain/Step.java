package org.checkpointinspector.maintain;

import org.checkpointinspector.storage.FileEntry;

/**
 * One file of a phase, as it was when the plan was made. What happens to it, and from where to where, is said by the {@link Phase}. Checksum companions
 * are steps of their own, behind their file.
 *
 * @param path relative to both ends of the phase, separated by {@code /}; empty for a phase that moves a folder as a whole
 * @param bytes length in bytes
 * @param modifiedMs last modification, ms since the epoch
 */
public record Step(String path, long bytes, long modifiedMs) {

    /** The step for a file as listed, its companions not included ({@link Steps#withCompanions} has them). */
    public static Step of(FileEntry file) {
        return new Step(file.path(), file.bytes(), file.modifiedMs());
    }

    /** Whether a file is still what it was. Stores tell times to the ms in one answer and to the second in another: seconds count. */
    public boolean matches(FileEntry file) {
        return file.bytes() == bytes && Math.floorDiv(file.modifiedMs(), 1000L) == Math.floorDiv(modifiedMs, 1000L);
    }
}

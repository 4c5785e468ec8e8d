package org.checkpointinspector.app.ui.shell;

import org.jspecify.annotations.Nullable;

/**
 * How far a task has got.
 *
 * @param phase what it is doing
 * @param files files found (listing) or read (reading)
 * @param bytes bytes read so far
 * @param at the file or folder at hand
 * @param startedMs when the phase began, ms since the epoch
 */
public record Progress(Phase phase, long files, long bytes, @Nullable String at, long startedMs) {

    /** What the task is doing. */
    public enum Phase {
        /** Taking the listing. */
        LISTING,
        /** Reading files. */
        READING,
        /** Asked to stop, and not yet stopped. */
        STOPPING
    }

    /** The same task, asked to stop. */
    public Progress stopping() {
        return new Progress(Phase.STOPPING, files, bytes, at, startedMs);
    }
}

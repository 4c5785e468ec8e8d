package org.checkpointinspector.app.ui.shell;

import org.jspecify.annotations.Nullable;

/**
 * How far a task has got.
 *
 * @param phase what it is doing
 * @param files files found (listing) or read (reading)
 * @param bytes bytes read so far
 * @param filesPlanned how many files will have been read in the end, as far as is known; 0 where it is not
 * @param bytesPlanned the same in bytes
 * @param at the file or folder at hand
 * @param startedMs when the phase began, ms since the epoch
 */
public record Progress(Phase phase, long files, long bytes, long filesPlanned, long bytesPlanned, @Nullable String at, long startedMs) {

    /** What the task is doing. */
    public enum Phase {
        /** Taking the listing. */
        LISTING,
        /** Reading files. */
        READING,
        /** Asked to stop, and not yet stopped. */
        STOPPING
    }

    /** Which part of what is to be read is read, from 0 to 1; negative where that is not known. */
    public double part() {
        return phase == Phase.READING && bytesPlanned > bytes ? (double) bytes / bytesPlanned : -1;
    }

    /** The same task, asked to stop. */
    public Progress stopping() {
        return new Progress(Phase.STOPPING, files, bytes, filesPlanned, bytesPlanned, at, startedMs);
    }
}

package org.checkpointinspector.inspect.dstream;

import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.jspecify.annotations.Nullable;

/**
 * One file that Spark tries to read at a recovery, and how that goes.
 *
 * @param name the file
 * @param checkpoint its content, as far as it was read
 * @param failure why Spark cannot use it; null where it can
 */
record Attempt(CheckpointName name, @Nullable DStreamCheckpoint checkpoint, @Nullable Failure failure) {

    /**
     * What goes wrong.
     *
     * @param offset byte in the file, null where it is about no byte
     * @param reason a sentence
     * @param exception class of the innermost exception
     * @param message its message
     * @param escapes whether it is an {@code Error}, which ends the recovery; else the next file is tried
     */
    record Failure(@Nullable Long offset, String reason, String exception, @Nullable String message, boolean escapes) {}
}

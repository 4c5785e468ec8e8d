package org.checkpointinspector.storage.hadoop;

import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * How a failure is told.
 *
 * @param kind in which way the store failed
 * @param what what happened, to stand behind "hdfs://nn/ck could not be listed: "
 * @param advice one sentence: what to try
 */
record Words(StorageException.Kind kind, String what, String advice) {

    /** Words for a name that is taken. */
    static Words exists() {
        return new Words(StorageException.Kind.EXISTS, "", "Look at what it is; choose another place, or move it away.");
    }

    /** The words as an exception. */
    StorageException about(Location place, String operation, @Nullable Throwable cause) {
        String message =
                switch (kind) {
                    case NOT_FOUND -> "There is nothing at " + place + (what.isEmpty() ? "." : ": " + what + ".");
                    case EXISTS -> "There is something at " + place + " already; nothing is overwritten.";
                    case DENIED -> place + " may not be " + operation + ": " + what + ".";
                    default -> place + " could not be " + operation + ": " + what + ".";
                };
        return new StorageException(kind, place.toString(), message, advice, cause);
    }
}

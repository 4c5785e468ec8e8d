package org.checkpointinspector.inspect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The error that Spark itself raises.
 *
 * @param exceptions class names from the outermost (which users paste) to the innermost
 * @param condition the innermost error condition other than {@code STREAM_FAILED}, null where Spark gives none
 * @param message the innermost message, with the checkpoint's own paths
 */
public record SparkError(List<String> exceptions, @Nullable String condition, String message) {

    /** Keeps its own copy and demands at least one exception. */
    public SparkError {
        exceptions = List.copyOf(exceptions);
        if (exceptions.isEmpty()) {
            throw new IllegalArgumentException("no exception: " + message);
        }
    }

    /** Class name of the innermost exception. */
    public String exception() {
        return exceptions.get(exceptions.size() - 1);
    }
}

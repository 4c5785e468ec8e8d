package org.checkpointinspector.state;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Changes in {@link Change#ORDER}. */
interface Run extends Closeable {

    /** The next change, null at the end. */
    @Nullable Change next() throws IOException;

    @Override
    default void close() throws IOException {
        // most runs hold nothing open
    }
}

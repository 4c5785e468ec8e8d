package org.checkpointinspector.javaser;

import java.io.IOException;
import org.checkpointinspector.bytes.DamageException;
import org.jspecify.annotations.Nullable;

/** A value in the making, on the reader's own stack. */
interface Frame {

    /**
     * Reads on.
     *
     * @return the value when it is complete; null when there is more to do, perhaps after a value inside this one
     */
    @Nullable JavaValue advance() throws IOException, DamageException;

    /** Takes a value inside this one that took a frame of its own. */
    void accept(JavaValue inner) throws DamageException;

    /** What there is so far. */
    @Nullable JavaValue unfinished();
}

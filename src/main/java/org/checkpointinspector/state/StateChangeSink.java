package org.checkpointinspector.state;

import java.io.IOException;

/** Takes the changes between two batches as they are found. */
public interface StateChangeSink extends StateSink {

    /**
     * Takes a change.
     *
     * @return whether to go on
     */
    boolean change(StateChange change) throws IOException;
}

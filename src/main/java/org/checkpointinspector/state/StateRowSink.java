package org.checkpointinspector.state;

import java.io.IOException;

/** Takes the rows of a state as they are read. */
public interface StateRowSink extends StateSink {

    /**
     * Takes a row.
     *
     * @return whether to go on
     */
    boolean row(StateRow row) throws IOException;
}

package org.checkpointinspector.state;

import java.io.IOException;
import java.nio.file.Path;

/** Takes the rows of a state as they are read. */
public interface StateRowSink {

    /**
     * Takes a row.
     *
     * @return whether to go on
     */
    boolean row(StateRow row) throws IOException;

    /** Takes the reason why rows are missing; the others follow. */
    void problem(StateProblem problem);

    /** Is told of a file that could not be used, but was not needed either: all rows follow, from an older snapshot and the changes since. */
    default void recovered(StateProblem problem) {}

    /** Is told that a partition does not fit into memory: so many bytes went to a temporary folder that is removed afterwards. */
    default void spilled(Path folder, long bytes) {}

    /** Is asked often, also before the first row: whether to stop. */
    default boolean cancelled() {
        return false;
    }
}

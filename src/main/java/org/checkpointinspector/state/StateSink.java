package org.checkpointinspector.state;

import java.nio.file.Path;

/** Hears how reading a state goes on, apart from the rows themselves. */
public interface StateSink {

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

package org.checkpointinspector.inspect.query;

import org.jspecify.annotations.Nullable;

/**
 * Where Spark restarts, by the names of the log files alone ({@code MicroBatchExecution.populateStartOffsets}).
 *
 * @param newestOffset greatest id in the offset log, null where it is empty
 * @param newestCommit greatest id in the commit log, null where it is empty
 * @param nextBatch the batch that is run first: N+1 if N is committed, else N again; 0 where nothing was planned yet
 */
record RestartPoint(@Nullable Long newestOffset, @Nullable Long newestCommit, long nextBatch) {

    static RestartPoint of(@Nullable Long newestOffset, @Nullable Long newestCommit) {
        if (newestOffset == null) {
            return new RestartPoint(null, newestCommit, 0);
        }
        return new RestartPoint(newestOffset, newestCommit, newestOffset.equals(newestCommit) ? newestOffset + 1 : newestOffset);
    }

    /** State version that the first batch reads: what batch {@code nextBatch - 1} wrote. Version 0 is empty and has no files. */
    long stateVersion() {
        return nextBatch;
    }

    /** Whether the newest planned batch runs again. */
    boolean repeats() {
        return newestOffset != null && nextBatch == newestOffset;
    }
}

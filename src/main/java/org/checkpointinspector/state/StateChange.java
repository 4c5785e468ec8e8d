package org.checkpointinspector.state;

import org.checkpointinspector.row.Row;
import org.jspecify.annotations.Nullable;

/**
 * What became of a row of the state between two batches.
 *
 * @param kind what happened
 * @param table which rows it belongs to, as of the later batch where the table is there
 * @param partition its partition
 * @param since the earlier batch
 * @param batch the later batch
 * @param before the row after the earlier batch, null where it was added
 * @param after the row after the later batch, null where it was removed
 */
public record StateChange(Kind kind, StateTable table, int partition, long since, long batch, @Nullable Row before, @Nullable Row after) {

    /** What happens to a row. */
    public enum Kind {
        /** The key was not there, or the element was not in its list. */
        ADDED,
        /** The key has another value. */
        UPDATED,
        /** The key is gone, or the element is. */
        REMOVED
    }
}

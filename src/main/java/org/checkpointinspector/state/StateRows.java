package org.checkpointinspector.state;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rows that lie in partitions, under columns that are known before they are read: the state of a query, or a checkpointed RDD of a DStream application, whose id
 * stands for the operator's and whose checkpoint time for the batch. Used by one thread.
 */
public interface StateRows {

    /** The batch after which the rows stood so. */
    long batch();

    /** All tables, by operator and store. */
    List<StateTable> tables();

    /** The partitions that tables have, sorted. */
    List<Integer> partitions(Predicate<StateTable> wanted);

    /**
     * How many bytes {@link #read} will read, at most.
     *
     * @throws IOException if a log that tells cannot be read
     */
    long bytes(Predicate<StateTable> wanted, @Nullable Integer partition) throws IOException;

    /**
     * Reads rows, table by table and partition by partition. What cannot be read is told to the sink, and the rest is read all the same.
     *
     * @param wanted which tables
     * @param partition null for all
     * @throws org.checkpointinspector.storage.CancelledException if the sink asked to stop before a row was there
     */
    void read(Predicate<StateTable> wanted, @Nullable Integer partition, StateRowSink sink) throws IOException;
}

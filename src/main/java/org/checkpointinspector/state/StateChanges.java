package org.checkpointinspector.state;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * What changed in the state of a query between two batches: rows that came, rows that went, rows with another value. Used by one thread.
 *
 * <p>Both states are read in full, store by store, and compared key by key as they are walked: what is held in memory at a time is what reading two stores needs.
 */
public final class StateChanges {

    private final StateReader earlier;
    private final StateReader later;

    private StateChanges(StateReader earlier, StateReader later) {
        this.earlier = earlier;
        this.later = later;
    }

    /**
     * Opens the state at two batches.
     *
     * @param since the earlier batch; -1 for before the first, when the state was empty
     * @param batch the later batch, null for the last that was committed
     * @return empty where no batch was committed and none is asked for
     * @throws StorageException if a log cannot be read
     * @throws IllegalArgumentException if the earlier batch is not the earlier one
     */
    public static Optional<StateChanges> open(Storage storage, Listing listing, Checkpoint checkpoint, long since, @Nullable Long batch) throws IOException {
        Optional<StateReader> later = StateReader.open(storage, listing, checkpoint, batch);
        if (later.isEmpty()) {
            return Optional.empty();
        }
        if (since >= later.get().batch()) {
            throw new IllegalArgumentException("Batch " + since + " is not before batch " + later.get().batch() + ".");
        }
        return Optional.of(new StateChanges(StateReader.open(storage, listing, checkpoint, since).orElseThrow(), later.get()));
    }

    /** The earlier batch. */
    public long since() {
        return earlier.batch();
    }

    /** The later batch. */
    public long batch() {
        return later.batch();
    }

    /** All tables as of the later batch, by operator and store. */
    public List<StateTable> tables() {
        return later.tables();
    }

    /**
     * How many bytes {@link #read} will read, at most.
     *
     * @throws StorageException if a log that tells cannot be read
     */
    public long bytes(Predicate<StateTable> wanted, @Nullable Integer partition) throws IOException {
        return earlier.bytes(wanted, partition) + later.bytes(wanted, partition);
    }

    /**
     * Reads the changes: by operator, partition and store, and within a store by the bytes of the key. What cannot be read is told to the sink.
     *
     * @param wanted which tables; asked with the columns of either batch
     * @param partition null for all
     */
    public void read(Predicate<StateTable> wanted, @Nullable Integer partition, StateChangeSink sink) throws IOException {
        later.problems().forEach(sink::problem);
        for (PartitionStore now : later.stores(wanted, partition)) {
            if (sink.cancelled() || !new PartitionChanges(earlier.sameAs(now), now, wanted, sink).read()) {
                return;
            }
        }
    }
}

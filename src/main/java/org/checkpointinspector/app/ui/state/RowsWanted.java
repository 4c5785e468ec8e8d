package org.checkpointinspector.app.ui.state;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.checkpointinspector.app.ui.Backend;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.state.StateChange;
import org.checkpointinspector.state.StateChangeSink;
import org.checkpointinspector.state.StateChanges;
import org.checkpointinspector.state.StateRow;
import org.checkpointinspector.state.StateRowSink;
import org.checkpointinspector.state.StateRows;
import org.checkpointinspector.state.StateTable;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Storage;
import org.jspecify.annotations.Nullable;

/**
 * Which rows a person wants to see, and how they are read. Every reading opens the state anew, since a reader belongs to one thread.
 *
 * @param batch after which batch, null for the last that was committed
 * @param since only what changed after this batch; null for all rows
 * @param table which table, null for the first that there is
 * @param partition null for all
 */
record RowsWanted(
        Storage storage, Listing listing, Checkpoint checkpoint, @Nullable Long batch, @Nullable Long since, @Nullable StateTable table, @Nullable Integer partition) {

    /** Takes rows and changes. */
    interface Sink extends StateRowSink, StateChangeSink {

        @Override
        boolean row(StateRow row) throws IOException;

        @Override
        boolean change(StateChange change) throws IOException;
    }

    /**
     * What there is to read.
     *
     * @param batch the batch it is about
     * @param tables what there is to choose from; of joins, the readable sides first
     * @param table what is chosen, null where there is nothing
     * @param partitions of that table
     * @param bytes to be read at most
     */
    record Described(long batch, List<StateTable> tables, @Nullable StateTable table, List<Integer> partitions, long bytes) {}

    /** Looks at what there is; empty where there is no state. */
    Optional<Described> describe(Backend backend) throws IOException {
        Optional<StateRows> rows = backend.openRows(storage, listing, checkpoint, batch);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<StateTable> all = rows.get().tables();
        List<StateTable> tables = java.util.stream.Stream.concat(all.stream().filter(StateTable::view), all.stream().filter(each -> !each.view())).toList();
        StateTable chosen = tables.stream().filter(each -> table != null && each.isSameAs(table)).findFirst().or(() -> tables.stream().findFirst()).orElse(null);
        if (chosen == null) {
            return Optional.of(new Described(rows.get().batch(), tables, null, List.of(), 0));
        }
        long bytes = rows.get().bytes(chosen::isSameAs, partition);
        if (since != null) {
            bytes = backend.openChanges(storage, listing, checkpoint, since, batch).orElseThrow().bytes(chosen::isSameAs, partition);
        }
        return Optional.of(new Described(rows.get().batch(), tables, chosen, rows.get().partitions(chosen::isSameAs), bytes));
    }

    /** Reads them. */
    void read(Backend backend, Sink sink) throws IOException {
        Predicate<StateTable> wanted = each -> table != null && table.isSameAs(each);
        if (since == null) {
            Optional<StateRows> rows = backend.openRows(storage, listing, checkpoint, batch);
            if (rows.isPresent()) {
                rows.get().read(wanted, partition, sink);
            }
        } else {
            Optional<StateChanges> changes = backend.openChanges(storage, listing, checkpoint, since, batch);
            if (changes.isPresent()) {
                changes.get().read(wanted, partition, sink);
            }
        }
    }
}

package org.checkpointinspector.inspect.dstream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.checkpointinspector.decode.dstream.RddRecord;
import org.checkpointinspector.inspect.dstream.DStreamState.Rdd;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.row.Row;
import org.checkpointinspector.row.SparkType;
import org.checkpointinspector.row.StructType;
import org.checkpointinspector.state.StateProblem;
import org.checkpointinspector.state.StateRow;
import org.checkpointinspector.state.StateRowSink;
import org.checkpointinspector.state.StateRows;
import org.checkpointinspector.state.StateTable;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Storage;
import org.jspecify.annotations.Nullable;

/**
 * The checkpointed RDDs of an application in the form of a query's state: each a table whose key and value are text. The number of the DStream stands for the operator,
 * the folder for the store; the RDDs of a batch, or those that a recovery reads.
 */
public final class DStreamStateRows implements StateRows {

    private static final StructType PAIR = columns(false);
    private static final StructType UPDATED = columns(true);

    private final DStreamState state;
    private final long batch;
    private final Map<StateTable, Rdd> tables = new LinkedHashMap<>();

    private DStreamStateRows(DStreamState state, List<Rdd> rdds) {
        this.state = state;
        this.batch = rdds.stream().map(Rdd::batchMs).filter(Objects::nonNull).mapToLong(Long::longValue).max().orElse(0);
        for (Rdd rdd : rdds) {
            boolean timed = rdd.streamType() != null && CheckpointedRdd.MAP_WITH_STATE.endsWith("." + rdd.streamType());
            String type = rdd.streamType() == null ? "unreferenced RDD" : rdd.streamType();
            tables.put(new StateTable(rdd.stream() == null ? 0 : rdd.stream(), type, rdd.path(), null, false, timed ? UPDATED : PAIR, false), rdd);
        }
    }

    private static StructType columns(boolean updated) {
        SparkType text = new SparkType.Atomic(SparkType.Kind.STRING, "string");
        List<StructType.Field> fields = new ArrayList<>(List.of(new StructType.Field("key", text, true), new StructType.Field("value", text, true)));
        if (updated) {
            fields.add(new StructType.Field("updated_ms", new SparkType.Atomic(SparkType.Kind.LONG, "long"), true));
            fields.add(new StructType.Field("removed", new SparkType.Atomic(SparkType.Kind.BOOLEAN, "boolean"), true));
        }
        return new StructType(fields);
    }

    /**
     * Opens the rows of a checkpoint.
     *
     * @param batchMs the batch whose RDDs are wanted, null for those that a recovery reads, or, where none is known, all
     * @return empty where there is no such RDD
     */
    public static Optional<StateRows> open(Storage storage, Listing listing, Checkpoint checkpoint, @Nullable Long batchMs) throws IOException {
        DStreamState state = DStreamState.open(storage, listing, checkpoint);
        List<Rdd> rdds = state.rdds().stream().filter(rdd -> batchMs == null ? rdd.needed() : batchMs.equals(rdd.batchMs())).toList();
        if (rdds.isEmpty() && batchMs == null) {
            rdds = state.rdds();
        }
        return rdds.isEmpty() ? Optional.empty() : Optional.of(new DStreamStateRows(state, rdds));
    }

    @Override
    public long batch() {
        return batch;
    }

    @Override
    public List<StateTable> tables() {
        return List.copyOf(tables.keySet());
    }

    @Override
    public List<Integer> partitions(Predicate<StateTable> wanted) {
        return tables.entrySet().stream().filter(table -> wanted.test(table.getKey())).flatMap(table -> table.getValue().partitions().stream()).distinct().sorted().toList();
    }

    @Override
    public long bytes(Predicate<StateTable> wanted, @Nullable Integer partition) {
        return tables.entrySet().stream().filter(table -> wanted.test(table.getKey())).mapToLong(table -> state.bytes(table.getValue(), partition)).sum();
    }

    @Override
    public void read(Predicate<StateTable> wanted, @Nullable Integer partition, StateRowSink sink) throws IOException {
        if (sink.cancelled()) {
            throw new CancelledException();
        }
        Handing handing = new Handing(sink);
        for (Map.Entry<StateTable, Rdd> table : tables.entrySet()) {
            if (wanted.test(table.getKey()) && !handing.cancelled()) {
                handing.table = table.getKey();
                state.read(table.getValue(), partition, handing);
            }
        }
    }

    private final class Handing implements DStreamState.RowSink {
        private final StateRowSink to;
        private @Nullable StateTable table;
        private boolean enough;

        private Handing(StateRowSink to) {
            this.to = to;
        }

        @Override
        public void row(Rdd rdd, int partition, RddRecord row) throws IOException {
            StateTable at = Objects.requireNonNull(table);
            @Nullable Object[] values = new @Nullable Object[at.columns().size()];
            values[0] = row.key() == null ? null : row.key().text();
            values[1] = row.value().text();
            if (values.length > 2) {
                values[2] = row.updatedMs();
                values[3] = row.deleted();
            }
            Row cells = new Row(at.columns(), Collections.unmodifiableList(Arrays.asList(values)));
            enough |= !to.row(new StateRow(at, partition, rdd.batchMs() == null ? 0 : rdd.batchMs(), cells));
        }

        @Override
        public void problem(StateProblem problem) {
            to.problem(problem);
        }

        @Override
        public boolean cancelled() {
            return enough || to.cancelled();
        }
    }
}

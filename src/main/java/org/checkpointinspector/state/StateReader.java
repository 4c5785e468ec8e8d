package org.checkpointinspector.state;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.decode.Decoder;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.decode.OffsetLogDecoder;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the state of a query as rows, as it stood after a batch: state version batch + 1 of every store. Used by one thread.
 *
 * <p>What cannot be read is told to the sink, and the rest is read all the same. A store whose rows need more memory than a quarter of the heap spills to a temporary folder.
 */
public final class StateReader implements StateRows {

    private final CheckpointReads reads;
    private final long batch;
    private final StateConf conf;
    private final Map<StateLayout.Operator, List<StoreTables>> stores = new LinkedHashMap<>();
    private final List<StateProblem> problems = new ArrayList<>();

    private StateReader(CheckpointReads reads, long batch) throws IOException {
        this.reads = reads;
        this.batch = batch;
        this.conf = new StateConf(log("offsets", new OffsetLogDecoder()).map(OffsetLog::metadata).map(OffsetLog.Metadata::conf).orElse(Map.of()));
        for (StateLayout.Operator operator : StateLayout.of(reads.folder()).operators()) {
            OperatorSchemas schemas = new OperatorSchemas(reads, operator, batch, problems);
            stores.put(operator, new OperatorTables(reads, batch, operator, schemas, conf, problems).stores());
        }
    }

    private <T> Optional<T> log(String name, Decoder<T> decoder) throws IOException {
        Optional<FileEntry> file = reads.log(name, batch);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Decoded<T> decoded = reads.decode(file.get(), decoder);
        decoded.damage().ifPresent(damage -> problems.add(StateProblem.of(file.get().path(), damage)));
        return decoded.readable();
    }

    /**
     * Opens the state of a query's checkpoint.
     *
     * @param listing in which the checkpoint was found
     * @param batch the batch after which the state is wanted, null for the last that was committed
     * @return empty where no batch was committed and none is asked for
     * @throws StorageException if a log cannot be read
     */
    public static Optional<StateReader> open(Storage storage, Listing listing, Checkpoint checkpoint, @Nullable Long batch) throws IOException {
        Optional<Long> wanted = batch != null ? Optional.of(batch) : lastCommitted(checkpoint);
        return wanted.isEmpty() ? Optional.empty() : Optional.of(new StateReader(new CheckpointReads(storage, listing, checkpoint), wanted.get()));
    }

    private static Optional<Long> lastCommitted(Checkpoint checkpoint) {
        return LogFolder.plain(checkpoint.folder().folder("commits")).newest().map(LogFolder.LogFile::id);
    }

    @Override
    public long batch() {
        return batch;
    }

    @Override
    public List<StateTable> tables() {
        return stores.values().stream()
                .flatMap(List::stream)
                .flatMap(StoreTables::all)
                .map(StoreTables.Member::table)
                .sorted(Comparator.comparingInt(StateTable::operator)
                        .thenComparing(StateTable::store)
                        .thenComparing(table -> table.stateVariable() == null ? "" : table.stateVariable()))
                .toList();
    }

    /** Why columns are not known, or rows will be missing, as far as it was found when the state was opened. */
    List<StateProblem> problems() {
        return problems;
    }

    @Override
    public List<Integer> partitions(Predicate<StateTable> wanted) {
        return stores(wanted, null).stream().map(store -> store.partition().id()).distinct().sorted().toList();
    }

    @Override
    public long bytes(Predicate<StateTable> wanted, @Nullable Integer partition) throws IOException {
        long bytes = 0;
        for (PartitionStore store : stores(wanted, partition)) {
            bytes += store.bytes();
        }
        return bytes;
    }

    /** The stores that hold wanted tables, by operator, partition and name. */
    List<PartitionStore> stores(Predicate<StateTable> wanted, @Nullable Integer partition) {
        List<PartitionStore> found = new ArrayList<>();
        stores.forEach((operator, tables) -> {
            List<StoreTables> holding = tables.stream().filter(store -> store.all().map(StoreTables.Member::table).anyMatch(wanted)).toList();
            for (StateLayout.Partition each : operator.partitions()) {
                if (partition == null || partition == each.id()) {
                    holding.forEach(store -> found.add(new PartitionStore(reads, conf, batch, operator, each, store)));
                }
            }
        });
        return found;
    }

    /** A store of another batch as it stands after this one's. */
    PartitionStore sameAs(PartitionStore other) {
        for (Map.Entry<StateLayout.Operator, List<StoreTables>> operator : stores.entrySet()) {
            for (StoreTables store : operator.getValue()) {
                boolean same = operator.getKey().folder().path().equals(other.operator().folder().path()) && store.folder().equals(other.tables().folder());
                if (same) {
                    return new PartitionStore(reads, conf, batch, operator.getKey(), other.partition(), store);
                }
            }
        }
        throw new IllegalStateException("both states have the same folders");
    }

    /** Reads rows: by operator, partition and store; within a store of the HDFS-backed provider the newest first, else by the bytes of the key. */
    @Override
    public void read(Predicate<StateTable> wanted, @Nullable Integer partition, StateRowSink sink) throws IOException {
        problems.forEach(sink::problem);
        for (PartitionStore store : stores(wanted, partition)) {
            if (!new PartitionRows(store, wanted, sink).read()) {
                return;
            }
        }
    }
}

package org.checkpointinspector.state;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.decode.CommitLog;
import org.checkpointinspector.decode.StateFileDecoder;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.row.Row;
import org.checkpointinspector.storage.Folder;
import org.checkpointinspector.storage.StorageException;

/** Reads the rows of one store in one partition. */
final class PartitionRows {

    private static final int MOST_BYTES = 1 << 30;
    /** Changes of changelogs are newer than all of a snapshot, whose sequence numbers have 56 bits. */
    private static final long FIRST_CHANGE = 1L << 56;

    private final CheckpointReads reads;
    private final StateConf conf;
    private final long batch;
    private final StateLayout.Operator operator;
    private final StateLayout.Partition partition;
    private final StoreTables tables;
    private final Optional<CommitLog> commit;
    private final Predicate<StateTable> wanted;
    private final StateRowSink sink;

    PartitionRows(
            CheckpointReads reads,
            StateConf conf,
            long batch,
            StateLayout.Operator operator,
            StateLayout.Partition partition,
            StoreTables tables,
            Optional<CommitLog> commit,
            Predicate<StateTable> wanted,
            StateRowSink sink) {
        this.reads = reads;
        this.conf = conf;
        this.batch = batch;
        this.operator = operator;
        this.partition = partition;
        this.tables = tables;
        this.commit = commit;
        this.wanted = wanted;
        this.sink = sink;
    }

    /** Reads all rows; returns whether the sink wants more. */
    boolean read() throws IOException {
        Optional<Folder> folder = partition.store(tables.folder()).map(StateLayout.Store::folder);
        if (folder.isEmpty()) {
            sink.problem(new StateProblem(partition.folder().path(), null, "the store " + tables.folder() + " has no files in partition " + partition.id()));
            return true;
        }
        try (SortedChanges changes = new SortedChanges(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 4), FIRST_CHANGE, sink::spilled)) {
            return Providers.isRocksDb(folder.get()) ? readRocksDb(folder.get(), changes) : readHdfsBacked(folder.get(), changes);
        } catch (StoreReader.DamagedFileException found) {
            sink.problem(found.problem());
        } catch (StorageException failure) {
            sink.problem(new StateProblem(folder.get().path(), null, failure.getMessage()));
        }
        return true;
    }

    private boolean readHdfsBacked(Folder folder, SortedChanges changes) throws IOException, StoreReader.DamagedFileException {
        StateChain chain = StateChains.newest(new StoreFiles(Optional.of(folder)), StateChains.Files.DELTAS, batch + 1);
        demandComplete(chain, folder);
        StoreReader reader = new StoreReader(reads, conf);
        if (chain.base().isPresent()) {
            reader.replay(chain.base().get(), StateFileDecoder.Format.SNAPSHOT, changes);
        }
        reader.replay(chain.increments(), StateFileDecoder.Format.DELTA, changes);
        try (LiveEntries entries = new LiveEntries(changes.runs(), changes.rangeDeletions(), conf.mergeDelimiter())) {
            StoreTables.Member member = tables.single().orElseThrow();
            for (LiveEntries.Entry entry = entries.next(); entry != null; entry = entries.next()) {
                if (!show(member, entry, 0, folder)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void demandComplete(StateChain chain, Folder folder) throws StoreReader.DamagedFileException {
        if (!chain.isComplete()) {
            String name = chain.missing().orElseThrow();
            throw new StoreReader.DamagedFileException(new StateProblem(folder.path() + "/" + name, null, name + " is not there"));
        }
    }

    private boolean readRocksDb(Folder folder, SortedChanges changes) throws IOException, StoreReader.DamagedFileException {
        throw new UnsupportedOperationException("RocksDB");
    }

    /**
     * Shows the rows of one entry.
     *
     * @param skipped bytes of the key before the key of the row
     */
    private boolean show(StoreTables.Member member, LiveEntries.Entry entry, int skipped, Folder folder) throws IOException {
        Decoded<Row> key = member.format().key(entry.key(), skipped, entry.key().length - skipped);
        Decoded<List<Row>> values = member.format().values(entry.value(), 0, entry.value().length);
        Optional<Damage> damage = key.damage().or(values::damage);
        if (damage.isPresent()) {
            sink.problem(new StateProblem(folder.path(), null, "a row of " + member.table().store() + " does not fit its schema: " + damage.get().detail()));
            return true;
        }
        for (Row row : member.shape().rows(member.table().columns(), key.value().orElseThrow(), values.value().orElseThrow())) {
            if (!sink.row(new StateRow(member.table(), partition.id(), batch, row))) {
                return false;
            }
        }
        return true;
    }
}

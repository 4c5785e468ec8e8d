package org.checkpointinspector.state;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.decode.RocksDbSnapshot;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.row.Row;
import org.checkpointinspector.storage.Folder;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one store in one partition. */
final class PartitionRows {

    /** A family's id in front of a key, low byte first. */
    private static final int FAMILY_BYTES = 2;

    private final CheckpointReads reads;
    private final StateConf conf;
    private final long batch;
    private final StateLayout.Operator operator;
    private final StateLayout.Partition partition;
    private final StoreTables tables;
    private final Predicate<StateTable> wanted;
    private final StateRowSink sink;
    private boolean hasChecksums;

    PartitionRows(
            CheckpointReads reads,
            StateConf conf,
            long batch,
            StateLayout.Operator operator,
            StateLayout.Partition partition,
            StoreTables tables,
            Predicate<StateTable> wanted,
            StateRowSink sink) {
        this.reads = reads;
        this.conf = conf;
        this.batch = batch;
        this.operator = operator;
        this.partition = partition;
        this.tables = tables;
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
        boolean isRocksDb = Providers.isRocksDb(folder.get());
        hasChecksums = isRocksDb && conf.rowChecksums();
        try (StoreReader reader = new StoreReader(reads, conf, sink::spilled)) {
            return isRocksDb ? readRocksDb(folder.get(), reader) : readHdfsBacked(folder.get(), reader);
        } catch (DamagedFileException found) {
            sink.problem(found.problem());
        } catch (StorageException failure) {
            sink.problem(new StateProblem(folder.get().path(), null, failure.getMessage()));
        }
        return true;
    }

    private boolean readHdfsBacked(Folder folder, StoreReader reader) throws IOException {
        reader.hdfsBacked(complete(StateChains.newest(new StoreFiles(Optional.of(folder)), StateChains.Files.DELTAS, version()), folder));
        StoreTables.Member member = tables.single().orElseThrow();
        return walk(reader, entry -> show(member, entry, 0, folder));
    }

    private long version() {
        return batch + 1;
    }

    private static StateChain complete(StateChain chain, Folder folder) throws DamagedFileException {
        if (!chain.isComplete()) {
            String name = chain.missing().orElseThrow();
            throw new DamagedFileException(new StateProblem(folder.path() + "/" + name, null, name + " is not there"));
        }
        return chain;
    }

    private boolean readRocksDb(Folder folder, StoreReader reader) throws IOException {
        reader.rocksDb(complete(chain(folder), folder), folder);
        if (!tables.families()) {
            StoreTables.Member member = tables.single().orElseThrow();
            return walk(reader, entry -> show(member, entry, 0, folder));
        }
        Map<Integer, StoreTables.Member> byId = membersById(reader.snapshot(), folder);
        return walk(reader, entry -> {
            byte[] key = entry.key();
            StoreTables.Member member = key.length < FAMILY_BYTES ? null : byId.get((short) (key[0] & 0xff | key[1] << 8) & 0xffff);
            return member == null || show(member, entry, FAMILY_BYTES, folder);
        });
    }

    private StateChain chain(Folder folder) throws IOException {
        StoreFiles files = new StoreFiles(Optional.of(folder));
        if (!UniqueIds.areIn(folder)) {
            return StateChains.newest(files, StateChains.Files.CHANGELOGS, version());
        }
        UniqueIds ids = UniqueIds.of(reads, folder, operator.id(), partition.id(), tables.index(), version());
        return StateChains.withUniqueIds(files, version(), ids::of, version());
    }

    private Map<Integer, StoreTables.Member> membersById(@Nullable RocksDbSnapshot snapshot, Folder folder) throws DamagedFileException {
        if (snapshot == null) {
            throw new DamagedFileException(
                    new StateProblem(folder.path(), null, "there is no snapshot, and only snapshots say which column family a key belongs to"));
        }
        Map<Integer, StoreTables.Member> byId = new HashMap<>();
        tables.members().forEach((name, member) -> {
            Integer id = snapshot.columnFamilies().get(name);
            if (id != null && wanted.test(member.table())) {
                byId.put(id, member);
            }
        });
        return byId;
    }

    @FunctionalInterface
    private interface EntryWalk {
        boolean entry(LiveEntries.Entry entry) throws IOException;
    }

    private boolean walk(StoreReader reader, EntryWalk walk) throws IOException {
        try (LiveEntries entries = reader.entries()) {
            for (LiveEntries.Entry entry = entries.next(); entry != null; entry = entries.next()) {
                if (!walk.entry(entry)) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Shows the rows of one entry.
     *
     * @param skipped bytes of the key before the key of the row
     */
    private boolean show(StoreTables.Member member, LiveEntries.Entry entry, int skipped, Folder folder) throws IOException {
        Decoded<Row> key = member.format().key(entry.key(), skipped, entry.key().length - skipped);
        byte[] value = hasChecksums ? RowChecksums.strippedValue(entry.value(), conf.mergeDelimiter()) : entry.value();
        Decoded<List<Row>> values = member.format().values(value, 0, value.length);
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

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
import org.checkpointinspector.row.StateRowFormat;
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
        List<StoreTables.Member> members = wanted(tables.single());
        return walk(reader, entry -> show(members, entry, 0, folder));
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
            List<StoreTables.Member> members = wanted(tables.single());
            return walk(reader, entry -> show(members, entry, 0, folder));
        }
        Map<Integer, List<StoreTables.Member>> byId = membersById(reader.snapshot(), folder);
        return walk(reader, entry -> {
            byte[] key = entry.key();
            int id = key.length < FAMILY_BYTES ? -1 : key[0] & 0xff | (key[1] & 0xff) << 8;
            return show(byId.getOrDefault(id, List.of()), entry, FAMILY_BYTES, folder);
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

    private List<StoreTables.Member> wanted(List<StoreTables.Member> members) {
        return members.stream().filter(member -> wanted.test(member.table())).toList();
    }

    private Map<Integer, List<StoreTables.Member>> membersById(@Nullable RocksDbSnapshot snapshot, Folder folder) throws DamagedFileException {
        if (snapshot == null) {
            throw new DamagedFileException(
                    new StateProblem(folder.path(), null, "there is no snapshot, and only snapshots say which column family a key belongs to"));
        }
        Map<Integer, List<StoreTables.Member>> byId = new HashMap<>();
        tables.members().forEach((name, members) -> {
            Integer id = snapshot.columnFamilies().get(name);
            if (id != null) {
                byId.put(id, wanted(members));
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
     * @param members the tables it belongs to, all of one format
     * @param skipped bytes of the key before the key of the row
     */
    private boolean show(List<StoreTables.Member> members, LiveEntries.Entry entry, int skipped, Folder folder) throws IOException {
        if (members.isEmpty()) {
            return true;
        }
        StateRowFormat format = members.get(0).format();
        byte[] bytes = hasChecksums ? RowChecksums.strippedValue(entry.value(), conf.mergeDelimiter()) : entry.value();
        Decoded<Row> key = format.key(entry.key(), skipped, entry.key().length - skipped);
        Decoded<List<Row>> values = format.values(bytes, 0, bytes.length);
        Optional<Damage> damage = key.damage().or(values::damage);
        if (damage.isPresent()) {
            String detail = "a row of " + members.get(0).table().store() + " does not fit its schema: " + damage.get().detail();
            sink.problem(new StateProblem(folder.path(), null, detail));
            return true;
        }
        for (StoreTables.Member member : members) {
            for (Row row : member.shape().rows(member.table().columns(), key.value().orElseThrow(), values.value().orElseThrow())) {
                if (!sink.row(new StateRow(member.table(), partition.id(), batch, row))) {
                    return false;
                }
            }
        }
        return true;
    }
}

package org.checkpointinspector.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
    /** How many changes are replayed at most where a snapshot is damaged; as many as Spark does by default from 4.2 on. */
    private static final long MOST_REPLAYED = 500;

    private final CheckpointReads reads;
    private final StateConf conf;
    private final long batch;
    private final StateLayout.Operator operator;
    private final StateLayout.Partition partition;
    private final StoreTables tables;
    private final Predicate<StateTable> wanted;
    private final StateRowSink sink;
    private boolean hasChecksums;
    private Map<Integer, List<StoreTables.Member>> byId = Map.of();
    private long shown;

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

    /**
     * Reads all rows; returns whether the sink wants more. Where a file of the chain is damaged, older snapshots are tried: every change since then leads to the same rows.
     */
    boolean read() throws IOException {
        Optional<Folder> folder = partition.store(tables.folder()).map(StateLayout.Store::folder);
        if (folder.isEmpty()) {
            sink.problem(new StateProblem(partition.folder().path(), null, "the store " + tables.folder() + " has no files in partition " + partition.id()));
            return true;
        }
        boolean isRocksDb = Providers.isRocksDb(folder.get());
        hasChecksums = isRocksDb && conf.rowChecksums();
        try {
            return read(folder.get(), isRocksDb);
        } catch (StorageException failure) {
            sink.problem(new StateProblem(folder.get().path(), null, failure.getMessage()));
            return true;
        }
    }

    private boolean read(Folder folder, boolean isRocksDb) throws IOException {
        StateProblem first = null;
        for (StateChain chain : isRocksDb ? rocksDbChains(folder) : plainChains(folder, StateChains.Files.DELTAS)) {
            try (StoreReader reader = new StoreReader(reads, conf, spills())) {
                demandComplete(chain, folder);
                load(reader, chain, folder, isRocksDb);
                if (first != null) {
                    sink.recovered(first);
                }
                return walk(reader, folder);
            } catch (DamagedFileException found) {
                first = first == null ? found.problem() : first;
                if (shown > 0) {
                    break;
                }
            }
        }
        if (first != null) {
            sink.problem(first);
        }
        return true;
    }

    private SortedChanges.SpillListener spills() {
        return new SortedChanges.SpillListener() {
            @Override
            public void spilled(Path folder, long bytes) {
                sink.spilled(folder, bytes);
            }

            @Override
            public boolean cancelled() {
                return sink.cancelled();
            }
        };
    }

    private void load(StoreReader reader, StateChain chain, Folder folder, boolean isRocksDb) throws IOException {
        if (isRocksDb) {
            reader.rocksDb(chain, folder);
            byId = tables.families() ? membersById(reader.snapshot(), folder) : Map.of();
        } else {
            reader.hdfsBacked(chain);
        }
    }

    /** The chain from the newest snapshot, then those from older ones. */
    private List<StateChain> plainChains(Folder folder, StateChains.Files kind) {
        StoreFiles files = new StoreFiles(Optional.of(folder));
        List<StateChain> chains = new ArrayList<>();
        chains.add(StateChains.newest(files, kind, version()));
        chains.addAll(StateChains.older(files, kind, version(), chains.get(0), MOST_REPLAYED));
        return chains;
    }

    private List<StateChain> rocksDbChains(Folder folder) throws IOException {
        if (!UniqueIds.areIn(folder)) {
            return plainChains(folder, StateChains.Files.CHANGELOGS);
        }
        StoreFiles files = new StoreFiles(Optional.of(folder));
        UniqueIds ids = UniqueIds.of(reads, folder, operator.id(), partition.id(), tables.index(), version());
        List<StateChain> chains = new ArrayList<>();
        for (long newestBase = version(); newestBase >= 0 && version() - newestBase <= MOST_REPLAYED; newestBase = chains.get(chains.size() - 1).baseVersion() - 1) {
            chains.add(StateChains.withUniqueIds(files, version(), ids::of, newestBase));
        }
        return chains;
    }

    private long version() {
        return batch + 1;
    }

    private static void demandComplete(StateChain chain, Folder folder) throws DamagedFileException {
        if (!chain.isComplete()) {
            String name = chain.missing().orElseThrow();
            throw new DamagedFileException(new StateProblem(folder.path() + "/" + name, null, name + " is not there"));
        }
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

    private boolean walk(StoreReader reader, Folder folder) throws IOException {
        List<StoreTables.Member> single = wanted(tables.single());
        try (LiveEntries entries = reader.entries()) {
            for (LiveEntries.Entry entry = entries.next(); entry != null; entry = entries.next()) {
                boolean goOn = tables.families()
                        ? show(byId.getOrDefault(familyOf(entry.key()), List.of()), entry, FAMILY_BYTES, folder)
                        : show(single, entry, 0, folder);
                if (!goOn) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The id in front of a key, -1 where the key is too short for one. */
    private static int familyOf(byte[] key) {
        return key.length < FAMILY_BYTES ? -1 : key[0] & 0xff | (key[1] & 0xff) << 8;
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
                shown++;
                if (!sink.row(new StateRow(member.table(), partition.id(), batch, row))) {
                    return false;
                }
            }
        }
        return true;
    }
}

package org.checkpointinspector.state;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.decode.RocksDbSnapshot;
import org.checkpointinspector.decode.StateRecordVisitor;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.row.Row;
import org.checkpointinspector.row.StateRowFormat;
import org.checkpointinspector.storage.Folder;
import org.jspecify.annotations.Nullable;

/** One store of one partition as it stood after a batch: which chains of files lead there, and the entries that come out of one. */
final class PartitionStore {

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

    PartitionStore(CheckpointReads reads, StateConf conf, long batch, StateLayout.Operator operator, StateLayout.Partition partition, StoreTables tables) {
        this.reads = reads;
        this.conf = conf;
        this.batch = batch;
        this.operator = operator;
        this.partition = partition;
        this.tables = tables;
    }

    StateLayout.Operator operator() {
        return operator;
    }

    StateLayout.Partition partition() {
        return partition;
    }

    StoreTables tables() {
        return tables;
    }

    /** The batch after which it stood so. */
    long batch() {
        return batch;
    }

    /** The folder of the files, empty where the partition has none. */
    Optional<Folder> folder() {
        return partition.store(tables.folder()).map(StateLayout.Store::folder);
    }

    /** What is said where {@link #folder} is empty. */
    StateProblem missing() {
        return new StateProblem(partition.folder().path(), null, "the store " + tables.folder() + " has no files in partition " + partition.id());
    }

    /** Bytes that loading it reads, at most: of a RocksDB snapshot's shared files it is known only later which ones it names. */
    long bytes() throws IOException {
        Optional<Folder> folder = folder();
        if (folder.isEmpty()) {
            return 0;
        }
        long shared = Providers.isRocksDb(folder.get()) ? folder.get().folder("SSTs").map(Folder::totalBytes).orElse(0L) : 0;
        return chains(folder.get()).get(0).bytes() + shared;
    }

    /** The chain from the newest snapshot, then those from older ones: every change since then leads to the same rows. */
    List<StateChain> chains(Folder folder) throws IOException {
        return Providers.isRocksDb(folder) ? rocksDbChains(folder) : plainChains(folder, StateChains.Files.DELTAS);
    }

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

    /**
     * Loads one of the chains.
     *
     * @throws DamagedFileException if a file of it is missing or damaged; the entries can throw it, too
     */
    Opened open(StateChain chain, Folder folder, SortedChanges.SpillListener spills) throws IOException {
        if (!chain.isComplete()) {
            String name = chain.missing().orElseThrow();
            throw new DamagedFileException(new StateProblem(folder.path() + "/" + name, null, name + " is not there"));
        }
        StoreReader reader = new StoreReader(reads, conf, spills);
        try {
            return new Opened(reader, chain, folder);
        } catch (IOException | RuntimeException failure) {
            reader.close();
            throw failure;
        }
    }

    /** Walks the entries without loading the store; for the HDFS-backed provider. */
    NewestFirst newestFirst(SortedChanges.SpillListener spills, NewestFirst.Taker taker) {
        return new NewestFirst(reads, conf, spills, taker, NewestFirst.usualBytes());
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
                byId.put(id, members);
            }
        });
        return byId;
    }

    /**
     * What an entry says.
     *
     * @param key its key
     * @param values its values; several for a list
     */
    record Content(Row key, List<Row> values) {

        /** The rows that a table shows of it. */
        List<Row> rows(StoreTables.Member member) {
            return member.shape().rows(member.table().columns(), key, values);
        }
    }

    /** What an entry says; damaged where its bytes do not fit the schema. */
    static Decoded<Content> content(StateRowFormat format, StateRecordVisitor.Slice key, StateRecordVisitor.Slice value) {
        Decoded<Row> keyRow = format.key(key.bytes(), key.offset(), key.length());
        Decoded<List<Row>> values = format.values(value.bytes(), value.offset(), value.length());
        Optional<Damage> damage = keyRow.damage().or(values::damage);
        return damage.isPresent()
                ? Decoded.damaged(damage.get())
                : Decoded.whole(new Content(keyRow.value().orElseThrow(), values.value().orElseThrow()));
    }

    /** A loaded store, whose entries are walked once, in the order of the keys' bytes. */
    final class Opened implements Closeable {
        private final StoreReader reader;
        private final LiveEntries entries;
        private final Map<Integer, List<StoreTables.Member>> byId;
        private final boolean hasChecksums;

        private Opened(StoreReader reader, StateChain chain, Folder folder) throws IOException {
            this.reader = reader;
            boolean isRocksDb = Providers.isRocksDb(folder);
            hasChecksums = isRocksDb && conf.rowChecksums();
            if (isRocksDb) {
                reader.rocksDb(chain, folder);
            } else {
                reader.hdfsBacked(chain);
            }
            // version 0 is empty, and so has no families
            byId = isRocksDb && tables.families() && version() > 0 ? membersById(reader.snapshot(), folder) : Map.of();
            entries = reader.entries();
        }

        /** The next entry, null at the end. */
        LiveEntries.@Nullable Entry next() throws IOException {
            return entries.next();
        }

        /** The wanted tables that an entry belongs to, all of one format. */
        List<StoreTables.Member> members(LiveEntries.Entry entry, Predicate<StateTable> wanted) {
            Stream<StoreTables.Member> all = (tables.families() ? byId.getOrDefault(familyOf(entry.key()), List.of()) : tables.single()).stream();
            return all.filter(member -> wanted.test(member.table())).toList();
        }

        /** What an entry of a table says; damaged where its bytes do not fit the schema. */
        Decoded<Content> content(LiveEntries.Entry entry, StoreTables.Member member) {
            StateRowFormat format = member.format();
            int skipped = tables.families() ? FAMILY_BYTES : 0;
            byte[] bytes = hasChecksums ? RowChecksums.strippedValue(entry.value(), conf.mergeDelimiter()) : entry.value();
            return PartitionStore.content(
                    format, new StateRecordVisitor.Slice(entry.key(), skipped, entry.key().length - skipped), new StateRecordVisitor.Slice(bytes, 0, bytes.length));
        }

        @Override
        public void close() throws IOException {
            try {
                entries.close();
            } finally {
                reader.close();
            }
        }
    }

    /** The id in front of a key, -1 where the key is too short for one. */
    private static int familyOf(byte[] key) {
        return key.length < FAMILY_BYTES ? -1 : key[0] & 0xff | (key[1] & 0xff) << 8;
    }
}

package org.checkpointinspector.state;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.row.KeyEncoding;
import org.checkpointinspector.row.RocksDbRows;
import org.checkpointinspector.row.RowGuess;
import org.checkpointinspector.row.StateRowFormat;
import org.checkpointinspector.row.StructType;
import org.checkpointinspector.storage.Folder;

/** The table of a store without a schema (up to Spark 3.0, or where it is lost): its columns are told from the rows of a partition that has some. */
final class GuessedTable {

    private static final int MOST_SAMPLES = 1000;

    private final CheckpointReads reads;
    private final StateConf conf;
    private final long batch;
    private final StateLayout.Operator operator;
    private final List<StateProblem> problems;

    GuessedTable(CheckpointReads reads, StateConf conf, long batch, StateLayout.Operator operator, List<StateProblem> problems) {
        this.reads = reads;
        this.conf = conf;
        this.batch = batch;
        this.operator = operator;
        this.problems = problems;
    }

    /** The table of a store, empty where no partition has rows that tell. */
    Optional<StoreTables.Member> of(String store, Optional<String> operatorName) throws IOException {
        for (StateLayout.Partition partition : operator.partitions()) {
            Optional<Folder> folder = partition.store(store).map(StateLayout.Store::folder);
            List<LiveEntries.Entry> samples = folder.isPresent() ? samples(folder.get()) : List.of();
            if (!samples.isEmpty()) {
                return guess(store, operatorName, folder.get(), samples);
            }
        }
        return Optional.empty();
    }

    private Optional<StoreTables.Member> guess(String store, Optional<String> operatorName, Folder folder, List<LiveEntries.Entry> samples) {
        boolean isRocksDb = Providers.isRocksDb(folder);
        Optional<StructType> keys = RowGuess.columns(samples.stream().map(entry -> row(entry.key(), isRocksDb)).toList());
        Optional<StructType> values = RowGuess.columns(samples.stream().map(entry -> row(entry.value(), isRocksDb)).toList());
        if (keys.isEmpty() || values.isEmpty()) {
            problems.add(new StateProblem(folder.path(), null, "there is no schema, and the columns of the rows cannot be guessed"));
            return Optional.empty();
        }
        StructType key = keys.get();
        StructType value = values.get();
        StateRowFormat format = isRocksDb
                ? RocksDbRows.unsafe(key, value, new KeyEncoding.NoPrefix(), RocksDbRows.Values.SINGLE)
                : StateRowFormat.hdfsBacked(key, value);
        String name = operatorName.orElseGet(() -> OperatorNames.told(operator.storeNames(), key, value));
        StateTable table = new StateTable(operator.id(), name, store, null, false, RowShape.VALUE.columns(key, value), true);
        return Optional.of(new StoreTables.Member(table, format, RowShape.VALUE));
    }

    /** The row in stored bytes; RocksDB has a version byte in front. */
    private static byte[] row(byte[] stored, boolean isRocksDb) {
        return isRocksDb && stored.length > 0 ? Arrays.copyOfRange(stored, 1, stored.length) : stored;
    }

    private List<LiveEntries.Entry> samples(Folder folder) throws IOException {
        StateChains.Files kind = Providers.isRocksDb(folder) ? StateChains.Files.CHANGELOGS : StateChains.Files.DELTAS;
        StateChain chain = StateChains.newest(new StoreFiles(Optional.of(folder)), kind, batch + 1);
        List<LiveEntries.Entry> samples = new ArrayList<>();
        try {
            if (kind == StateChains.Files.DELTAS) {
                NewestFirst.Taker taker = (key, value) -> samples.add(new LiveEntries.Entry(key.copy(), value.copy())) && samples.size() < MOST_SAMPLES;
                new NewestFirst(reads, conf, (spilled, bytes) -> {}, taker, NewestFirst.usualBytes()).walk(chain, folder.path());
            } else {
                sampleRocksDb(chain, folder, samples);
            }
        } catch (DamagedFileException found) {
            problems.add(found.problem());
        }
        return samples;
    }

    private void sampleRocksDb(StateChain chain, Folder folder, List<LiveEntries.Entry> samples) throws IOException {
        try (StoreReader reader = new StoreReader(reads, conf, (spilled, bytes) -> {})) {
            reader.rocksDb(chain, folder);
            try (LiveEntries entries = reader.entries()) {
                for (LiveEntries.Entry entry = entries.next(); entry != null && samples.size() < MOST_SAMPLES; entry = entries.next()) {
                    samples.add(entry);
                }
            }
        }
    }
}

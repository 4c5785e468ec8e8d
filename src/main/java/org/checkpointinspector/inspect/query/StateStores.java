package org.checkpointinspector.inspect.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.checkpointinspector.decode.OperatorMetadata;
import org.checkpointinspector.decode.RocksDbSnapshot;
import org.checkpointinspector.decode.StateSchema;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.layout.StateFileName;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.storage.Folder;

/** Which state stores a restart loads, and by which provider. */
final class StateStores {

    private static final String PROVIDER = "spark.sql.streaming.stateStore.providerClass";
    private static final String PARTITIONS = "spark.sql.shuffle.partitions";

    /** The four stores of a stream-stream join up to state version 2, in the order in which Spark opens them and lists their unique ids. */
    static final List<String> JOIN_STORES =
            List.of("left-keyToNumValues", "left-keyWithIndexToValue", "right-keyToNumValues", "right-keyWithIndexToValue");

    private StateStores() {}

    /** How the state is stored. */
    enum Provider {
        /** Deltas and snapshots. */
        HDFS_BACKED,
        /** Zips, SSTs and changelogs. */
        ROCKSDB,
        /** A class that is no part of Spark. */
        UNKNOWN
    }

    /**
     * A store that the first batch loads.
     *
     * @param operator its operator
     * @param partition its partition
     * @param name its name
     * @param index its place among the operator's stores, as in the commit log's unique ids
     * @param folder the folder of its files, empty where it is missing
     * @param path path of that folder relative to the checkpoint, whether it is there or not
     */
    record Store(int operator, int partition, String name, int index, Optional<Folder> folder, String path) {

        /** The folder of the files that RocksDB snapshots share. */
        private static String folderOf(RocksDbSnapshot.SharedFile shared) {
            return shared.name().endsWith(".sst") ? "SSTs" : "logs";
        }

        /** A file that a RocksDB snapshot names, empty where it is missing. */
        Optional<StoreFile> shared(RocksDbSnapshot.SharedFile shared) {
            return folder.flatMap(present -> present.folder(folderOf(shared)))
                    .flatMap(present -> present.file(shared.name()))
                    .map(entry -> new StoreFile(this, entry, sharedPath(shared)));
        }

        /** Where a file that a RocksDB snapshot names should be. */
        String sharedPath(RocksDbSnapshot.SharedFile shared) {
            return path + "/" + folderOf(shared) + "/" + shared.name();
        }
    }

    /** The provider: by the frozen setting, else by the files. */
    static Provider provider(QueryEvidence evidence) {
        String name = evidence.conf().get(PROVIDER);
        if (name == null) {
            return anyFile(evidence.state()).filter(file -> file.role().name().contains("ROCKSDB") || file.role().name().contains("CHANGELOG")).isPresent()
                    ? Provider.ROCKSDB
                    : Provider.HDFS_BACKED;
        }
        if (name.endsWith(".HDFSBackedStateStoreProvider")) {
            return Provider.HDFS_BACKED;
        }
        return name.endsWith(".RocksDBStateStoreProvider") ? Provider.ROCKSDB : Provider.UNKNOWN;
    }

    private static Optional<StateFileName> anyFile(StateLayout state) {
        return state.operators().stream()
                .flatMap(operator -> operator.partitions().stream())
                .flatMap(partition -> partition.stores().stream())
                .flatMap(store -> store.folder().files().stream())
                .flatMap(file -> StateFileName.parse(file.name()).stream())
                .findFirst();
    }

    /** Whether the names of the state files carry unique ids (checkpoint format 2). */
    static boolean hasUniqueIds(StateLayout state) {
        return anyFile(state).filter(name -> name.uniqueId() != null).isPresent();
    }

    /** Whether any store has changelogs. */
    static boolean hasChangelogs(StateLayout state) {
        return state.operators().stream()
                .flatMap(operator -> operator.partitions().stream())
                .flatMap(partition -> partition.stores().stream())
                .anyMatch(store -> store.folder().files().stream().anyMatch(file -> file.name().endsWith(".changelog")));
    }

    /** Every store that the first batch loads, in Spark's order. */
    static List<Store> needed(QueryEvidence evidence) {
        List<Store> needed = new ArrayList<>();
        for (StateLayout.Operator operator : evidence.state().operators()) {
            List<String> names = storeNames(operator);
            int partitions = partitions(evidence, operator);
            for (int partition = 0; partition < partitions; partition++) {
                Optional<StateLayout.Partition> there = operator.partition(partition);
                for (int index = 0; index < names.size(); index++) {
                    String name = names.get(index);
                    String path = "state/" + operator.id() + "/" + partition + (name.equals(StateLayout.DEFAULT_STORE) ? "" : "/" + name);
                    Optional<Folder> folder = there.flatMap(present -> present.store(name)).map(StateLayout.Store::folder);
                    needed.add(new Store(operator.id(), partition, name, index, folder, path));
                }
            }
        }
        return needed;
    }

    private static List<String> storeNames(StateLayout.Operator operator) {
        TreeSet<String> names = new TreeSet<>(operator.storeNames());
        if (JOIN_STORES.stream().anyMatch(names::contains)) {
            return JOIN_STORES;
        }
        return names.isEmpty() ? List.of(StateLayout.DEFAULT_STORE) : List.copyOf(names);
    }

    /**
     * How many partitions an operator has: the frozen number of shuffle partitions, one for operators that cannot be split. More folders than that are ignored
     * by Spark, fewer are missing.
     */
    private static int partitions(QueryEvidence evidence, StateLayout.Operator operator) {
        int onDisk = operator.partitions().stream().mapToInt(StateLayout.Partition::id).max().orElse(-1) + 1;
        int frozen = frozenPartitions(evidence.conf()).orElse(onDisk);
        return onDisk <= 1 && isSinglePartition(evidence, operator) ? 1 : frozen;
    }

    /** The number of shuffle partitions that is frozen into the offset log; empty where it is not there or no number. */
    static Optional<Integer> frozenPartitions(Map<String, String> conf) {
        return Optional.ofNullable(conf.get(PARTITIONS)).map(String::strip).filter(text -> text.matches("\\d{1,6}")).map(Integer::parseInt);
    }

    /**
     * An operator without grouping keys (a global limit, an aggregation over everything) has one partition, whatever the setting says. Its state schema tells: the key has
     * no field, or only the placeholder of a limit. Without a schema (up to 3.0 there is none) the first key does; else a single folder is taken to be all there is.
     */
    private static boolean isSinglePartition(QueryEvidence evidence, StateLayout.Operator operator) {
        if (OperatorFiles.metadata(evidence, operator).flatMap(Read::value).map(OperatorMetadata::operatorName).filter("globalLimit"::equals).isPresent()) {
            return true;
        }
        return OperatorFiles.schemas(evidence, operator).stream()
                .findFirst()
                .flatMap(Read::value)
                .map(schema -> schema.families().stream().map(StateSchema.Family::keySchemaJson).anyMatch(StateStores::hasNoKey))
                .orElseGet(() -> !FirstKey.hasFields(evidence, operator));
    }

    private static boolean hasNoKey(String keySchemaJson) {
        String compact = keySchemaJson.replaceAll("\\s", "");
        return compact.contains("\"fields\":[]") || compact.matches("\\{\"type\":\"struct\",\"fields\":\\[\\{\"name\":\"key\",\"type\":\"(void|null)\".*");
    }
}

package org.checkpointinspector.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.checkpointinspector.storage.Folder;

/**
 * The {@code state} folder: operators, their partitions, their stores. The files of the store {@code default} lie directly in the partition's
 * folder, those of any other store one level below (Spark's {@code StateStoreId.storeCheckpointLocation}).
 *
 * @param operators sorted by id
 */
public record StateLayout(List<Operator> operators) {

    /** Name of the store whose files have no folder of their own. */
    public static final String DEFAULT_STORE = "default";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    /** Folders of a partition that are no stores. */
    private static final Pattern NO_STORE = Pattern.compile("_metadata|SSTs|logs");

    /**
     * A stateful operator.
     *
     * @param id its position in the plan
     * @param folder its folder
     * @param partitions sorted by id
     */
    public record Operator(int id, Folder folder, List<Partition> partitions) {

        /** Names of the stores that at least one partition has, sorted. */
        public List<String> storeNames() {
            TreeSet<String> names = new TreeSet<>();
            partitions.forEach(partition -> partition.stores().forEach(store -> names.add(store.name())));
            return List.copyOf(names);
        }

        /** The partition with that id, if its folder is there. */
        public Optional<Partition> partition(int partition) {
            return partitions.stream().filter(candidate -> candidate.id() == partition).findFirst();
        }
    }

    /**
     * A partition of an operator.
     *
     * @param id its number
     * @param folder its folder
     * @param stores sorted by name; empty where its folder is empty
     */
    public record Partition(int id, Folder folder, List<Store> stores) {

        /** The store of that name, if it has files here. */
        public Optional<Store> store(String name) {
            return stores.stream().filter(store -> store.name().equals(name)).findFirst();
        }
    }

    /** A store of a partition, with the folder of its files. */
    public record Store(String name, Folder folder) {}

    /** Reads the layout of a query's checkpoint; no operators where there is no {@code state} folder. */
    public static StateLayout of(Folder checkpoint) {
        return new StateLayout(checkpoint.folder("state").stream()
                .flatMap(state -> state.folders().stream())
                .filter(folder -> NUMBER.matcher(folder.name()).matches())
                .map(folder -> new Operator(Integer.parseInt(folder.name()), folder, partitions(folder)))
                .sorted(Comparator.comparingInt(Operator::id))
                .toList());
    }

    private static List<Partition> partitions(Folder operator) {
        return operator.folders().stream()
                .filter(folder -> NUMBER.matcher(folder.name()).matches())
                .map(folder -> new Partition(Integer.parseInt(folder.name()), folder, stores(folder)))
                .sorted(Comparator.comparingInt(Partition::id))
                .toList();
    }

    private static List<Store> stores(Folder partition) {
        List<Store> stores = new ArrayList<>();
        partition.folders().stream()
                .filter(folder -> !NO_STORE.matcher(folder.name()).matches())
                .map(folder -> new Store(folder.name(), folder))
                .forEach(stores::add);
        boolean hasOwnFiles = partition.files().stream().anyMatch(file -> StateFileName.parse(file.name()).isPresent());
        if (hasOwnFiles || (stores.isEmpty() && !partition.folders().isEmpty())) {
            stores.add(new Store(DEFAULT_STORE, partition));
        }
        stores.sort(Comparator.comparing(Store::name));
        return stores;
    }
}

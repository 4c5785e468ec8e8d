package org.checkpointinspector.app.ui.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.checkpointinspector.app.ui.Backend;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.details.Loader;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.tasks.TaskRunner;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.layout.Role;
import org.checkpointinspector.layout.StateFileName;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.state.StateProblem;
import org.checkpointinspector.state.StateRow;
import org.checkpointinspector.state.StateRowSink;
import org.checkpointinspector.state.StateTable;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Storage;
import org.jspecify.annotations.Nullable;

/** How the bytes and rows of an operator are spread over its partitions, and the bytes over the batches that wrote them. Bytes come from the listing, rows are counted when asked. */
public final class SizesViewModel {

    /**
     * A bar.
     *
     * @param name what it stands for
     * @param number the same as a number, to sort by
     * @param bytes its length
     * @param ofThem how many of the bytes are snapshots
     * @param rows rows, null where they were not counted
     */
    public record Bar(String name, long number, long bytes, long ofThem, @Nullable Long rows) {}

    /** The largest partition may be so many times the one in the middle before anyone need look. */
    private static final double EVEN = 1.5;

    private final OpenLocation open;
    private final Backend backend;
    private final Formats formats;
    private final TaskRunner runner;
    private final ObservableList<Choice<Integer>> operators = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Choice<Integer>> operator = new SimpleObjectProperty<>();
    private final ObservableList<Bar> partitions = FXCollections.observableArrayList();
    private final ObservableList<Bar> batches = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper counting = new ReadOnlyStringWrapper("");
    private @Nullable CheckpointInspection found;
    private TaskRunner.Running running = TaskRunner.Running.NONE;

    SizesViewModel(OpenLocation open, Backend backend, TaskRunner runner, Formats formats) {
        this.open = open;
        this.backend = backend;
        this.runner = runner;
        this.formats = formats;
        operator.addListener(change -> choose());
    }

    /** Operators to choose from. */
    public ObservableList<Choice<Integer>> operators() {
        return operators;
    }

    /** The chosen operator. */
    public ObjectProperty<@Nullable Choice<Integer>> operator() {
        return operator;
    }

    /** A bar a partition. */
    public ObservableList<Bar> partitions() {
        return partitions;
    }

    /** A bar a batch, of the bytes of its state files that are still there; the newest first. */
    public ObservableList<Bar> batches() {
        return batches;
    }

    /** The spread in words: the largest partition against the one in the middle. */
    public ReadOnlyStringProperty words() {
        return words.getReadOnlyProperty();
    }

    /** How far the counting is, empty where nothing is counted. */
    public ReadOnlyStringProperty counting() {
        return counting.getReadOnlyProperty();
    }

    void show(@Nullable CheckpointInspection checkpoint) {
        if (checkpoint == null || checkpoint == found) {
            return;
        }
        found = checkpoint;
        List<Choice<Integer>> offered = StateLayout.of(checkpoint.checkpoint().folder()).operators().stream()
                .map(each -> new Choice<>(each.id(), each.id() + name(checkpoint, each.id())))
                .toList();
        operator.set(null);
        operators.setAll(offered);
        operator.set(offered.isEmpty() ? null : offered.get(0));
    }

    private static String name(CheckpointInspection checkpoint, int id) {
        return checkpoint.operators().stream().filter(one -> one.id() == id && one.name() != null).map(one -> " " + one.name()).findFirst().orElse("");
    }

    private void choose() {
        running.abandon();
        counting.set("");
        partitions.clear();
        batches.clear();
        words.set("");
        StateLayout.Operator chosen = layout();
        if (chosen == null) {
            return;
        }
        TreeMap<Long, long[]> byBatch = new TreeMap<>(Comparator.reverseOrder());
        List<Bar> bars = new ArrayList<>();
        for (StateLayout.Partition partition : chosen.partitions()) {
            long snapshots = 0;
            for (StateLayout.Store store : partition.stores()) {
                for (var file : store.folder().files()) {
                    StateFileName name = StateFileName.parse(file.name()).orElse(null);
                    if (name != null) {
                        boolean snapshot = name.role() == Role.STATE_SNAPSHOT || name.role() == Role.STATE_ROCKSDB_SNAPSHOT;
                        long[] sums = byBatch.computeIfAbsent(name.version() - 1, batch -> new long[2]);
                        sums[0] += file.bytes();
                        sums[1] += snapshot ? file.bytes() : 0;
                        snapshots += snapshot ? file.bytes() : 0;
                    }
                }
                snapshots += store.folder().folder("SSTs").map(folder -> folder.totalBytes()).orElse(0L);
            }
            bars.add(new Bar(Integer.toString(partition.id()), partition.id(), partition.folder().totalBytes(), snapshots, null));
        }
        partitions.setAll(bars);
        byBatch.forEach((batch, sums) -> batches.add(new Bar(Long.toString(batch), batch, sums[0], sums[1], null)));
        words.set(skew());
    }

    private StateLayout.@Nullable Operator layout() {
        Choice<Integer> chosen = operator.get();
        if (found == null || chosen == null || chosen.value() == null) {
            return null;
        }
        int id = chosen.value();
        return StateLayout.of(found.checkpoint().folder()).operators().stream().filter(each -> each.id() == id).findFirst().orElse(null);
    }

    private String skew() {
        if (partitions.size() < 2) {
            return "";
        }
        boolean counted = partitions.get(0).rows() != null;
        List<Bar> sorted = partitions.stream().sorted(Comparator.comparingLong(bar -> measure(bar, counted))).toList();
        Bar largest = sorted.get(sorted.size() - 1);
        long middle = Math.max(1, measure(sorted.get((sorted.size() - 1) / 2), counted));
        if (measure(largest, counted) < EVEN * middle) {
            return Texts.text(counted ? "sizes.even.rows" : "sizes.even.bytes");
        }
        String times = String.format(java.util.Locale.ROOT, "%.1f", (double) measure(largest, counted) / middle);
        return Texts.text(counted ? "sizes.skew.rows" : "sizes.skew.bytes", largest.name(), times);
    }

    private static long measure(Bar bar, boolean counted) {
        Long rows = bar.rows();
        return counted && rows != null ? rows : bar.bytes();
    }

    /** Counts the rows of every partition, at the last committed batch. */
    public void count() {
        Listing listing = open.listing().get();
        Storage storage = open.storage().orElse(null);
        StateLayout.Operator chosen = layout();
        if (listing == null || storage == null || chosen == null || found == null) {
            return;
        }
        running.abandon();
        counting.set(Texts.text("sizes.counting"));
        var checkpoint = found.checkpoint();
        running = runner.run(
                cancelled -> {
                    Count count = new Count(cancelled);
                    var rows = backend.openRows(storage, listing, checkpoint, null);
                    if (rows.isPresent()) {
                        boolean join = rows.get().tables().stream().anyMatch(table -> table.operator() == chosen.id() && table.view());
                        rows.get().read(table -> isCounted(table, chosen.id(), join), null, count);
                    }
                    if (cancelled.getAsBoolean()) {
                        throw new CancelledException();
                    }
                    return count;
                },
                this::counted,
                thrown -> counting.set(thrown instanceof CancelledException ? "" : Loader.failed(thrown).what()));
    }

    /** Of a stream-stream join every buffered row once, as Spark counts. */
    private static boolean isCounted(StateTable table, int operator, boolean join) {
        return table.operator() == operator && table.view() == join;
    }

    /** Asks the counting to stop. */
    public void cancel() {
        running.cancel();
    }

    private void counted(Count count) {
        partitions.replaceAll(bar -> new Bar(bar.name(), bar.number(), bar.bytes(), bar.ofThem(), count.rows.getOrDefault((int) bar.number(), 0L)));
        long all = count.rows.values().stream().mapToLong(Long::longValue).sum();
        String counted = Texts.plural("rows.rows", all, formats.count(all));
        counting.set(count.problems == 0 ? counted : Texts.text("sizes.counted.partly", counted));
        words.set(skew());
    }

    private static final class Count implements StateRowSink {
        private final java.util.function.BooleanSupplier cancelled;
        private final Map<Integer, Long> rows = new HashMap<>();
        private long problems;

        private Count(java.util.function.BooleanSupplier cancelled) {
            this.cancelled = cancelled;
        }

        @Override
        public boolean row(StateRow row) {
            rows.merge(row.partition(), 1L, Long::sum);
            return !cancelled.getAsBoolean();
        }

        @Override
        public void problem(StateProblem problem) {
            problems++;
        }

        @Override
        public boolean cancelled() {
            return cancelled.getAsBoolean();
        }
    }
}

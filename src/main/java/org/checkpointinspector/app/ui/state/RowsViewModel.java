package org.checkpointinspector.app.ui.state;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.checkpointinspector.app.ui.Backend;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.details.Loader;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.tasks.Latest;
import org.checkpointinspector.app.ui.tasks.TaskRunner;
import org.checkpointinspector.app.ui.tasks.TaskRunner.Running;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.CheckpointInspection.BatchCell;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.report.StateCells;
import org.checkpointinspector.state.StateChange;
import org.checkpointinspector.state.StateTable;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Storage;
import org.jspecify.annotations.Nullable;

/** The rows of a table after a batch, or what changed in them since another: chosen, read in the background, filtered, exported. */
public final class RowsViewModel {
    /** What is read without asking, in bytes. */
    static final long READ_AT_ONCE = 16L << 20;
    /** No more rows are kept. */
    static final int MOST_ROWS = 100_000;
    private static final long MOST_CHARACTERS = 30_000_000;

    /** How far it is. */
    public enum Status {
        /** There is no state to show. */
        NOTHING,
        /** Looking at what there is. */
        OPENING,
        /** So much is to be read that a person is asked first. */
        WAITING,
        /** Rows come in. */
        READING,
        /** All rows were read. */
        DONE,
        /** A person has had enough; what was read is there. */
        CANCELLED,
        /** Reading failed. */
        FAILED
    }

    private final OpenLocation open;
    private final Backend backend;
    private final TaskRunner runner;
    private final Formats formats;
    private final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>(Status.NOTHING);
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper exportWords = new ReadOnlyStringWrapper("");
    private final ObservableList<Choice<StateTable>> tables = FXCollections.observableArrayList();
    private final ObservableList<Choice<Integer>> partitions = FXCollections.observableArrayList();
    private final ObservableList<Choice<Long>> batches = FXCollections.observableArrayList();
    private final ObservableList<Choice<Long>> sinces = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Choice<StateTable>> table = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Choice<Integer>> partition = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Choice<Long>> batch = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Choice<Long>> since = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<List<String>> heads = new ReadOnlyObjectWrapper<>(List.of());
    private final ObservableList<RowItem> rows = FXCollections.observableArrayList();
    private final FilteredList<RowItem> shown = new FilteredList<>(rows);
    private final ObservableList<String> problems = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<Integer> filterColumn = new SimpleObjectProperty<>(-1);
    private final ObjectProperty<StateChange.@Nullable Kind> filterKind = new SimpleObjectProperty<>();
    private @Nullable CheckpointInspection found;
    private @Nullable Listing foundIn;
    private Running running = Running.NONE;
    private Running exporting = Running.NONE;
    /** Whose portions are taken: a late one of a reading that was given up is not. */
    private @Nullable RowsReading current;
    private long read;
    private long bytes;
    private boolean full;
    private boolean choosing;

    RowsViewModel(OpenLocation open, Backend backend, TaskRunner runner, Formats formats) {
        this.open = open;
        this.backend = backend;
        this.runner = runner;
        this.formats = formats;
        List.of(table, partition, batch, since).forEach(choice -> choice.addListener(change -> chosen()));
        filter.addListener(change -> narrow());
        filterColumn.addListener(change -> narrow());
        filterKind.addListener(change -> narrow());
    }

    /** How far it is. */
    public ReadOnlyObjectProperty<Status> status() {
        return status.getReadOnlyProperty();
    }

    /** The same in words, with numbers. */
    public ReadOnlyStringProperty words() {
        return words.getReadOnlyProperty();
    }

    /** How far the export is, or how it ended; empty where there was none. */
    public ReadOnlyStringProperty exportWords() {
        return exportWords.getReadOnlyProperty();
    }

    /** Tables to choose from. */
    public ObservableList<Choice<StateTable>> tables() {
        return tables;
    }

    /** The chosen table. */
    public ObjectProperty<@Nullable Choice<StateTable>> table() {
        return table;
    }

    /** Partitions to choose from, all of them first. */
    public ObservableList<Choice<Integer>> partitions() {
        return partitions;
    }

    /** The chosen partition. */
    public ObjectProperty<@Nullable Choice<Integer>> partition() {
        return partition;
    }

    /** Batches to choose from, the newest first. */
    public ObservableList<Choice<Long>> batches() {
        return batches;
    }

    /** The chosen batch. */
    public ObjectProperty<@Nullable Choice<Long>> batch() {
        return batch;
    }

    /** Batches to compare with, none of them first. */
    public ObservableList<Choice<Long>> sinces() {
        return sinces;
    }

    /** The batch to compare with. */
    public ObjectProperty<@Nullable Choice<Long>> since() {
        return since;
    }

    /** Names of the columns. */
    public ReadOnlyObjectProperty<List<String>> heads() {
        return heads.getReadOnlyProperty();
    }

    /** The rows that the filter lets through. */
    public ObservableList<RowItem> shown() {
        return shown;
    }

    /** Why rows are missing. */
    public ObservableList<String> problems() {
        return problems;
    }

    /** Text that a row has to contain. */
    public StringProperty filter() {
        return filter;
    }

    /** The column in which the text is looked for; -1 for any. */
    public ObjectProperty<Integer> filterColumn() {
        return filterColumn;
    }

    /** The kind of change that is shown; null for all. */
    public ObjectProperty<StateChange.@Nullable Kind> filterKind() {
        return filterKind;
    }

    /** Whether changes are shown. */
    public boolean comparing() {
        return valueOf(since) != null;
    }

    /** Whether columns and types are guesses. */
    public boolean guessed() {
        StateTable chosen = valueOf(table);
        return chosen != null && chosen.guessed();
    }

    /** Whether rows of more than one partition can be among them. */
    public boolean manyPartitions() {
        return valueOf(partition) == null;
    }

    /** Whether there are rows that were not kept, among which the filter has to look anew. */
    public boolean isFull() {
        return full;
    }

    /** Reads the rows; only those that the filter lets through where {@code searching}. */
    public void read(boolean searching) {
        RowsWanted wanted = wanted();
        if (wanted == null || wanted.table() == null) {
            return;
        }
        forget();
        status.set(Status.READING);
        Predicate<RowItem> kept = searching ? matching() : item -> true;
        RowsReading into = new RowsReading(runner, kept, this::take, MOST_ROWS, MOST_CHARACTERS);
        current = into;
        say();
        running = runner.run(
                cancelled -> {
                    into.begin(cancelled);
                    return read(wanted, into);
                },
                this::ended,
                this::failed);
    }

    private RowsReading read(RowsWanted wanted, RowsReading into) throws IOException {
        try {
            wanted.read(backend, into);
        } catch (CancelledException stopped) {
            // what was read until then is shown
        }
        return into;
    }

    /** Asks the reading to stop; what was read is kept. */
    public void cancel() {
        running.cancel();
        exporting.cancel();
    }

    /**
     * Writes all rows of what is chosen to a file, whatever the filter says.
     *
     * @param json JSON Lines, else CSV
     */
    public void export(Path file, boolean json) {
        RowsWanted wanted = wanted();
        StateTable chosen = valueOf(table);
        if (wanted == null || chosen == null) {
            return;
        }
        if (wanted.listing().location().isLocal() && file.toAbsolutePath().normalize().startsWith(Path.of(wanted.listing().location().path()))) {
            exportWords.set(Texts.text("rows.export.inside"));
            return;
        }
        exporting.cancel();
        exportWords.set(Texts.text("rows.exporting", formats.count(0)));
        Latest<Long> progress = new Latest<>(runner, count -> exportWords.set(Texts.text("rows.exporting", formats.count(count))));
        exporting = runner.run(
                cancelled -> StateExport.write(
                        backend, wanted, chosen, json ? StateExport.Form.JSON_LINES : StateExport.Form.CSV, file, cancelled, progress::offer),
                done -> exportWords.set(Texts.plural("rows.exported", done.rows(), formats.count(done.rows()), done.file().toString())
                        + (done.problems() == 0 ? "" : " " + Texts.text("rows.exported.problems"))),
                thrown -> exportWords.set(thrown instanceof CancelledException
                        ? Texts.text("rows.export.cancelled")
                        : Texts.text("rows.export.failed", Loader.failed(thrown).what())));
    }

    void show(@Nullable CheckpointInspection checkpoint) {
        Listing listing = open.listing().get();
        if (checkpoint == null) {
            running.cancel();
            return;
        }
        if (checkpoint == found && listing == foundIn) {
            return;
        }
        found = checkpoint;
        foundIn = listing;
        choosing = true;
        table.set(null);
        partition.set(null);
        List<Choice<Long>> committed = new ArrayList<>();
        for (BatchCell cell : checkpoint.batches()) {
            if (cell.committed()) {
                committed.add(0, new Choice<>(cell.batch(), Texts.text("rows.after", formats.batch(checkpoint.checkpoint().kind(), cell.batch()))));
            }
        }
        if (checkpoint.checkpoint().kind() == Checkpoint.Kind.DSTREAM) {
            committed.add(0, new Choice<>(null, Texts.text("rows.after.recovery")));
        }
        tables.clear();
        batches.setAll(committed);
        batch.set(committed.isEmpty() ? null : committed.get(0));
        offerSinces();
        choosing = false;
        describe();
    }

    private void offerSinces() {
        Long until = valueOf(batch);
        Choice<Long> before = since.get();
        List<Choice<Long>> older = new ArrayList<>();
        older.add(new Choice<>(null, Texts.text("rows.since.none")));
        boolean query = found != null && found.checkpoint().kind() == Checkpoint.Kind.STRUCTURED_STREAMING;
        for (Choice<Long> one : query ? batches : List.<Choice<Long>>of()) {
            if (until != null && one.value() != null && one.value() < until) {
                older.add(new Choice<>(one.value(), Texts.text("rows.since", Long.toString(one.value()))));
            }
        }
        if (until != null && query) {
            older.add(new Choice<>(-1L, Texts.text("rows.since.start")));
        }
        sinces.setAll(older);
        since.set(before != null && older.contains(before) ? before : older.get(0));
    }

    private void chosen() {
        if (!choosing && found != null) {
            choosing = true;
            offerSinces();
            choosing = false;
            describe();
        }
    }

    private @Nullable RowsWanted wanted() {
        CheckpointInspection checkpoint = found;
        Listing listing = foundIn;
        Storage storage = open.storage().orElse(null);
        if (checkpoint == null || listing == null || storage == null) {
            return null;
        }
        return new RowsWanted(storage, listing, checkpoint.checkpoint(), valueOf(batch), valueOf(since), valueOf(table), valueOf(partition));
    }

    private static <T> @Nullable T valueOf(ObjectProperty<@Nullable Choice<T>> choice) {
        Choice<T> chosen = choice.get();
        return chosen == null ? null : chosen.value();
    }

    private void forget() {
        running.abandon();
        current = null;
        rows.clear();
        problems.clear();
        read = 0;
        full = false;
    }

    private void describe() {
        forget();
        RowsWanted wanted = wanted();
        if (wanted == null) {
            status.set(Status.NOTHING);
            return;
        }
        status.set(Status.OPENING);
        say();
        running = runner.run(cancelled -> wanted.describe(backend), this::described, this::failed);
    }

    private void described(Optional<RowsWanted.Described> described) {
        if (described.isEmpty() || described.get().table() == null) {
            status.set(Status.NOTHING);
            say();
            return;
        }
        RowsWanted.Described there = described.get();
        choosing = true;
        tables.setAll(there.tables().stream().map(each -> new Choice<>(each, label(each))).toList());
        table.set(tables.stream().filter(each -> each.value() == there.table()).findFirst().orElse(null));
        Integer before = valueOf(partition);
        List<Choice<Integer>> offered = new ArrayList<>();
        offered.add(new Choice<>(null, Texts.text("rows.partitions.all")));
        there.partitions().forEach(each -> offered.add(new Choice<>(each, Texts.text("rows.partition", each.toString()))));
        partitions.setAll(offered);
        partition.set(offered.stream().filter(each -> before != null && before.equals(each.value())).findFirst().orElse(offered.get(0)));
        choosing = false;
        heads.set(StateCells.heads(there.table()));
        filterColumn.set(-1);
        bytes = there.bytes();
        if (bytes <= READ_AT_ONCE) {
            read(false);
        } else {
            status.set(Status.WAITING);
            say();
        }
    }

    private static String label(StateTable table) {
        String name = table.view() ? Texts.text("rows.side", table.name()) : table.name();
        return table.operator() + " " + table.operatorName() + " · " + name + (table.guessed() ? " · " + Texts.text("rows.guessed") : "");
    }

    private void take(RowsReading from, RowsReading.Portion portion) {
        if (from == current) {
            rows.addAll(portion.items());
            problems.addAll(portion.problems());
            read = portion.read();
            say();
        }
    }

    private void ended(RowsReading done) {
        take(done, done.rest());
        full = done.isFull();
        boolean stopped = done.cancelled();
        status.set(stopped ? Status.CANCELLED : Status.DONE);
        say();
    }

    private void failed(Throwable thrown) {
        var failure = Loader.failed(thrown);
        problems.add(failure.advice().isEmpty() ? failure.what() : failure.what() + " " + failure.advice());
        status.set(thrown instanceof CancelledException ? Status.CANCELLED : Status.FAILED);
        say();
    }

    private Predicate<RowItem> matching() {
        String text = filter.get().strip().toLowerCase(Locale.ROOT);
        int column = filterColumn.get();
        StateChange.Kind kind = filterKind.get();
        return item -> (kind == null || kind == item.kind()) && (text.isEmpty() || item.contains(text, column));
    }

    private void narrow() {
        shown.setPredicate(matching());
        say();
    }

    private void say() {
        String size = formats.size(bytes);
        String unit = comparing() ? "rows.changes" : "rows.rows";
        String all = Texts.plural(unit, read, formats.count(read));
        words.set(switch (status.get()) {
            case NOTHING -> Texts.text("rows.nothing");
            case OPENING -> Texts.text("rows.opening");
            case WAITING -> Texts.text("rows.waiting", size);
            case READING -> Texts.text("rows.reading", all, size);
            case DONE -> done(all);
            case CANCELLED -> Texts.text("rows.cancelled", all);
            case FAILED -> Texts.text("rows.failed");
        });
    }

    private String done(String all) {
        if (full) {
            return Texts.text("rows.full", formats.count(rows.size()), all);
        }
        return shown.size() == read ? all : Texts.text("rows.shown", formats.count(shown.size()), all);
    }
}

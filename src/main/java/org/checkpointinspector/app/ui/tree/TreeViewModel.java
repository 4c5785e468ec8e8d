package org.checkpointinspector.app.ui.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.checkpointinspector.app.ui.Backend;
import org.checkpointinspector.app.ui.Place;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.tasks.TaskRunner;
import org.checkpointinspector.app.ui.tasks.TaskRunner.Running;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Health;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.CheckpointFile;
import org.checkpointinspector.report.InspectionJson;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.Folder;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingProblem;
import org.jspecify.annotations.Nullable;

/** The rows of the tree, made folder by folder as they are opened, and what the cells say about them. */
public final class TreeViewModel {
    /** How many files of a folder are shown at first; asked for more, four times as many. */
    static final int FIRST_FILES = 5_000;

    /** Folders with more files than this are sorted in the background. */
    private static final int SORTED_AT_ONCE = 20_000;

    /** A filter that matches at most this many rows opens the folders above them. */
    static final int OPENED_BY_FILTER = 2_000;

    private final OpenLocation open;
    private final Backend backend;
    private final TaskRunner runner;
    private final ReadOnlyObjectWrapper<TreeRow.@Nullable FolderRow> root = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Filter> filter = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<HealthIndex> health = new ReadOnlyObjectWrapper<>(HealthIndex.EMPTY);
    private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper();
    private final StringProperty query = new SimpleStringProperty("");
    private final Map<String, Integer> limits = new HashMap<>();
    private Map<String, List<ListingProblem>> problems = Map.of();
    private Comparator<TreeRow> order = RowOrder.BY_NAME;
    private Running filtering = Running.NONE;
    private Running indexing = Running.NONE;

    /** Follows what is open. */
    public TreeViewModel(OpenLocation open, Backend backend, TaskRunner runner) {
        this.open = open;
        this.backend = backend;
        this.runner = runner;
        open.listing().addListener((property, before, now) -> take(now));
        open.inspection().addListener((property, before, now) -> index(now));
        query.addListener(change -> applyFilter());
    }

    /** The root of what is listed; null while nothing is. */
    public ReadOnlyObjectProperty<TreeRow.@Nullable FolderRow> root() {
        return root.getReadOnlyProperty();
    }

    /** The text of the filter; empty for none. */
    public StringProperty query() {
        return query;
    }

    /** Whether the listing is being searched for what the filter asks. */
    ReadOnlyBooleanProperty searching() {
        return searching.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Filter> filter() {
        return filter.getReadOnlyProperty();
    }

    /** Changes when the health of the files becomes known. */
    ReadOnlyObjectProperty<HealthIndex> health() {
        return health.getReadOnlyProperty();
    }

    /** Sets the order in which rows are made from now on. */
    void orderBy(Comparator<TreeRow> wanted) {
        order = wanted;
    }

    /** Shows four times as many files of a folder from now on. */
    void showMore(String folder) {
        limits.merge(folder, FIRST_FILES * 4, (now, ignored) -> (int) Math.min(Integer.MAX_VALUE, now * 4L));
    }

    /** Makes the rows of a folder and hands them over: at once for most, later for a very large one. */
    void rowsOf(Folder folder, Consumer<List<TreeRow>> target) {
        Filter through = filter.get();
        Comparator<TreeRow> by = order;
        int limit = limits.getOrDefault(folder.path(), FIRST_FILES);
        if (folder.files().size() <= SORTED_AT_ONCE) {
            target.accept(rows(folder, through, by, limit));
        } else {
            runner.run(cancelled -> rows(folder, through, by, limit), target, thrown -> {
                throw new IllegalStateException(thrown);
            });
        }
    }

    private List<TreeRow> rows(Folder folder, @Nullable Filter through, Comparator<TreeRow> by, int limit) {
        Stream<TreeRow> folders = folder.folders().stream().map(inner -> new TreeRow.FolderRow(inner, inner.name()));
        Stream<TreeRow> files = folder.files().stream().map(TreeRow.FileRow::new);
        Stream<TreeRow> strange = problems.getOrDefault(folder.path(), List.of()).stream().map(TreeRow.ProblemRow::new);
        Stream<TreeRow> shown = Stream.of(folders, files, strange).flatMap(part -> part).filter(row -> through == null || through.shows(row));
        int[] count = new int[1];
        int most = limit + folder.folders().size();
        List<TreeRow> rows = new ArrayList<>(RowOrder.first(most, shown.peek(row -> count[0]++), by));
        if (count[0] > rows.size()) {
            rows.add(new TreeRow.MoreRow(folder.path(), count[0] - rows.size()));
        }
        return rows;
    }

    /** What is selected at first: the only checkpoint there is (a file sink's log beside it does not count), else the root. */
    Place firstPlace() {
        List<Checkpoint> all = open.checkpoints();
        List<Checkpoint> own = all.stream().filter(one -> one.kind() != Checkpoint.Kind.FILE_SINK_LOG).toList();
        List<Checkpoint> candidates = own.isEmpty() ? all : own;
        return candidates.size() == 1 ? Place.folder(candidates.get(0), candidates.get(0).path()) : Place.folder(open.checkpointAround(""), "");
    }

    /** The place of a row. */
    Place placeOf(TreeRow row) {
        boolean folder = row instanceof TreeRow.FolderRow || row instanceof TreeRow.MoreRow;
        return new Place(open.checkpointAround(row.path()), row.path(), folder, null);
    }

    /** What a file is to its checkpoint; null outside of any. */
    @Nullable CheckpointFile describe(TreeRow row) {
        Checkpoint around = open.checkpointAround(row.path());
        return around != null && row instanceof TreeRow.FileRow file ? backend.describe(around, file.file()) : null;
    }

    /** What a row is, in words. */
    String what(TreeRow row) {
        if (row instanceof TreeRow.MoreRow) {
            return Texts.text("tree.more.how");
        }
        if (row instanceof TreeRow.ProblemRow problem) {
            return Texts.text("problem." + problem.problem().kind());
        }
        if (row instanceof TreeRow.FolderRow folder) {
            Checkpoint around = open.checkpointAround(row.path());
            String inside = placeOf(row).pathInCheckpoint();
            String words = around == null ? "" : FolderWords.of(around, inside, open.inspectionAround(row.path()));
            return folder.folder().complete() ? words : (words.isEmpty() ? "" : words + ", ") + Texts.text("problem.incomplete");
        }
        CheckpointFile file = describe(row);
        return file == null ? "" : (file.compact() ? Texts.text("compacted", file.role().words()) : file.role().words());
    }

    /** The batch of a file, null where it has none. */
    @Nullable Long batch(TreeRow row) {
        CheckpointFile file = describe(row);
        return file == null ? null : InspectionJson.batch(file);
    }

    /** Bytes of a file, or of all files below a folder; -1 where there are none. */
    long bytes(TreeRow row) {
        if (row instanceof TreeRow.FolderRow folder) {
            return folder.folder().totalBytes();
        }
        return row instanceof TreeRow.FileRow file ? file.file().bytes() : -1;
    }

    /** When it was last changed, ms since the epoch; 0 where not known. */
    long modified(TreeRow row) {
        if (row instanceof TreeRow.FolderRow folder) {
            return folder.folder().newestMs();
        }
        return row instanceof TreeRow.FileRow file ? file.file().modifiedMs() : 0;
    }

    /** What is known of a row's content. */
    RowHealth healthOf(TreeRow row) {
        if (row instanceof TreeRow.MoreRow) {
            return new RowHealth.Nothing();
        }
        if (row instanceof TreeRow.ProblemRow) {
            return new RowHealth.Problem();
        }
        CheckpointInspection around = open.inspectionAround(row.path());
        if (around == null) {
            RowHealth.OfCheckpoint worst = row instanceof TreeRow.FolderRow ? health.get().worstIn(row.path()) : null;
            return worst == null ? new RowHealth.Nothing() : worst;
        }
        if (row instanceof TreeRow.FileRow) {
            return new RowHealth.OfFile(health.get().ofFile(row.path()));
        }
        if (around.checkpoint().path().equals(row.path()) && around.verdict() != null) {
            return new RowHealth.OfCheckpoint(open.outcome(around), around.losesData());
        }
        int damaged = health.get().damagedIn(row.path());
        return damaged == 0 ? new RowHealth.Nothing() : new RowHealth.DamagedBelow(damaged);
    }

    private String searched(TreeRow row) {
        CheckpointFile file = describe(row);
        String words = file == null ? what(row) : file.words();
        boolean damaged = row instanceof TreeRow.FileRow && health.get().ofFile(row.path()) == Health.DAMAGED;
        return row.name() + " " + words + (damaged ? " " + Texts.text("health.DAMAGED") : "");
    }

    private void take(@Nullable Listing now) {
        limits.clear();
        health.set(HealthIndex.EMPTY);
        problems = now == null ? Map.of() : now.problems().stream().collect(Collectors.groupingBy(TreeViewModel::parentOf));
        if (now == null) {
            query.set("");
            root.set(null);
        } else {
            String name = now.location().name();
            root.set(new TreeRow.FolderRow(now.root(), name.isEmpty() ? now.location().toString() : name));
            applyFilter();
        }
    }

    private static String parentOf(ListingProblem problem) {
        int slash = problem.path().lastIndexOf('/');
        return slash < 0 ? "" : problem.path().substring(0, slash);
    }

    private void index(@Nullable Inspection now) {
        indexing.abandon();
        if (now != null) {
            indexing = runner.run(cancelled -> HealthIndex.of(now, cancelled), health::set, thrown -> {
                throw new IllegalStateException(thrown);
            });
        }
    }

    private void applyFilter() {
        filtering.abandon();
        searching.set(false);
        Listing listing = open.listing().get();
        if (query.get().isBlank() || listing == null) {
            filter.set(null);
            return;
        }
        String wanted = query.get();
        searching.set(true);
        filtering = runner.run(
                cancelled -> Filter.of(wanted, listing.root(), this::searched, cancelled),
                found -> {
                    searching.set(false);
                    filter.set(found);
                },
                thrown -> {
                    searching.set(false);
                    if (!(thrown instanceof CancelledException)) {
                        throw new IllegalStateException(thrown);
                    }
                });
    }
}

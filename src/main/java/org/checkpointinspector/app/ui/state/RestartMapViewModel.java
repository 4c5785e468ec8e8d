package org.checkpointinspector.app.ui.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Place;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.StateMap;
import org.checkpointinspector.inspect.StateMap.Cell;
import org.checkpointinspector.inspect.StateMap.StoreRow;
import org.checkpointinspector.layout.StateFileName;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;
import org.jspecify.annotations.Nullable;

/** Which stores can be rebuilt at which batch: stores down, batches across. Makes no I/O. */
public final class RestartMapViewModel {

    /**
     * The stores that are shown together.
     *
     * @param operator id of the operator
     * @param store its name
     */
    public record Store(int operator, String store) {}

    /** A cell by its row and column as shown. */
    public record At(int row, int column) {}

    private final OpenLocation open;
    private final Formats formats;
    private final ReadOnlyObjectWrapper<@Nullable StateMap> map = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Choice<Store>> choices = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Choice<Store>> choice = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable At> cursor = new SimpleObjectProperty<>();
    private @Nullable CheckpointInspection found;
    private List<StoreRow> rows = List.of();

    RestartMapViewModel(OpenLocation open, Formats formats) {
        this.open = open;
        this.formats = formats;
        choice.addListener(change -> choose());
    }

    /** The map; null where there is none to show. */
    public ReadOnlyObjectProperty<@Nullable StateMap> map() {
        return map.getReadOnlyProperty();
    }

    /** Operators and stores to choose from; more than one only where there are several. */
    public ObservableList<Choice<Store>> choices() {
        return choices;
    }

    /** What is chosen. */
    public ObjectProperty<@Nullable Choice<Store>> choice() {
        return choice;
    }

    /** The cell that keys move and that the words below the map describe; null for none. */
    public ObjectProperty<@Nullable At> cursor() {
        return cursor;
    }

    /** The stores of the choice, by partition. */
    public List<StoreRow> rows() {
        return rows;
    }

    /** How many batches are shown. */
    public int columns() {
        StateMap all = map.get();
        return all == null ? 0 : (int) (all.lastVersion() - all.firstVersion() + 1);
    }

    /** The batch of a column: that which wrote the version. */
    public long batch(int column) {
        StateMap all = map.get();
        return all == null ? 0 : all.firstVersion() + column - 1;
    }

    /** The column that a restart loads. */
    public int restartColumn() {
        StateMap all = map.get();
        return all == null ? -1 : (int) (all.restartVersion() - all.firstVersion());
    }

    /** The column of the last good batch; -1 where there is none, or it is not shown. */
    public int goodColumn() {
        StateMap all = map.get();
        Long good = found == null ? null : found.progress().lastGoodBatch();
        long column = all == null || good == null ? -1 : good + 1 - all.firstVersion();
        return column < 0 || column >= columns() ? -1 : (int) column;
    }

    /** What is known of a cell. */
    public Cell cell(int row, int column) {
        StateMap all = map.get();
        return all == null ? Cell.NOT_NEEDED : all.cell(rows.get(row), all.firstVersion() + column);
    }

    /** What a row is called: its partition, and its store where several are shown. */
    public String rowName(int row) {
        StoreRow store = rows.get(row);
        Choice<Store> chosen = choice.get();
        return chosen != null && chosen.value() != null ? Integer.toString(store.partition()) : store.operator() + "/" + store.partition() + " " + store.store();
    }

    /** Everything there is to say about a cell. */
    public String words(At at) {
        StateMap all = map.get();
        if (all == null || at.row() >= rows.size() || at.column() >= columns()) {
            return "";
        }
        StoreRow store = rows.get(at.row());
        Cell cell = cell(at.row(), at.column());
        String trouble = all.troubleAt(store, all.firstVersion() + at.column());
        String words = Texts.text("map.words", Integer.toString(store.operator()), Integer.toString(store.partition()), store.store(), batchName(at.column()))
                + " " + Texts.text("map.cell." + cell + ".words");
        String restart = at.column() == restartColumn() ? " " + Texts.text("map.restart.words") : "";
        return words + restart + (trouble == null ? "" : "\n" + trouble);
    }

    /** What there is to say about the whole: from where Spark can restart, and why not from later. */
    public String summary() {
        if (found == null || map.get() == null) {
            return "";
        }
        int restart = restartColumn();
        long broken = 0;
        long unread = 0;
        for (StoreRow store : map.get().stores()) {
            Cell cell = map.get().cell(store, map.get().restartVersion());
            broken += cell == Cell.HOLE || cell == Cell.DAMAGED ? 1 : 0;
            unread += cell == Cell.UNREAD || cell == Cell.NOT_NEEDED ? 1 : 0;
        }
        String stores = formats.count(map.get().stores().size());
        if (broken > 0) {
            Long good = found.progress().lastGoodBatch();
            String words = Texts.plural("map.summary.broken", broken, formats.count(broken), stores, batchName(restart));
            return good == null ? words : words + " " + Texts.text("map.summary.good", Long.toString(good));
        }
        return unread > 0
                ? Texts.plural("map.summary.unread", unread, formats.count(unread), stores, batchName(restart))
                : Texts.text("map.summary.whole", stores, batchName(restart));
    }

    private String batchName(int column) {
        long batch = batch(column);
        return batch < 0 ? "–" : Long.toString(batch);
    }

    /** Goes to the file that a cell is about: the one that is broken, else the one that this batch wrote, else the store's folder. */
    public void open(At at) {
        StateMap all = map.get();
        if (all == null || found == null || at.row() >= rows.size()) {
            return;
        }
        StoreRow store = rows.get(at.row());
        long version = all.firstVersion() + at.column();
        String trouble = all.troubleAt(store, version);
        open.goTo(found.checkpoint(), trouble != null ? trouble : store.path() + fileOf(store, version), null);
    }

    private String fileOf(StoreRow store, long version) {
        Optional<Folder> folder = found == null || open.listing().get() == null
                ? Optional.empty()
                : open.listing().get().folder(Place.join(found.checkpoint().path(), store.path()));
        return folder.stream().flatMap(present -> present.files().stream())
                .map(FileEntry::name)
                .filter(name -> StateFileName.parse(name).filter(parsed -> parsed.version() == version).isPresent())
                .findFirst()
                .map(name -> "/" + name)
                .orElse("");
    }

    void show(@Nullable CheckpointInspection checkpoint) {
        if (checkpoint == found) {
            return;
        }
        found = checkpoint;
        StateMap now = checkpoint == null ? null : checkpoint.stateMap();
        Choice<Store> before = choice.get();
        choice.set(null);
        cursor.set(null);
        rows = List.of();
        map.set(now);
        Map<Store, Boolean> stores = new LinkedHashMap<>();
        for (StoreRow store : now == null ? List.<StoreRow>of() : now.stores()) {
            Cell cell = now.cell(store, now.restartVersion());
            stores.merge(new Store(store.operator(), store.store()), cell == Cell.HOLE || cell == Cell.DAMAGED, Boolean::logicalOr);
        }
        List<Choice<Store>> offered = new ArrayList<>();
        stores.forEach((store, broken) -> offered.add(new Choice<>(store, label(store, broken))));
        if (offered.size() > 1) {
            offered.add(0, new Choice<>(null, Texts.text("map.all")));
        }
        choices.setAll(offered);
        choice.set(offered.contains(before) ? before : offered.isEmpty() ? null : offered.get(0));
    }

    private String label(Store store, boolean broken) {
        String name = found == null ? "" : found.operators().stream().filter(one -> one.id() == store.operator() && one.name() != null).map(one -> " " + one.name())
                .findFirst().orElse("");
        return store.operator() + name + " · " + store.store() + (broken ? " ⚠" : "");
    }

    private void choose() {
        StateMap all = map.get();
        Choice<Store> chosen = choice.get();
        if (all == null || chosen == null) {
            rows = List.of();
            return;
        }
        Store only = chosen.value();
        rows = only == null ? all.stores() : all.stores().stream().filter(row -> row.operator() == only.operator() && row.store().equals(only.store())).toList();
        cursor.set(firstTrouble());
    }

    /** Where the eye should begin: the first broken store of the restart column, else its top. */
    private @Nullable At firstTrouble() {
        int column = restartColumn();
        for (int row = 0; row < rows.size(); row++) {
            Cell cell = cell(row, column);
            if (cell == Cell.HOLE || cell == Cell.DAMAGED) {
                return new At(row, column);
            }
        }
        return rows.isEmpty() ? null : new At(0, column);
    }
}

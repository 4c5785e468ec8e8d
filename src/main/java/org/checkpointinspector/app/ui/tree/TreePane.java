package org.checkpointinspector.app.ui.tree;

import atlantafx.base.controls.CustomTextField;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.shell.ShellViewModel;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The tree of files with its filter. */
public final class TreePane extends BorderPane {
    private static final double SCROLL_BAR = 16;

    private final TreeViewModel model;
    private final OpenLocation open;
    private final ShellViewModel shell;
    private final Formats formats;
    private final Runnable showContent;
    private final TreeTableView<TreeRow> table = new TreeTableView<>();
    private final CustomTextField filterField = new CustomTextField();
    private final Label filterCount = new Label();
    private final TreeCursor cursor;

    /**
     * Shows what is open.
     *
     * @param showContent shows what the selected file says
     */
    public TreePane(TreeViewModel model, OpenLocation open, ShellViewModel shell, Formats formats, Runnable showContent) {
        this.model = model;
        this.open = open;
        this.shell = shell;
        this.formats = formats;
        this.showContent = showContent;
        this.cursor = new TreeCursor(table, model, open);
        getStyleClass().add("tree-pane");
        setTop(filterBar());
        setCenter(table);
        buildTable();
        model.root().addListener((property, before, now) -> showRoot(before, now));
        model.filter().addListener(change -> showFiltered());
        model.searching().addListener(change -> countMatches());
        model.health().addListener(change -> table.refresh());
        open.inspection().addListener(change -> table.refresh());
        open.place().addListener((property, before, now) -> cursor.follow(now, true));
    }

    /** Puts the cursor into the filter. */
    public void focusFilter() {
        filterField.requestFocus();
        filterField.selectAll();
    }

    /** The table, for its columns to be remembered. */
    public TreeTableView<TreeRow> table() {
        return table;
    }

    /** Moves the selection to the folder above; opens the place above where the root is selected already. */
    public void selectParent() {
        TreeItem<TreeRow> selected = table.getSelectionModel().getSelectedItem();
        if (selected == null || selected.getParent() == null) {
            shell.up();
        } else {
            cursor.select(selected.getParent());
        }
    }

    /** The addresses of the selected rows, one a line. */
    public String selectedAddresses() {
        return table.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .map(item -> locationOf(item.getValue()).toString())
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private HBox filterBar() {
        filterField.setPromptText(Texts.text("tree.filter"));
        filterField.setLeft(Icons.icon(Material2MZ.SEARCH, "muted"));
        filterField.setId("tree-filter");
        filterField.textProperty().bindBidirectional(model.query());
        filterField.addEventHandler(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.ESCAPE && !filterField.getText().isEmpty()) {
                filterField.clear();
                pressed.consume();
            } else if (pressed.getCode() == KeyCode.DOWN || pressed.getCode() == KeyCode.ENTER) {
                table.requestFocus();
                pressed.consume();
            }
        });
        filterCount.getStyleClass().add("muted");
        filterCount.setMinWidth(USE_PREF_SIZE);
        HBox bar = new HBox(8, filterField, filterCount);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("filter-bar");
        HBox.setHgrow(filterField, Priority.ALWAYS);
        return bar;
    }

    private void buildTable() {
        table.setId("files");
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.getColumns().addAll(new TreeColumns(model, formats).all());
        table.setTreeColumn(table.getColumns().get(0));
        table.widthProperty().addListener(change -> widenNames());
        table.setTableMenuButtonVisible(true);
        table.setFixedCellSize(28);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setSortPolicy(sorted -> {
            model.orderBy(wantedOrder());
            // later, since the table still reckons with the selection as it was when it began to sort
            Platform.runLater(cursor::reload);
            return true;
        });
        table.getSelectionModel().selectedItemProperty().addListener((ObservableValue<? extends TreeItem<TreeRow>> p, TreeItem<TreeRow> b, TreeItem<TreeRow> now) -> {
            if (now != null && !cursor.isMoving() && now.getValue() instanceof TreeRow.FolderRow | now.getValue() instanceof TreeRow.FileRow) {
                open.place().set(model.placeOf(now.getValue()));
            }
        });
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        table.setOnMouseClicked(clicked -> {
            if (clicked.getClickCount() == 2 && isOnLeaf()) {
                openSelected();
            }
        });
        table.setContextMenu(menu());
        Copying.onKey(table, this::selectedAddresses);
    }

    /** Gives the names what room the other columns leave. */
    private void widenNames() {
        TreeTableColumn<TreeRow, ?> names = table.getColumns().get(0);
        double others = table.getVisibleLeafColumns().stream().filter(column -> column != names).mapToDouble(TreeTableColumn::getWidth).sum();
        names.setPrefWidth(Math.max(TreeColumns.NAME_WIDTH, table.getWidth() - others - SCROLL_BAR));
    }

    /** A double click on a folder is for the table itself, which opens or closes it. */
    private boolean isOnLeaf() {
        TreeItem<TreeRow> selected = table.getSelectionModel().getSelectedItem();
        return selected != null && selected.isLeaf();
    }

    private void onKey(KeyEvent pressed) {
        if (pressed.getCode() == KeyCode.ENTER) {
            openSelected();
            pressed.consume();
        } else if (pressed.getCode() == KeyCode.BACK_SPACE) {
            selectParent();
            pressed.consume();
        }
    }

    private void openSelected() {
        TreeItem<TreeRow> selected = table.getSelectionModel().getSelectedItem();
        if (selected == null) {
            return;
        }
        if (selected.getValue() instanceof TreeRow.MoreRow more && selected.getParent() instanceof LazyItem folder) {
            model.showMore(more.path());
            folder.reload();
        } else if (selected.getValue() instanceof TreeRow.FileRow) {
            showContent.run();
        } else if (!selected.isLeaf()) {
            selected.setExpanded(!selected.isExpanded());
        }
    }

    private ContextMenu menu() {
        MenuItem openHere = new MenuItem(Texts.text("tree.open.here"), Icons.icon(Material2AL.FOLDER_OPEN));
        openHere.setOnAction(chosen -> shell.open(locationOf(table.getSelectionModel().getSelectedItem().getValue())));
        ContextMenu menu = new ContextMenu(
                Copying.item(Texts.text("tree.copy.path"), this::selectedAddresses), Copying.item(Texts.text("tree.copy.rows"), this::selectedRows), openHere);
        menu.setOnShowing(showing -> {
            TreeItem<TreeRow> selected = table.getSelectionModel().getSelectedItem();
            openHere.setDisable(selected == null || selected.getParent() == null || !(selected.getValue() instanceof TreeRow.FolderRow));
        });
        return menu;
    }

    private String selectedRows() {
        return table.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).map(item -> rowText(item.getValue())).collect(Collectors.joining("\n"));
    }

    private String rowText(TreeRow row) {
        Long batch = model.batch(row);
        return String.join("\t", List.of(
                row.path().isEmpty() ? row.name() : row.path(), model.what(row), batch == null ? "" : batch.toString(), Long.toString(Math.max(0, model.bytes(row))),
                formats.timeWithZone(model.modified(row))));
    }

    private Location locationOf(TreeRow row) {
        return Objects.requireNonNull(open.listing().get()).location().resolve(row.path());
    }

    private Comparator<TreeRow> wantedOrder() {
        Comparator<TreeRow> order = null;
        for (TreeTableColumn<TreeRow, ?> column : table.getSortOrder()) {
            @SuppressWarnings("unchecked") // every column of this table holds rows
            Comparator<TreeRow> one = (Comparator<TreeRow>) (Comparator<?>) column.getComparator();
            Comparator<TreeRow> directed = column.getSortType() == TreeTableColumn.SortType.DESCENDING ? one.reversed() : one;
            order = order == null ? directed : order.thenComparing(directed);
        }
        return order == null ? RowOrder.BY_NAME : order.thenComparing(RowOrder.BY_NAME);
    }

    private void showRoot(TreeRow.@Nullable FolderRow before, TreeRow.@Nullable FolderRow now) {
        if (now == null) {
            table.setRoot(null);
        } else if (before != null && table.getRoot() instanceof LazyItem known) {
            known.setValue(now);
            cursor.reload();
        } else {
            LazyItem root = new LazyItem(model, now);
            table.setRoot(root);
            root.setExpanded(true);
            open.place().set(model.firstPlace());
            TreeItem<TreeRow> selected = table.getSelectionModel().getSelectedItem();
            if (selected != null) {
                selected.setExpanded(true);
            }
        }
    }

    private void showFiltered() {
        countMatches();
        cursor.reload();
    }

    private void countMatches() {
        Filter filter = model.filter().get();
        filterCount.setText(model.searching().get() ? Texts.text("tree.filter.searching") : filter == null ? "" : filterWords(filter));
    }

    private String filterWords(Filter filter) {
        if (filter.matches() == 0) {
            return Texts.text("tree.filter.none");
        }
        return filter.cut()
                ? Texts.text("tree.filter.cut", formats.count(Filter.LIMIT), formats.count(filter.matches()))
                : Texts.plural("tree.filter.found", filter.matches(), formats.count(filter.matches()));
    }
}

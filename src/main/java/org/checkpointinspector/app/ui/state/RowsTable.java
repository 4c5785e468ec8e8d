package org.checkpointinspector.app.ui.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.report.NaturalOrder;
import org.checkpointinspector.report.StateCells;
import org.checkpointinspector.state.StateChange;
import org.jspecify.annotations.Nullable;

/** The table of the rows, whose columns are those of what was read. */
final class RowsTable extends TableView<RowItem> {
    private static final int CELL_SHOWN = 300;
    private static final int TOOLTIP_SHOWN = 2_000;
    private static final double LETTER = 7.2;
    private static final int MEASURED = 200;
    private static final double WIDEST = 260;
    private static final Comparator<@Nullable String> ORDER = Comparator.nullsFirst(NaturalOrder.INSTANCE);

    private final RowsViewModel model;
    private final Label none = new Label();
    private List<String> columnsFor = List.of();
    private boolean measured;

    RowsTable(RowsViewModel model) {
        this.model = model;
        setId("state-rows");
        getStyleClass().addAll("dense", "bordered");
        setFixedCellSize(26);
        SortedList<RowItem> sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        none.getStyleClass().add("muted");
        setPlaceholder(none);
        setRowFactory(made -> new Row());
        Copying.onKey(this, this::selectedText);
        Copying.menu(
                this, Copying.item(Texts.text("copy.cell"), this::cellText), Copying.item(Texts.text("copy.rows"), this::selectedText),
                Copying.item(Texts.text("copy.all"), () -> text(getItems())));
        getColumns().addListener((javafx.collections.ListChangeListener<TableColumn<RowItem, ?>>) change -> getSelectionModel().clearSelection());
    }

    /** Shows the columns of what is read, and what is said where there are no rows. */
    void show(RowsViewModel.Status status) {
        List<String> wanted = new ArrayList<>(model.heads().get());
        wanted.add(model.comparing() + " " + model.manyPartitions());
        if (!wanted.equals(columnsFor)) {
            columnsFor = wanted;
            measured = false;
            getColumns().setAll(columns());
        }
        if (!measured && !getItems().isEmpty()) {
            measured = true;
            getColumns().forEach(this::fitWidth);
        }
        none.setText(switch (status) {
            case READING, OPENING -> Texts.text("details.reading");
            case DONE, CANCELLED -> Texts.text(model.filter().get().isBlank() ? "table.empty" : "rows.none.match");
            case WAITING, NOTHING, FAILED -> model.words().get();
        });
    }

    /** As wide as the first rows need, within limits. */
    private void fitWidth(TableColumn<RowItem, ?> column) {
        int longest = column.getText().length() + 2;
        for (RowItem item : getItems().subList(0, Math.min(MEASURED, getItems().size()))) {
            longest = Math.max(longest, Objects.toString(column.getCellData(item), StateCells.NULL).length());
        }
        column.setPrefWidth(Math.min(WIDEST, 20 + longest * LETTER));
    }

    private List<TableColumn<RowItem, ?>> columns() {
        List<TableColumn<RowItem, ?>> columns = new ArrayList<>();
        if (model.comparing()) {
            columns.add(column(Texts.text("rows.column.change"), item -> item.kind() == null ? "" : Texts.text("rows.kind." + item.kind())));
        }
        if (model.manyPartitions()) {
            columns.add(column(Texts.text("rows.column.partition"), item -> Integer.toString(item.partition())));
        }
        for (int i = 0; i < model.heads().get().size(); i++) {
            int index = i;
            String head = model.heads().get().get(i);
            columns.add(column(head, item -> index < item.cells().size() ? item.cells().get(index) : null));
        }
        return columns;
    }

    private static TableColumn<RowItem, @Nullable String> column(String name, Function<RowItem, @Nullable String> text) {
        TableColumn<RowItem, @Nullable String> column = new TableColumn<>(name);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(text.apply(row.getValue())));
        column.setComparator(ORDER);
        column.setPrefWidth(20 + (name.length() + 2) * LETTER);
        column.setCellFactory(made -> new Cell());
        return column;
    }

    private String cellText() {
        TablePosition<?, ?> at = getFocusModel().getFocusedCell();
        RowItem item = getSelectionModel().getSelectedItem();
        if (item == null || at == null || at.getTableColumn() == null) {
            return "";
        }
        return Objects.toString(at.getTableColumn().getCellData(at.getRow()), "");
    }

    private String selectedText() {
        return text(getSelectionModel().getSelectedItems());
    }

    private String text(List<RowItem> items) {
        String head = getColumns().stream().map(TableColumn::getText).collect(Collectors.joining("\t"));
        return head + "\n" + items.stream().map(this::line).collect(Collectors.joining("\n"));
    }

    private String line(RowItem item) {
        List<String> cells = new ArrayList<>();
        for (TableColumn<RowItem, ?> column : getColumns()) {
            cells.add(Objects.toString(column.getCellData(item), StateCells.NULL).replaceAll("[\t\n\r]", " "));
        }
        return String.join("\t", cells);
    }

    /** Coloured by what became of it. */
    private static final class Row extends TableRow<RowItem> {
        @Override
        protected void updateItem(@Nullable RowItem item, boolean empty) {
            super.updateItem(item, empty);
            for (StateChange.Kind kind : StateChange.Kind.values()) {
                boolean is = item != null && !empty && item.kind() == kind;
                pseudoClassStateChanged(PseudoClass.getPseudoClass(kind.name().toLowerCase(Locale.ROOT)), is);
            }
        }
    }

    private static final class Cell extends TableCell<RowItem, @Nullable String> {
        private static final PseudoClass NONE = PseudoClass.getPseudoClass("none");

        @Override
        protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            pseudoClassStateChanged(NONE, !empty && text == null);
            if (empty) {
                setText(null);
                setTooltip(null);
                return;
            }
            String shown = text == null ? StateCells.NULL : text;
            setText(shown.length() > CELL_SHOWN ? shown.substring(0, CELL_SHOWN) + "…" : shown);
            setTooltip(shown.length() > 12 ? tooltip(shown) : null);
        }

        private static Tooltip tooltip(String text) {
            Tooltip tooltip = new Tooltip(text.length() > TOOLTIP_SHOWN ? text.substring(0, TOOLTIP_SHOWN) + "…" : text);
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(640);
            return tooltip;
        }
    }
}

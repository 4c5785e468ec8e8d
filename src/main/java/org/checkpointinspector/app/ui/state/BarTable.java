package org.checkpointinspector.app.ui.state;

import java.util.Comparator;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.app.ui.state.SizesViewModel.Bar;
import org.jspecify.annotations.Nullable;

/** A table whose columns of numbers are bars as well: sorts, and draws only what is seen. */
final class BarTable extends TableView<Bar> {
    private static final double NAME = 76;
    private static final double SCROLL_BAR = 18;

    private final Formats formats;
    private final ObservableList<Bar> bars;
    private long mostBytes = 1;
    private long mostRows = 1;

    BarTable(String id, String what, ObservableList<Bar> bars, Formats formats, boolean rows) {
        this.formats = formats;
        this.bars = bars;
        setId(id);
        getStyleClass().addAll("dense", "bordered", "bars");
        setFixedCellSize(24);
        setMinHeight(96);
        SortedList<Bar> sorted = new SortedList<>(bars);
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        TableColumn<Bar, Bar> names = column(what, Comparator.comparingLong(Bar::number));
        names.setPrefWidth(NAME);
        names.setCellFactory(made -> new NameCell());
        TableColumn<Bar, Bar> bytes = column(Texts.text("column.size"), Comparator.comparingLong(Bar::bytes));
        bytes.setCellFactory(made -> new BarCell(true));
        getColumns().add(names);
        getColumns().add(bytes);
        TableColumn<Bar, Bar> counted = column(Texts.text("summary.rows"), Comparator.comparing(Bar::rows, Comparator.nullsFirst(Comparator.naturalOrder())));
        counted.setCellFactory(made -> new BarCell(false));
        if (rows) {
            getColumns().add(counted);
        }
        double columns = rows ? 2 : 1;
        bytes.prefWidthProperty().bind(widthProperty().subtract(NAME + SCROLL_BAR).divide(columns));
        counted.prefWidthProperty().bind(widthProperty().subtract(NAME + SCROLL_BAR).divide(columns));
        bars.addListener((ListChangeListener<Bar>) change -> measure());
        Copying.onKey(this, this::selectedText);
        Copying.menu(this, Copying.item(Texts.text("copy.rows"), this::selectedText));
        measure();
    }

    private static TableColumn<Bar, Bar> column(String name, Comparator<Bar> order) {
        TableColumn<Bar, Bar> column = new TableColumn<>(name);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setComparator(order);
        return column;
    }

    private void measure() {
        mostBytes = Math.max(1, bars.stream().mapToLong(Bar::bytes).max().orElse(1));
        mostRows = Math.max(1, bars.stream().mapToLong(bar -> bar.rows() == null ? 0 : bar.rows()).max().orElse(1));
        refresh();
    }

    private String selectedText() {
        return getSelectionModel().getSelectedItems().stream()
                .map(bar -> bar.name() + "\t" + bar.bytes() + (bar.rows() == null ? "" : "\t" + bar.rows()))
                .collect(Collectors.joining("\n"));
    }

    private static final class NameCell extends TableCell<Bar, Bar> {
        @Override
        protected void updateItem(@Nullable Bar bar, boolean empty) {
            super.updateItem(bar, empty);
            setText(empty || bar == null ? null : bar.name());
        }
    }

    /** A bar as long as its part of the largest, with the number behind it. */
    private final class BarCell extends TableCell<Bar, Bar> {
        private static final double NUMBER = 84;
        private final boolean ofBytes;
        private final Region first = new Region();
        private final Region second = new Region();
        private final Label number = new Label();
        private final HBox box = new HBox(first, second, number);

        private BarCell(boolean ofBytes) {
            this.ofBytes = ofBytes;
            first.getStyleClass().addAll("bar", ofBytes ? "bar-snapshots" : "bar-rows");
            second.getStyleClass().addAll("bar", "bar-changes");
            number.getStyleClass().add("bar-number");
            box.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            number.setMinWidth(USE_PREF_SIZE);
        }

        @Override
        protected void updateItem(@Nullable Bar bar, boolean empty) {
            super.updateItem(bar, empty);
            Long rows = bar == null ? null : bar.rows();
            if (empty || bar == null || (!ofBytes && rows == null)) {
                setGraphic(null);
                return;
            }
            double room = Math.max(0, getTableColumn().getWidth() - NUMBER);
            if (ofBytes) {
                width(first, room * bar.ofThem() / mostBytes);
                width(second, room * (bar.bytes() - bar.ofThem()) / mostBytes);
                number.setText(formats.size(bar.bytes()));
            } else {
                width(first, room * (rows == null ? 0 : rows) / mostRows);
                width(second, 0);
                number.setText(formats.count(rows == null ? 0 : rows));
            }
            setGraphic(box);
        }

        private static void width(Region part, double width) {
            part.setMinWidth(width);
            part.setPrefWidth(width);
            part.setMaxWidth(width);
        }
    }
}

package org.checkpointinspector.app.ui.controls;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.report.NaturalOrder;
import atlantafx.base.controls.CustomTextField;

/** Rows of text under columns: sorts, filters where there are many, copies rows as text that a spreadsheet takes. */
public final class RecordTable extends VBox {
    private static final int FILTER_FROM = 12;
    private static final int ROWS_AT_MOST = 14;
    private static final double ROW = 28;
    private static final double HEADER = 32;
    private static final double SCROLL_BAR = 14;

    private final TableView<List<String>> table = new TableView<>();
    private final FilteredList<List<String>> shown;

    /** Makes the table; grows with its rows up to a height at which it scrolls. */
    public RecordTable(List<String> columns, List<List<String>> rows) {
        getStyleClass().add("record-table");
        shown = new FilteredList<>(FXCollections.observableList(rows));
        SortedList<List<String>> sorted = new SortedList<>(shown);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        for (int i = 0; i < columns.size(); i++) {
            table.getColumns().add(column(columns.get(i), i, rows));
        }
        table.setItems(sorted);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setFixedCellSize(ROW);
        fitHeight(rows.size());
        table.getStyleClass().addAll("dense", "bordered");
        Label none = new Label(Texts.text("table.empty"));
        none.getStyleClass().add("muted");
        table.setPlaceholder(none);
        Copying.onKey(table, this::selectedText);
        Copying.menu(table, Copying.item(Texts.text("copy.rows"), this::selectedText), Copying.item(Texts.text("copy.all"), this::allText));
        if (rows.size() >= FILTER_FROM) {
            getChildren().add(filterBar(rows.size()));
        }
        getChildren().add(table);
    }

    /** As high as its rows, up to a height at which it scrolls; leaves room for a horizontal scroll bar only where there is one. */
    private void fitHeight(int rows) {
        double height = Math.min(ROWS_AT_MOST, Math.max(1, rows)) * ROW + HEADER;
        InvalidationListener fit = change -> {
            double columns = table.getColumns().stream().mapToDouble(TableColumn::getWidth).sum();
            table.setPrefHeight(columns > table.getWidth() - 2 ? height + SCROLL_BAR : height);
        };
        table.setPrefHeight(height);
        table.setMinHeight(Region.USE_PREF_SIZE);
        table.widthProperty().addListener(fit);
        table.getColumns().forEach(column -> column.widthProperty().addListener(fit));
    }

    /** Calls back when a row is double-clicked, or Enter is pressed on it. */
    public void onOpen(Consumer<List<String>> opened) {
        table.addEventHandler(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.ENTER) {
                openSelected(opened);
                pressed.consume();
            }
        });
        table.setOnMouseClicked(clicked -> {
            if (clicked.getButton() == MouseButton.PRIMARY && clicked.getClickCount() == 2) {
                openSelected(opened);
            }
        });
    }

    private void openSelected(Consumer<List<String>> opened) {
        List<String> row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            opened.accept(row);
        }
    }

    private HBox filterBar(int all) {
        TextField field = new CustomTextField();
        field.setPromptText(Texts.text("table.filter"));
        field.getStyleClass().add("small");
        Label count = new Label(Texts.text("table.rows", String.format(Locale.ROOT, "%,d", all)));
        count.getStyleClass().add("muted");
        field.textProperty().addListener((property, before, now) -> {
            String wanted = now.toLowerCase(Locale.ROOT).strip();
            shown.setPredicate(row -> row.stream().anyMatch(cell -> cell.toLowerCase(Locale.ROOT).contains(wanted)));
            count.setText(Texts.text("table.rows.of", String.format(Locale.ROOT, "%,d", shown.size()), String.format(Locale.ROOT, "%,d", all)));
        });
        HBox bar = new HBox(8, field, count);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("filter-bar");
        HBox.setHgrow(field, Priority.SOMETIMES);
        return bar;
    }

    private static TableColumn<List<String>, String> column(String name, int index, List<List<String>> rows) {
        TableColumn<List<String>, String> column = new TableColumn<>(name);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(index < row.getValue().size() ? row.getValue().get(index) : ""));
        column.setComparator(NaturalOrder.INSTANCE);
        int longest = Math.max(name.length() + 2, rows.stream().limit(200).mapToInt(row -> index < row.size() ? row.get(index).length() : 0).max().orElse(0));
        column.setPrefWidth(Math.min(420, 22 + longest * 7.0));
        boolean numbers = !rows.isEmpty() && rows.stream().limit(200).allMatch(row -> index < row.size() && row.get(index).matches("-?[0-9][0-9,.]*"));
        if (numbers) {
            column.getStyleClass().add("numeric");
            
        }
        return column;
    }

    private String selectedText() {
        return text(table.getSelectionModel().getSelectedItems());
    }

    private String allText() {
        String header = table.getColumns().stream().map(TableColumn::getText).collect(Collectors.joining("\t"));
        return header + "\n" + text(table.getItems());
    }

    private static String text(List<List<String>> rows) {
        return rows.stream().map(row -> String.join("\t", row)).collect(Collectors.joining("\n"));
    }
}

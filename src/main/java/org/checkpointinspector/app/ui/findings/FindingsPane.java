package org.checkpointinspector.app.ui.findings;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.report.NaturalOrder;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Severity;
import org.controlsfx.control.MasterDetailPane;
import org.jspecify.annotations.Nullable;

/** The list of findings; the selected one is told in full beside it. */
public final class FindingsPane extends BorderPane {
    private final FindingsViewModel model;
    private final Formats formats;
    private final TableView<FoundRow> table = new TableView<>();
    private final Label placeholder = new Label();
    private final ReadOnlyBooleanWrapper collapsed = new ReadOnlyBooleanWrapper();
    private final HBox header;
    private final Map<Severity, ToggleButton> chips = new EnumMap<>(Severity.class);
    private final MasterDetailPane split;

    /**
     * Shows the findings.
     *
     * @param remedy does what a finding advises
     */
    public FindingsPane(FindingsViewModel model, Formats formats, Consumer<Finding.Action> remedy) {
        this.model = model;
        this.formats = formats;
        getStyleClass().add("findings-pane");
        buildTable();
        FindingDetail detail = new FindingDetail(model, formats, remedy);
        split = new MasterDetailPane(Side.RIGHT, table, detail, false);
        split.setDividerPosition(0.58);
        split.setAnimated(false);
        header = header();
        setTop(header);
        setCenter(split);
        collapsed.addListener((property, before, now) -> {
            setCenter(now ? null : split);
            setMaxHeight(now ? USE_PREF_SIZE : Double.MAX_VALUE);
        });
        model.selected().addListener((property, before, now) -> {
            split.setShowDetailNode(now != null);
            if (now == null) {
                table.getSelectionModel().clearSelection();
            }
        });
        model.shown().addListener((ListChangeListener<FoundRow>) change -> count());
        model.inspection().addListener(change -> count());
        count();
    }

    /** The list beside the detail, for the place of its divider to be remembered. */
    public MasterDetailPane split() {
        return split;
    }

    /** Whether there is nothing to list, so that the header says it all. */
    public ReadOnlyBooleanProperty collapsed() {
        return collapsed.getReadOnlyProperty();
    }

    private HBox header() {
        Label title = new Label(Texts.text("findings"));
        title.getStyleClass().add("pane-title");
        placeholder.getStyleClass().add("muted");
        HBox bar = new HBox(6, title, placeholder);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("pane-header");
        for (Severity severity : Severity.values()) {
            ToggleButton chip = new ToggleButton();
            chip.setGraphic(Icons.of(severity));
            chip.setSelected(true);
            chip.getStyleClass().addAll("chip", "small", "flat");
            chip.setTooltip(new Tooltip(Texts.text("severity." + severity + ".tooltip")));
            chip.selectedProperty().addListener((property, before, now) -> model.show(severity, now));
            chips.put(severity, chip);
            bar.getChildren().add(chip);
        }
        return bar;
    }

    private void count() {
        chips.forEach((severity, chip) -> {
            long count = model.count(severity);
            chip.setText(Texts.plural("severity." + severity, count, formats.count(count)));
            chip.setVisible(count > 0);
            chip.setManaged(count > 0);
        });
        boolean any = model.any();
        placeholder.setText(any ? "" : model.inspected() ? Texts.text("findings.none") : Texts.text("findings.not.yet"));
        collapsed.set(!any);
    }

    private void buildTable() {
        table.setId("findings");
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.setFixedCellSize(28);
        SortedList<FoundRow> sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        Label hidden = new Label(Texts.text("findings.hidden"));
        hidden.getStyleClass().add("muted");
        table.setPlaceholder(hidden);
        TableColumn<FoundRow, FoundRow> severity = column("severity", 92, row -> Texts.text("severity." + row.finding().severity() + ".word"));
        severity.setCellFactory(made -> new SeverityCell());
        severity.setComparator((left, right) -> left.finding().severity().compareTo(right.finding().severity()));
        table.getColumns().add(severity);
        table.getColumns().add(column("summary", 560, row -> row.finding().summary()));
        table.getColumns().add(column("where", 220, FoundRow::path));
        table.getColumns().add(column("byte", 66, row -> row.finding().offset() == null ? "" : formats.count(row.finding().offset())));
        table.getColumns().get(3).getStyleClass().add("numeric");
        table.getColumns().add(column("rule", 190, row -> row.finding().rule()));
        table.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null) {
                model.selected().set(now);
            }
        });
        Copying.onKey(table, this::selectedText);
        Copying.menu(
                table,
                Copying.item(Texts.text("copy.finding"), this::selectedText),
                Copying.item(Texts.text("copy.findings"), () -> table.getItems().stream().map(FindingsViewModel::text).collect(Collectors.joining("\n\n"))));
    }

    private String selectedText() {
        FoundRow row = model.selected().get();
        return row == null ? "" : FindingsViewModel.text(row);
    }

    /** The table, for its columns to be remembered. */
    public TableView<?> table() {
        return table;
    }

    private static TableColumn<FoundRow, FoundRow> column(String id, double width, Function<FoundRow, String> words) {
        TableColumn<FoundRow, FoundRow> column = new TableColumn<>(Texts.text("findings." + id));
        column.setId("findings-" + id);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setComparator((left, right) -> NaturalOrder.INSTANCE.compare(words.apply(left), words.apply(right)));
        column.setCellFactory(made -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable FoundRow row, boolean empty) {
                super.updateItem(row, empty);
                setText(empty || row == null ? null : words.apply(row));
                setTooltip(empty || row == null ? null : new Tooltip(words.apply(row)));
            }
        });
        return column;
    }

    private static final class SeverityCell extends TableCell<FoundRow, FoundRow> {
        @Override
        protected void updateItem(@Nullable FoundRow row, boolean empty) {
            super.updateItem(row, empty);
            boolean none = empty || row == null;
            setText(none ? null : Texts.text("severity." + row.finding().severity() + ".word"));
            setGraphic(none ? null : Icons.of(row.finding().severity()));
        }
    }
}

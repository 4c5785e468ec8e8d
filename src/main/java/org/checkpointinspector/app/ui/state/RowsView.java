package org.checkpointinspector.app.ui.state;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import atlantafx.base.controls.CustomTextField;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.app.ui.state.RowsViewModel.Status;
import org.checkpointinspector.state.StateChange;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** The rows: what to read, the filter, the table, and how far the reading is. */
final class RowsView extends BorderPane {
    private final RowsViewModel model;
    private final RowsTable table;
    private final ComboBox<Choice<Integer>> column = new ComboBox<>();
    private final ComboBox<Choice<StateChange.Kind>> kind = new ComboBox<>();
    private final Label notes = Copying.copyable(new Label());
    private final Label words = Copying.copyable(new Label());
    private final Label exportWords = Copying.copyable(new Label());
    private final Button read = new Button(Texts.text("rows.read"), Icons.icon(Material2MZ.PLAY_ARROW));
    private final Button search = new Button(Texts.text("rows.search"), Icons.icon(Material2MZ.SEARCH));
    private final Button cancel = new Button(Texts.text("cancel"));
    private final ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);

    RowsView(RowsViewModel model) {
        this.model = model;
        this.table = new RowsTable(model);
        getStyleClass().add("rows");
        VBox top = new VBox(6, choosers(), filterBar(), notes);
        top.getStyleClass().add("rows-top");
        setTop(top);
        setCenter(table);
        setBottom(footer());
        notes.setId("rows-notes");
        notes.setWrapText(true);
        notes.setMinHeight(USE_PREF_SIZE);
        notes.getStyleClass().add("rows-notes");
        model.heads().addListener(change -> showColumns());
        model.status().addListener(change -> show());
        model.words().addListener(change -> show());
        model.problems().addListener((ListChangeListener<String>) change -> showNotes());
        showColumns();
        show();
    }

    private FlowPane choosers() {
        FlowPane pane = new FlowPane(
                6, 6, chooser("state-table", Texts.text("rows.choose.table"), model.tables(), model.table()),
                chooser("state-partition", Texts.text("rows.choose.partition"), model.partitions(), model.partition()),
                chooser("state-batch", Texts.text("rows.choose.batch"), model.batches(), model.batch()),
                chooser("state-since", Texts.text("rows.choose.since"), model.sinces(), model.since()));
        pane.setAlignment(Pos.CENTER_LEFT);
        return pane;
    }

    private static <T> ComboBox<Choice<T>> chooser(
            String id, String what, ObservableList<Choice<T>> items, ObjectProperty<@Nullable Choice<T>> chosen) {
        ComboBox<Choice<T>> chooser = new ComboBox<>(items);
        chooser.valueProperty().bindBidirectional(chosen);
        chooser.setId(id);
        chooser.setVisibleRowCount(18);
        chooser.setMaxWidth(320);
        chooser.getStyleClass().add("small");
        chooser.setTooltip(new Tooltip(what));
        chooser.setAccessibleText(what);
        return chooser;
    }

    private HBox filterBar() {
        CustomTextField text = new CustomTextField();
        text.setPromptText(Texts.text("rows.filter"));
        text.setLeft(Icons.icon(Material2MZ.SEARCH, "muted"));
        text.setId("rows-filter");
        text.textProperty().bindBidirectional(model.filter());
        text.getStyleClass().add("small");
        text.setOnAction(entered -> {
            if (search.isVisible()) {
                model.read(true);
            }
        });
        column.getStyleClass().add("small");
        column.setId("rows-filter-column");
        column.setMaxWidth(150);
        column.valueProperty().addListener((property, before, now) -> model.filterColumn().set(now == null || now.value() == null ? -1 : now.value()));
        kind.getStyleClass().add("small");
        kind.setId("rows-filter-kind");
        List<Choice<StateChange.Kind>> kinds = new ArrayList<>();
        kinds.add(new Choice<>(null, Texts.text("rows.kind.all")));
        for (StateChange.Kind each : StateChange.Kind.values()) {
            kinds.add(new Choice<>(each, Texts.text("rows.kind." + each)));
        }
        kind.setItems(FXCollections.observableList(kinds));
        kind.setValue(kinds.get(0));
        kind.valueProperty().addListener((property, before, now) -> model.filterKind().set(now == null ? null : now.value()));
        MenuItem csv = new MenuItem(Texts.text("rows.export.csv"));
        csv.setOnAction(chosen -> export(false));
        MenuItem json = new MenuItem(Texts.text("rows.export.json"));
        json.setOnAction(chosen -> export(true));
        MenuButton export = new MenuButton(Texts.text("rows.export"), Icons.icon(Material2AL.GET_APP), csv, json);
        export.setId("rows-export");
        export.getStyleClass().add("small");
        export.setMinWidth(USE_PREF_SIZE);
        export.setTooltip(new Tooltip(Texts.text("rows.export.tooltip")));
        HBox row = new HBox(6, text, column, kind, export);
        row.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        return row;
    }

    private HBox footer() {
        words.setId("rows-words");
        words.getStyleClass().add("muted");
        exportWords.setId("rows-export-words");
        exportWords.getStyleClass().add("muted");
        exportWords.textProperty().bind(model.exportWords());
        exportWords.visibleProperty().bind(Bindings.isNotEmpty(model.exportWords()));
        bar.setPrefWidth(90);
        read.getStyleClass().addAll("accent", "small");
        read.setId("rows-read");
        read.setOnAction(pressed -> model.read(false));
        search.getStyleClass().add("small");
        search.setId("rows-search");
        search.setTooltip(new Tooltip(Texts.text("rows.search.tooltip")));
        search.setOnAction(pressed -> model.read(true));
        cancel.getStyleClass().add("small");
        cancel.setId("rows-cancel");
        cancel.setOnAction(pressed -> model.cancel());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(8, words, bar, gap, exportWords, search, read, cancel);
        row.getStyleClass().add("rows-footer");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void showColumns() {
        List<Choice<Integer>> columns = new ArrayList<>();
        columns.add(new Choice<>(null, Texts.text("rows.column.any")));
        for (int i = 0; i < model.heads().get().size(); i++) {
            columns.add(new Choice<>(i, model.heads().get().get(i)));
        }
        column.setItems(FXCollections.observableList(columns));
        column.setValue(columns.get(0));
    }

    private void show() {
        Status now = model.status().get();
        boolean busy = now == Status.READING || now == Status.OPENING;
        words.setText(model.words().get());
        bar.setVisible(busy);
        bar.setManaged(busy);
        only(read, now == Status.WAITING || now == Status.CANCELLED || now == Status.FAILED);
        only(search, model.isFull() && !model.filter().get().isBlank() && !busy);
        only(cancel, busy);
        only(kind, model.comparing());
        boolean choosable = now != Status.NOTHING || !model.tables().isEmpty();
        getTop().setVisible(choosable);
        getTop().setManaged(choosable);
        table.show(now);
        showNotes();
    }

    private static void only(Region part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }

    private void showNotes() {
        List<String> lines = new ArrayList<>();
        if (model.guessed()) {
            lines.add(Texts.text("rows.guessed.words"));
        }
        int many = model.problems().size();
        model.problems().stream().limit(3).forEach(lines::add);
        if (many > 3) {
            lines.add(Texts.text("rows.problems.more", String.format(Locale.ROOT, "%,d", many - 3)));
        }
        notes.setText(String.join("\n", lines));
        notes.setGraphic(many > 0 ? Icons.icon(Material2MZ.WARNING, "warning") : null);
        only(notes, !lines.isEmpty());
    }

    private void export(boolean json) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.text("rows.export"));
        chooser.setInitialFileName(json ? "state.jsonl" : "state.csv");
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            model.export(file.toPath(), json);
        }
    }
}

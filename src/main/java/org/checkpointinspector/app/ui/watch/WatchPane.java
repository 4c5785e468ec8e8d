package org.checkpointinspector.app.ui.watch;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.diagnose.watch.WatchEvent;
import org.checkpointinspector.report.Secrets;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;

/** How it is watched, and what changed. Both parts are there only when there is something to steer or to tell. */
public final class WatchPane {
    private static final Long[] INTERVALS_MS = {1_000L, 5_000L, 10_000L, 30_000L, 60_000L, 300_000L};

    private final WatchViewModel model;
    private final Formats formats;
    private final Label trouble = new Label();
    private final TextField batchAge = limit("watch.age");
    private final TextField delay = limit("watch.delay");
    private final TextField size = limit("watch.size");

    /** Shows how a view-model watches. */
    public WatchPane(WatchViewModel model, Formats formats) {
        this.model = model;
        this.formats = formats;
    }

    /** What steers it; hidden while nothing is watched. */
    public Node controls() {
        ChoiceBox<Long> interval = new ChoiceBox<>();
        interval.setId("watch-interval");
        interval.getItems().setAll(INTERVALS_MS);
        interval.setConverter(new StringConverter<>() {
            @Override
            public String toString(Long ms) {
                return Texts.text("watch.every", formats.seconds(ms));
            }

            @Override
            public Long fromString(String text) {
                throw new UnsupportedOperationException(text);
            }
        });
        interval.setValue(model.intervalMs().get());
        interval.valueProperty().addListener((property, before, now) -> model.intervalMs().set(now));
        ToggleButton pause = new ToggleButton(Texts.text("watch.pause"), Icons.icon(Material2MZ.PAUSE));
        pause.setId("watch-pause");
        pause.selectedProperty().bindBidirectional(model.paused());
        Button now = new Button(Texts.text("watch.now"));
        now.setId("watch-now");
        now.disableProperty().bind(model.paused());
        now.setOnAction(pressed -> model.look());
        Label status = Copying.copyable(new Label());
        status.setId("watch-status");
        status.textProperty().bind(model.status());
        status.setWrapText(true);
        trouble.getStyleClass().add("watch-trouble");
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        trouble.setWrapText(true);
        FlowPane row = new FlowPane(6, 6, interval, pause, now, new Label(Texts.text("watch.limits")), batchAge, delay, size);
        row.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(6, row, trouble, status);
        box.getStyleClass().add("watch-controls");
        box.visibleProperty().bind(model.on());
        box.managedProperty().bind(model.on());
        return box;
    }

    private TextField limit(String key) {
        TextField field = new TextField();
        field.setId(key.replace('.', '-'));
        field.setPromptText(Texts.text(key + ".prompt"));
        field.setTooltip(new Tooltip(Texts.text(key)));
        field.setAccessibleText(Texts.text(key));
        field.setPrefColumnCount(9);
        field.textProperty().addListener(change -> trouble.setText(model.limit(batchAge.getText(), delay.getText(), size.getText())));
        return field;
    }

    /** What changed, the newest first; hidden while nothing has. */
    public Node history() {
        TableView<WatchEvent> table = new TableView<>(model.events());
        table.setId("watch-events");
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.setFixedCellSize(28);
        table.setPrefHeight(190);
        table.getColumns().add(column("watch.time", 140, event -> formats.time(event.timeMs())));
        TableColumn<WatchEvent, String> kind = column("watch.kind", 150, event -> Texts.text("watch.kind." + event.kind()));
        kind.setCellFactory(made -> new KindCell());
        table.getColumns().add(kind);
        table.getColumns().add(column("watch.what", 420, event -> Secrets.text(event.summary())));
        table.getColumns().add(column("watch.where", 160, WatchEvent::path));
        table.setOnMouseClicked(clicked -> {
            WatchEvent event = table.getSelectionModel().getSelectedItem();
            if (event != null && clicked.getClickCount() == 2) {
                model.goTo(event);
            }
        });
        Copying.onKey(table, () -> text(table.getSelectionModel().getSelectedItem()));
        Copying.menu(table,
                Copying.item(Texts.text("copy"), () -> text(table.getSelectionModel().getSelectedItem())),
                Copying.item(Texts.text("copy.all"), () -> String.join("\n", model.events().stream().map(this::text).toList())));
        Label title = new Label(Texts.text("watch.history"));
        title.getStyleClass().add("section-title");
        VBox box = new VBox(6, title, table);
        box.getStyleClass().add("watch-history");
        box.setVisible(false);
        box.setManaged(false);
        model.events().addListener((ListChangeListener<WatchEvent>) change -> {
            box.setVisible(!model.events().isEmpty());
            box.setManaged(!model.events().isEmpty());
        });
        return box;
    }

    private String text(@Nullable WatchEvent event) {
        return event == null ? "" : formats.timeWithZone(event.timeMs()) + "\t" + event.kind().id() + "\t" + event.location().resolve(event.path()) + "\t" + Secrets.text(event.summary());
    }

    private static TableColumn<WatchEvent, String> column(String key, double width, Function<WatchEvent, String> words) {
        TableColumn<WatchEvent, String> column = new TableColumn<>(Texts.text(key));
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(words.apply(row.getValue())));
        column.setSortable(false);
        return column;
    }

    private static final class KindCell extends TableCell<WatchEvent, String> {
        @Override
        protected void updateItem(@Nullable String words, boolean empty) {
            super.updateItem(words, empty);
            WatchEvent event = empty || getTableRow() == null ? null : getTableRow().getItem();
            setText(empty ? null : words);
            setGraphic(event == null ? null : switch (event.kind()) {
                case APPEARED, BATCH_PLANNED -> Icons.icon(Material2MZ.RADIO_BUTTON_UNCHECKED, "subtle");
                case BATCH_COMMITTED, LIMIT_KEPT, RECOVERED -> Icons.icon(Material2AL.CHECK_CIRCLE, "success");
                case VERDICT, WENT_BACK, LIMIT_EXCEEDED -> Icons.icon(Material2MZ.WARNING, "warning");
                case VANISHED, OUTAGE -> Icons.icon(Material2AL.CANCEL, "danger");
            });
        }
    }
}

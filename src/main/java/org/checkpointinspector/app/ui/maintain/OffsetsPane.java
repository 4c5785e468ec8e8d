package org.checkpointinspector.app.ui.maintain;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.inspect.CheckpointInspection.BatchCell;
import org.checkpointinspector.maintain.offsets.SourceStart;
import org.checkpointinspector.maintain.offsets.StartPositions;
import org.jspecify.annotations.Nullable;

/** Start positions for a new query: a batch is chosen, what is to be pasted stands below and can be copied. */
public final class OffsetsPane extends VBox {
    private static final double HEIGHT = 520;

    private final OffsetsViewModel model;
    private final Formats formats;
    private final ComboBox<BatchCell> batch = new ComboBox<>();
    private final Label file = Pages.words("", "muted");
    private final VBox sources = new VBox(14);

    /** Makes the page. */
    public OffsetsPane(OffsetsViewModel model, Formats formats) {
        this.model = model;
        this.formats = formats;
        getStyleClass().add("maintain");
        setId("offsets-page");
        setMaxHeight(HEIGHT);
        batch.setId("offsets-batch");
        batch.setConverter(names());
        batch.valueProperty().addListener((property, before, now) -> {
            if (now != null) {
                model.batch().set(now);
            }
        });
        HBox choice = new HBox(10, new Label(Texts.text("offsets.batch")), batch, file);
        choice.setAlignment(Pos.CENTER_LEFT);
        VBox body = new VBox(12, Pages.words(Texts.text("offsets.words"), "muted"), choice, Pages.scrolling(sources));
        body.getStyleClass().add("maintain-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        Node all = Pages.button("offsets-copy", Texts.text("offsets.copy.all"), this::copyAll, "accent");
        getChildren().addAll(Pages.head(new Label(Texts.text("offsets.title")), model::close), body, Pages.foot(Pages.gap(), all));
        model.batch().addListener(change -> choose());
        choose();
        model.result().addListener(change -> show(model.result().get()));
        show(model.result().get());
    }

    private void choose() {
        batch.getItems().setAll(model.batches());
        batch.setValue(model.batch().get());
    }

    private StringConverter<BatchCell> names() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable BatchCell cell) {
                if (cell == null) {
                    return "";
                }
                String name = formats.batch(model.kind(), cell.batch());
                return cell.committed() ? name : Texts.text("offsets.planned", name);
            }

            @Override
            public @Nullable BatchCell fromString(String text) {
                return null;
            }
        };
    }

    private void show(OffsetsViewModel.Result result) {
        sources.getChildren().clear();
        StartPositions positions = result.positions();
        file.setText(positions == null ? "" : Texts.text("offsets.file", positions.file()));
        if (positions == null) {
            sources.getChildren().add(Pages.words(result.words()));
            return;
        }
        positions.sources().forEach(source -> sources.getChildren().add(section(source)));
        VBox notes = new VBox(4);
        positions.notes().forEach(note -> notes.getChildren().add(Pages.words(note, "muted")));
        sources.getChildren().add(notes);
    }

    private static VBox section(SourceStart source) {
        VBox box = new VBox(6);
        Label title = new Label(Texts.text("offsets.source", source.id(), source.type()));
        title.getStyleClass().add("section-title");
        box.getChildren().add(title);
        for (SourceStart.Option option : source.options()) {
            Label value = Pages.words(option.value(), "command");
            value.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(value, Priority.ALWAYS);
            HBox row = new HBox(6, value, Copying.button(option::value));
            row.setAlignment(Pos.TOP_LEFT);
            box.getChildren().addAll(Pages.words(option.name(), "strong"), row);
        }
        if (source.options().isEmpty()) {
            box.getChildren().add(Pages.words(Texts.text("offsets.none")));
        }
        source.notes().forEach(note -> box.getChildren().add(Pages.words(note, "muted")));
        return box;
    }

    private void copyAll() {
        StartPositions positions = model.result().get().positions();
        if (positions != null) {
            Copying.copy(OffsetsViewModel.text(positions));
        }
    }
}

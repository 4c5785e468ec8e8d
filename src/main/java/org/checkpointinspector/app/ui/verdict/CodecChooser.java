package org.checkpointinspector.app.ui.verdict;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.checkpointinspector.app.ui.Texts;
import org.jspecify.annotations.Nullable;

/** Chooses the codec that Spark is launched with: it reads all checkpoint files of an application with that one, and does not look which one they were written with. */
final class CodecChooser extends HBox {
    private final VerdictViewModel model;
    private final MenuButton button = new MenuButton();

    CodecChooser(VerdictViewModel model) {
        this.model = model;
        button.setId("codec");
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(Texts.text("codec.tooltip")));
        setAlignment(Pos.CENTER_RIGHT);
        getChildren().add(button);
    }

    /** Shows the choice; hidden where there is none. */
    void show() {
        List<String> codecs = model.codecs();
        setVisible(!codecs.isEmpty());
        setManaged(!codecs.isEmpty());
        String chosen = model.codec();
        button.setText(chosen == null ? Texts.text("codec.asWritten.button") : Texts.text("codec.button", chosen));
        button.getItems().clear();
        ToggleGroup group = new ToggleGroup();
        add(group, Texts.text("codec.asWritten"), chosen == null, null);
        button.getItems().add(new SeparatorMenuItem());
        codecs.forEach(codec -> add(group, codec, codec.equals(chosen), codec));
    }

    private void add(ToggleGroup group, String text, boolean selected, @Nullable String codec) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setToggleGroup(group);
        item.setSelected(selected);
        item.setOnAction(pressed -> model.judgeWithCodec(codec));
        button.getItems().add(item);
    }
}

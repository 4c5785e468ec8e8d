package org.checkpointinspector.app.ui.verdict;

import javafx.geometry.Pos;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.inspect.SparkVersion;
import org.jspecify.annotations.Nullable;

/** Chooses the Spark for which the verdict is given. */
final class SparkChooser extends HBox {
    private final VerdictViewModel model;
    private final MenuButton button = new MenuButton();

    SparkChooser(VerdictViewModel model) {
        this.model = model;
        button.setId("spark");
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(Texts.text("spark.tooltip")));
        setAlignment(Pos.CENTER_RIGHT);
        getChildren().add(button);
    }

    /** Shows the Spark that the verdict is for. */
    void show(SparkVersion judged) {
        button.setText(Texts.text("spark.button", judged.toString()));
        button.getItems().clear();
        ToggleGroup group = new ToggleGroup();
        add(group, Texts.text("spark.asWritten"), !model.chosen(), null);
        button.getItems().add(new SeparatorMenuItem());
        for (SparkVersion line : model.choices()) {
            add(group, Texts.text("spark.button", line.toString()), model.chosen() && line.equals(judged), line);
        }
        MenuItem all = new MenuItem(Texts.text("spark.all"));
        all.setId("spark-all");
        all.setOnAction(chosen -> model.judgeForAll());
        button.getItems().addAll(new SeparatorMenuItem(), all);
    }

    private void add(ToggleGroup group, String text, boolean selected, @Nullable SparkVersion spark) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setToggleGroup(group);
        item.setSelected(selected);
        item.setOnAction(chosen -> model.judgeFor(spark));
        button.getItems().add(item);
    }
}

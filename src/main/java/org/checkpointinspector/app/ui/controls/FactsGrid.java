package org.checkpointinspector.app.ui.controls;

import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names at the left, values at the right; every value can be copied. */
public final class FactsGrid extends GridPane {

    /** An empty one. */
    public FactsGrid() {
        getStyleClass().add("facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setFillWidth(true);
        values.setMinWidth(0);
        getColumnConstraints().addAll(names, values);
    }

    /** With all facts of a map, in its order. */
    public static FactsGrid of(Map<String, String> facts) {
        FactsGrid grid = new FactsGrid();
        facts.forEach((name, value) -> grid.add(name, value));
        return grid;
    }

    /** Adds a fact; none where the value is null. */
    public Label add(String name, @Nullable String value) {
        Label words = new Label(value);
        if (value == null) {
            return words;
        }
        Label label = new Label(name);
        label.getStyleClass().add("fact-name");
        setValignment(label, VPos.TOP);
        words.getStyleClass().add("fact-value");
        words.setWrapText(true);
        label.setLabelFor(words);
        addRow(getRowCount(), label, Copying.copyable(words));
        return words;
    }

    /** Adds a fact with a tooltip. */
    public void add(String name, @Nullable String value, String tooltip) {
        add(name, value).setTooltip(new Tooltip(tooltip));
    }
}

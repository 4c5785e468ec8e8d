package org.checkpointinspector.app.ui.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.checkpointinspector.app.ui.findings.FindingsPane;
import org.checkpointinspector.settings.Settings;
import org.checkpointinspector.settings.Settings.Bounds;

/**
 * Remembers where the window, its dividers and its columns are.
 *
 * @param columns locations beside the rest
 * @param work tree and details above the findings
 * @param middle tree beside the details
 * @param findings the list of findings beside the detail
 * @param table the tree
 */
record LayoutMemory(SplitPane columns, SplitPane work, SplitPane middle, FindingsPane findings, TreeTableView<?> table) {
    private static final double MIN = 200;

    /** Puts the window and its parts where they were. */
    void restore(Stage stage, Settings settings) {
        restore(settings);
        Bounds at = settings.window();
        boolean seen = at != null && at.width() >= MIN && at.height() >= MIN && !Screen.getScreensForRectangle(at.x() + 40, at.y() + 40, at.width() - 80, 60).isEmpty();
        if (seen) {
            stage.setX(at.x());
            stage.setY(at.y());
            stage.setWidth(at.width());
            stage.setHeight(at.height());
            stage.setMaximized(at.maximized());
        }
    }

    private void restore(Settings settings) {
        Map<String, Double> at = settings.dividers();
        divide(columns, at.get("columns"));
        divide(work, at.get("work"));
        divide(middle, at.get("middle"));
        Double finding = at.get("findings");
        if (finding != null) {
            findings.split().setDividerPosition(finding);
        }
        tables().restore(settings);
        for (TreeTableColumn<?, ?> column : table.getColumns()) {
            column.setVisible(!settings.hiddenColumns().contains(column.getId()));
        }
    }

    /** The settings with where everything is now. */
    Settings capture(Stage stage, Settings settings) {
        Map<String, Double> at = new LinkedHashMap<>(settings.dividers());
        keep(at, "columns", columns);
        if (!findings.collapsed().get()) {
            keep(at, "work", work);
        }
        keep(at, "middle", middle);
        at.put("findings", findings.split().getDividerPosition());
        List<String> hidden = table.getColumns().stream().filter(column -> !column.isVisible()).map(TreeTableColumn::getId).toList();
        Bounds before = settings.window();
        Bounds now = stage.isMaximized() && before != null
                ? new Bounds(before.x(), before.y(), before.width(), before.height(), true)
                : new Bounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
        return tables().capture(settings.withWindow(now, at, hidden));
    }

    private TableMemory tables() {
        return new TableMemory().of(table).of(findings.table());
    }

    private static void divide(SplitPane pane, @org.jspecify.annotations.Nullable Double at) {
        if (at != null && !pane.getDividers().isEmpty()) {
            pane.setDividerPositions(at);
        }
    }

    private static void keep(Map<String, Double> at, String name, SplitPane pane) {
        if (!pane.getDividers().isEmpty()) {
            at.put(name, pane.getDividerPositions()[0]);
        }
    }
}

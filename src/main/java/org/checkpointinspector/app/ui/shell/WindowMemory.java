package org.checkpointinspector.app.ui.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.control.SplitPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.checkpointinspector.settings.Settings;
import org.checkpointinspector.settings.Settings.Bounds;
import org.jspecify.annotations.Nullable;

/**
 * Remembers where the window is, and how much of it the locations have.
 *
 * @param columns locations beside the rest
 */
record WindowMemory(SplitPane columns) {
    private static final double MIN = 200;

    /** Puts the parts where they were. */
    void restore(Settings settings) {
        LayoutMemory.divide(columns, settings.dividers().get("columns"));
    }

    /** Puts a window where it was, if a screen is still there. */
    static void place(Stage stage, @Nullable Bounds at) {
        boolean seen = at != null && at.width() >= MIN && at.height() >= MIN && !Screen.getScreensForRectangle(at.x() + 40, at.y() + 40, at.width() - 80, 60).isEmpty();
        if (seen) {
            stage.setX(at.x());
            stage.setY(at.y());
            stage.setWidth(at.width());
            stage.setHeight(at.height());
            stage.setMaximized(at.maximized());
        }
    }

    /** The settings with where the window is now. */
    Settings capture(Stage stage, Settings settings) {
        Map<String, Double> at = new LinkedHashMap<>(settings.dividers());
        LayoutMemory.keep(at, "columns", columns);
        Bounds before = settings.window();
        Bounds now = stage.isMaximized() && before != null
                ? new Bounds(before.x(), before.y(), before.width(), before.height(), true)
                : new Bounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
        return settings.withWindow(now).withLayout(at, settings.hiddenColumns());
    }
}

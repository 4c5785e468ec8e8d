package org.checkpointinspector.app.ui.shell;

import java.io.File;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.checkpointinspector.app.ui.maintain.MaintainPane;
import org.checkpointinspector.app.ui.maintain.MaintainViewModel;
import org.checkpointinspector.app.ui.maintain.OffsetsPane;
import org.checkpointinspector.app.ui.maintain.OffsetsViewModel;
import org.checkpointinspector.app.ui.maintain.Stage;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.maintain.Action;
import org.jspecify.annotations.Nullable;

/** Shows the pages of actions in front of the window, as long as there is an action. They are made when they are first wanted. */
final class ActionPages {
    private final Parts parts;
    private final Overlay overlay;
    private final Consumer<Consumer<File>> chooser;
    private @Nullable MaintainPane maintainPage;
    private @Nullable OffsetsPane offsetsPage;

    ActionPages(Parts parts, Overlay overlay, Consumer<Consumer<File>> chooser) {
        this.parts = parts;
        this.overlay = overlay;
        this.chooser = chooser;
        parts.maintain().stage().addListener((property, before, now) -> show(now));
        parts.offsets().shown().addListener((property, before, now) -> showOffsets(now));
    }

    /** Begins what a finding advises. */
    static void begin(Parts parts, Finding.Action wanted) {
        MaintainViewModel maintain = parts.maintain();
        switch (wanted) {
            case BACK_UP -> maintain.begin(Action.BACKUP);
            case RESTORE -> maintain.begin(Action.RESTORE);
            case ROLL_BACK -> maintain.begin(Action.ROLLBACK);
            case CLEAR -> maintain.begin(Action.CLEAR);
            case PRUNE -> maintain.begin(Action.PRUNE);
            case EXPORT_OFFSETS -> parts.offsets().show();
            case CHECK_JAR -> { }
        }
    }

    private void show(Stage now) {
        MaintainViewModel maintain = parts.maintain();
        MaintainPane page = maintainPage;
        if (page == null) {
            page = new MaintainPane(maintain, parts.formats(), chooser);
            maintainPage = page;
        }
        if (now instanceof Stage.Closed) {
            closeIfShown(page);
        } else if (!overlay.shows(page)) {
            overlay.show(page, () -> {
                maintain.close();
                return !maintain.isRunning();
            });
        }
    }

    private void showOffsets(boolean shown) {
        OffsetsViewModel offsets = parts.offsets();
        OffsetsPane page = offsetsPage;
        if (page == null) {
            page = new OffsetsPane(offsets, parts.formats());
            offsetsPage = page;
        }
        if (shown) {
            overlay.show(page, () -> {
                offsets.close();
                return true;
            });
        } else {
            closeIfShown(page);
        }
    }

    private void closeIfShown(Node page) {
        if (overlay.shows(page)) {
            overlay.close();
        }
    }
}

package org.checkpointinspector.app.ui.controls;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Tooltips and context menus that are made when somebody asks for them: each brings a scene of its own, and a window that is to show at once has hundreds. */
public final class OnDemand {
    private OnDemand() {}

    /** Gives a node a tooltip, which also helps those who do not see it. */
    public static void tooltip(Node node, String words) {
        node.setAccessibleHelp(words);
        tooltip(node, () -> words);
    }

    /** Gives a node, such as a cell, a tooltip that may change from one look to the next; empty words show none. */
    public static void tooltip(Node node, Supplier<String> words) {
        Hint hint = new Hint(node, words);
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, entered -> hint.update());
    }

    /** Gives a control a context menu, made when it is asked for and there is none. */
    public static void menu(Control control, Supplier<@Nullable ContextMenu> menu) {
        // a filter, since what sets the menu adds the handler that shows it
        control.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, requested -> {
            if (control.getContextMenu() == null) {
                control.setContextMenu(menu.get());
            }
        });
    }

    private static final class Hint {
        private final Node node;
        private final Supplier<String> words;
        private @Nullable Tooltip tooltip;

        private Hint(Node node, Supplier<String> words) {
            this.node = node;
            this.words = words;
        }

        private void update() {
            String now = words.get();
            if (tooltip != null) {
                Tooltip.uninstall(node, tooltip);
                tooltip = null;
            }
            if (!now.isEmpty()) {
                tooltip = new Tooltip(now);
                Tooltip.install(node, tooltip);
            }
        }
    }
}

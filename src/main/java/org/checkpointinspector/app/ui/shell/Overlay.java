package org.checkpointinspector.app.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A page in front of the window, which is dimmed meanwhile; a click beside the page closes it. */
final class Overlay extends StackPane {
    private @Nullable Node before;
    private @Nullable Node page;
    private BooleanSupplier closing = () -> true;
    /** Whether the focus went the other way by the last key. */
    private boolean backwards;

    /** Keeps the focus on the page: what lies behind it is not to be reached by keys either. */
    Overlay() {
        getStyleClass().add("overlay");
        setId("overlay");
        setVisible(false);
        setOnMouseClicked(clicked -> {
            if (clicked.getTarget() == this) {
                close();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, pressed -> backwards = pressed.getCode() == KeyCode.TAB && pressed.isShiftDown());
        sceneProperty().addListener((property, before, now) -> {
            if (now != null) {
                now.focusOwnerProperty().addListener((owner, last, next) -> keep(next));
            }
        });
    }

    private void keep(@Nullable Node focused) {
        if (isVisible() && focused != null && !isWithin(focused)) {
            List<Node> all = new ArrayList<>();
            collect(this, all);
            if (!all.isEmpty()) {
                all.get(backwards ? all.size() - 1 : 0).requestFocus();
            }
        }
    }

    private boolean isWithin(Node node) {
        Node at = node;
        while (at != null && at != this) {
            at = at.getParent();
        }
        return at == this;
    }

    /** What Tab reaches, in its order. */
    private static void collect(Parent parent, List<Node> all) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child.isVisible() && !child.isDisabled()) {
                if (child.isFocusTraversable()) {
                    all.add(child);
                } else if (child instanceof Parent inner) {
                    collect(inner, all);
                }
            }
        }
    }

    /** Shows a page and gives it the focus. */
    void show(Node wanted) {
        show(wanted, () -> true);
    }

    /**
     * Shows a page that has a say in whether it is closed.
     *
     * @param asked asked before it is closed; the page may also end something then
     */
    void show(Node wanted, BooleanSupplier asked) {
        before = getScene() == null ? null : getScene().getFocusOwner();
        page = wanted;
        closing = asked;
        backwards = false;
        getChildren().setAll(wanted);
        setVisible(true);
        wanted.requestFocus();
    }

    /** Whether this page is the one that is shown. */
    boolean shows(Node wanted) {
        return isVisible() && page == wanted;
    }

    /** Closes the page, if it lets itself be closed, and gives the focus back. */
    void close() {
        if (!isVisible() || !closing.getAsBoolean()) {
            return;
        }
        setVisible(false);
        page = null;
        getChildren().clear();
        if (before != null) {
            before.requestFocus();
        }
    }
}

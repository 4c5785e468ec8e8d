package org.checkpointinspector.app.ui.shell;

import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A page in front of the window, which is dimmed meanwhile; a click beside the page closes it. */
final class Overlay extends StackPane {
    private @Nullable Node before;
    private @Nullable Node page;
    private BooleanSupplier closing = () -> true;

    Overlay() {
        getStyleClass().add("overlay");
        setId("overlay");
        setVisible(false);
        setOnMouseClicked(clicked -> {
            if (clicked.getTarget() == this) {
                close();
            }
        });
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

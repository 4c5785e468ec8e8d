package org.checkpointinspector.app.ui.shell;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A page in front of the window, which is dimmed meanwhile; a click beside the page closes it. */
final class Overlay extends StackPane {
    private @Nullable Node before;
    private Runnable closed = () -> {};

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

    /**
     * Shows a page and gives it the focus.
     *
     * @param whenClosed called when it is closed, in whatever way
     */
    void show(Node page, Runnable whenClosed) {
        closed = whenClosed;
        before = getScene() == null ? null : getScene().getFocusOwner();
        getChildren().setAll(page);
        setVisible(true);
        page.requestFocus();
    }

    /** Closes the page and gives the focus back. */
    void close() {
        setVisible(false);
        getChildren().clear();
        Runnable told = closed;
        closed = () -> {};
        told.run();
        if (before != null) {
            before.requestFocus();
        }
    }
}

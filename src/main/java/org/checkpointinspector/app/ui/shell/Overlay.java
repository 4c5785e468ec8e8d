package org.checkpointinspector.app.ui.shell;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A page in front of the window, which is dimmed meanwhile; a click beside the page closes it. */
final class Overlay extends StackPane {
    private @Nullable Node before;

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
    void show(Node page) {
        before = getScene() == null ? null : getScene().getFocusOwner();
        getChildren().setAll(page);
        setVisible(true);
        page.requestFocus();
    }

    /** Closes the page and gives the focus back. */
    void close() {
        setVisible(false);
        getChildren().clear();
        if (before != null) {
            before.requestFocus();
        }
    }
}

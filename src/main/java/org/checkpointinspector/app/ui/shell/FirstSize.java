package org.checkpointinspector.app.ui.shell;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.geometry.Dimension2D;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * Sees to it that a window gets the size that was asked for. JavaFX on GTK makes a window of 200 by 200 pixels, and under some window managers (openbox, for
 * one) the news of that size comes after the window was shown and undoes what was asked for; asking again helps. A size that is larger than the smallest one is
 * taken for the window manager's own will, as of one that tiles.
 */
final class FirstSize {
    /** By then the window manager has answered, and the person has not yet had time to. */
    private static final Duration UNTIL = Duration.seconds(1.5);
    private static final int TIMES = 3;

    private final Stage stage;
    private final Dimension2D size;
    private final boolean centred;
    private final InvalidationListener listener = change -> check();
    private int asked;

    /**
     * For a window that has its smallest size set.
     *
     * @param centred whether it belongs into the middle of the screen
     */
    FirstSize(Stage stage, Dimension2D size, boolean centred) {
        this.stage = stage;
        this.size = size;
        this.centred = centred;
    }

    /** Watches, from just before the window is shown. */
    void watch() {
        stage.widthProperty().addListener(listener);
        stage.heightProperty().addListener(listener);
        PauseTransition end = new PauseTransition(UNTIL);
        end.setOnFinished(ended -> stop());
        end.play();
    }

    private void check() {
        boolean lost = stage.getWidth() <= stage.getMinWidth() && size.getWidth() > stage.getMinWidth()
                || stage.getHeight() <= stage.getMinHeight() && size.getHeight() > stage.getMinHeight();
        if (lost && stage.isShowing() && !stage.isMaximized() && asked++ < TIMES) {
            // later, since the window is in the middle of taking the other size
            Platform.runLater(this::ask);
        }
    }

    private void ask() {
        stage.setWidth(size.getWidth());
        stage.setHeight(size.getHeight());
        if (centred) {
            stage.centerOnScreen();
        }
    }

    private void stop() {
        stage.widthProperty().removeListener(listener);
        stage.heightProperty().removeListener(listener);
    }
}

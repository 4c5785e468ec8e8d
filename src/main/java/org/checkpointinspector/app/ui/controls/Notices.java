package org.checkpointinspector.app.ui.controls;

import atlantafx.base.controls.Notification;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** Short notices in the corner of the window; each goes by itself after a while, or when it is closed. Clicks beside them go to what lies below. */
public final class Notices extends VBox {
    private static final int MOST = 4;
    private static final Duration SHOWN = Duration.seconds(20);

    /** A corner without notices. */
    public Notices() {
        getStyleClass().add("notices");
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
    }

    /**
     * Shows a notice.
     *
     * @param style of AtlantaFX, such as {@code success}, {@code warning}, {@code danger}
     */
    public void show(String words, FontIcon icon, String style, Button... actions) {
        Notification notice = new Notification(words, icon);
        notice.getStyleClass().add(style);
        notice.setPrefWidth(420);
        notice.setMaxWidth(420);
        notice.setMinHeight(Region.USE_PREF_SIZE);
        notice.getPrimaryActions().setAll(List.of(actions));
        notice.setOnClose(closed -> getChildren().remove(notice));
        getChildren().add(notice);
        if (getChildren().size() > MOST) {
            getChildren().remove(0);
        }
        PauseTransition pause = new PauseTransition(SHOWN);
        pause.setOnFinished(over -> getChildren().remove(notice));
        pause.play();
    }
}

package org.checkpointinspector.app.ui.controls;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

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
     * @param style {@code good} or {@code bad} or {@code unsure}, as of the banner
     */
    public void show(String words, FontIcon icon, String style, Button... actions) {
        Label label = Copying.copyable(new Label(words));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(label, Priority.ALWAYS);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = new Button(null, Icons.icon(Material2AL.CLOSE));
        close.getStyleClass().addAll("flat", "small");
        close.setMinWidth(USE_PREF_SIZE);
        close.setAccessibleText(Texts.text("close"));
        HBox row = new HBox(10, icon, label, gap, close);
        row.setAlignment(Pos.TOP_LEFT);
        VBox notice = new VBox(6, row);
        notice.getStyleClass().addAll("notice", style);
        notice.setMaxSize(440, USE_PREF_SIZE);
        if (actions.length > 0) {
            HBox below = new HBox(8, actions);
            below.setAlignment(Pos.CENTER_RIGHT);
            for (Button action : actions) {
                action.getStyleClass().add("small");
            }
            notice.getChildren().add(below);
        }
        close.setOnAction(pressed -> getChildren().remove(notice));
        getChildren().add(notice);
        if (getChildren().size() > MOST) {
            getChildren().remove(0);
        }
        PauseTransition pause = new PauseTransition(SHOWN);
        pause.setOnFinished(over -> getChildren().remove(notice));
        pause.play();
    }

    /** Takes all notices away. */
    public void clear() {
        getChildren().clear();
    }
}

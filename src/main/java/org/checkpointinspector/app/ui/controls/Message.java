package org.checkpointinspector.app.ui.controls;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.checkpointinspector.app.ui.Icons;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands in a place that has nothing to show, and why: an icon, what happened, what to do. */
public final class Message extends VBox {

    /** A message with buttons below it. */
    public Message(Ikon ikon, String style, String title, String words, Node... actions) {
        getStyleClass().add("message");
        setAlignment(Pos.CENTER);
        FontIcon icon = Icons.icon(ikon, "message-icon", style);
        Label heading = Copying.copyable(new Label(title));
        heading.getStyleClass().add("message-title");
        heading.setWrapText(true);
        heading.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(icon, heading);
        if (!words.isEmpty()) {
            Label text = Copying.copyable(new Label(words));
            text.getStyleClass().add("message-words");
            text.setWrapText(true);
            text.setMinHeight(USE_PREF_SIZE);
            getChildren().add(text);
        }
        if (actions.length > 0) {
            HBox row = new HBox(actions);
            row.getStyleClass().add("message-actions");
            row.setAlignment(Pos.CENTER);
            getChildren().add(row);
        }
    }
}

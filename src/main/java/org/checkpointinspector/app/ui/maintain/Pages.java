package org.checkpointinspector.app.ui.maintain;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.kordamp.ikonli.material2.Material2AL;

/** The pieces that the pages of this feature are made of. */
final class Pages {
    private Pages() {}

    /** A title with a button that closes the page. */
    static HBox head(Label title, Runnable close) {
        title.getStyleClass().add("sections-title");
        Button closing = new Button(null, Icons.icon(Material2AL.CLOSE));
        closing.setId("maintain-close");
        closing.getStyleClass().addAll("flat", "icon-button");
        closing.setAccessibleText(Texts.text("close"));
        closing.setOnAction(pressed -> close.run());
        HBox head = new HBox(title, gap(), closing);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    /** Room between what is at the left and what is at the right. */
    static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    /** Text that wraps and can be copied. */
    static Label words(String text, String... styles) {
        Label label = Copying.copyable(new Label(text));
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMinWidth(0);
        return label;
    }

    /** A heading inside a page. */
    static Label heading(String key) {
        Label label = new Label(Texts.text(key));
        label.getStyleClass().add("section-title");
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** What scrolls, if it has to. */
    static ScrollPane scrolling(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.getStyleClass().addAll("edge-to-edge", "maintain-scroll");
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    /** A button with an id, by which it is found. */
    static Button button(String id, String text, Runnable action, String... styles) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().addAll(styles);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(pressed -> action.run());
        return button;
    }

    /** The buttons at the foot of a page. */
    static HBox foot(Node... nodes) {
        HBox foot = new HBox(8, nodes);
        foot.getStyleClass().add("maintain-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }
}

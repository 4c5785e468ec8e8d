package org.checkpointinspector.app.ui.controls;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import java.util.function.Supplier;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Everything that is shown can be copied: the ways in which it is. */
public final class Copying {
    /** Ctrl+C, or Command+C on a Mac. */
    public static final KeyCombination KEY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private Copying() {}

    /** Puts text on the clipboard. */
    public static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** Makes a node copy a text when Ctrl+C is pressed on it. */
    public static void onKey(Node node, Supplier<String> text) {
        node.addEventHandler(KeyEvent.KEY_PRESSED, pressed -> {
            if (KEY.match(pressed)) {
                copy(text.get());
                pressed.consume();
            }
        });
    }

    /** A menu item that copies. */
    public static MenuItem item(String label, Supplier<String> text) {
        MenuItem item = new MenuItem(label);
        item.setOnAction(chosen -> copy(text.get()));
        return item;
    }

    /** A small button that copies and says so. */
    public static Button button(Supplier<String> text) {
        Button button = new Button(Texts.text("copy"), Icons.icon(Material2OutlinedAL.CONTENT_COPY));
        button.getStyleClass().addAll("flat", "small", "copy-button");
        button.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        OnDemand.tooltip(button, Texts.text("copy.tooltip"));
        button.setOnAction(pressed -> copy(text.get()));
        return button;
    }

    /** Lets a label be reached by a click or by Tab and copied by Ctrl+C or its context menu. */
    public static <L extends Label> L copyable(L label) {
        label.getStyleClass().add("copyable");
        label.setOnMousePressed(pressed -> label.requestFocus());
        onKey(label, label::getText);
        menu(label, item(Texts.text("copy"), label::getText));
        return label;
    }

    /** Gives a control a context menu. */
    public static void menu(Control control, MenuItem... items) {
        OnDemand.menu(control, () -> new ContextMenu(items));
    }
}

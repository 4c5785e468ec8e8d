package org.checkpointinspector.app.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.checkpointinspector.app.ui.Texts;
import org.jspecify.annotations.Nullable;

/** The keys of the window: what they do, and what the help says about them. */
final class Shortcuts {

    /**
     * A key.
     *
     * @param keys what is pressed
     * @param words what it does
     * @param action does it; null for keys that a part of the window handles itself
     */
    record Shortcut(KeyCombination keys, String words, @Nullable Runnable action) {}

    private final List<Shortcut> all = new ArrayList<>();

    /** Adds a key that works everywhere in the window. */
    void add(String key, Runnable action, KeyCode code, KeyCombination.Modifier... modifiers) {
        all.add(new Shortcut(new KeyCodeCombination(code, modifiers), Texts.text("key." + key), action));
    }

    /** Adds a key to the help that a part of the window handles itself. */
    void mention(String key, KeyCode code, KeyCombination.Modifier... modifiers) {
        all.add(new Shortcut(new KeyCodeCombination(code, modifiers), Texts.text("key." + key), null));
    }

    List<Shortcut> all() {
        return List.copyOf(all);
    }

    /** Listens for the keys that no control in the window takes for itself. */
    void install(Scene scene) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, pressed -> {
            for (Shortcut shortcut : all) {
                Runnable action = shortcut.action();
                if (action != null && shortcut.keys().match(pressed)) {
                    action.run();
                    pressed.consume();
                    return;
                }
            }
        });
    }
}

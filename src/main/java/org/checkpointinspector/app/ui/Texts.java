package org.checkpointinspector.app.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** All words of the window, from the resource bundle {@code texts}. */
public final class Texts {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("org.checkpointinspector.app.ui.texts", Locale.ROOT);

    private Texts() {}

    /** The text of a key. */
    public static String text(String key) {
        return BUNDLE.getString(key);
    }

    /** The text of a key with its places {@code {0}}, {@code {1}} … filled; numbers are to be formatted before. */
    public static String text(String key, String... values) {
        return MessageFormat.format(BUNDLE.getString(key), (Object[]) values);
    }

    /** That a request to a store is made again. */
    public static String retrying(String why, int attempt, int attempts) {
        return text("retrying", why, String.valueOf(attempt), String.valueOf(attempts));
    }

    /** One text for exactly one, another for any other number: keys {@code key.one} and {@code key.many}. */
    public static String plural(String key, long number, String... values) {
        return text(number == 1 ? key + ".one" : key + ".many", values);
    }
}

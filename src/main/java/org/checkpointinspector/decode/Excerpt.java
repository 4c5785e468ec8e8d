package org.checkpointinspector.decode;

/** Untrusted text in a message: short and on one line. */
final class Excerpt {

    private static final int MAX = 160;

    private Excerpt() {}

    /** The beginning of a text; what is not visible becomes U+FFFD. */
    static String of(String text) {
        StringBuilder excerpt = new StringBuilder();
        text.chars().limit(MAX).forEach(c -> excerpt.append(isVisible((char) c) ? (char) c : '\uFFFD'));
        return excerpt.append(text.length() > MAX ? "…" : "").toString();
    }

    private static boolean isVisible(char c) {
        return !Character.isISOControl(c) && !Character.isSurrogate(c) && Character.getType(c) != Character.FORMAT;
    }

    /** The same between quotes. */
    static String quoted(String text) {
        return '"' + of(text) + '"';
    }
}

package org.checkpointinspector.decode;

/** Untrusted text in a message: short, on one line, between quotes. */
final class Quoted {

    private static final int MAX = 60;

    private Quoted() {}

    static String of(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().limit(MAX).forEach(c -> quoted.append(Character.isISOControl(c) || Character.isSurrogate((char) c) ? '\uFFFD' : (char) c));
        return quoted.append(text.length() > MAX ? "…\"" : "\"").toString();
    }
}

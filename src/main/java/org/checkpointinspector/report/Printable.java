package org.checkpointinspector.report;

/**
 * Text from a checkpoint, made fit to be printed: a file's name or content must not be able to move the cursor or repaint the screen, and passwords in addresses
 * are masked.
 */
public final class Printable {
    private Printable() {}

    /** The text with every character that is not plainly visible written as <code>&#92;u001b</code>. Line ends are kept. */
    static String text(String given) {
        String raw = Secrets.text(given);
        if (raw.codePoints().noneMatch(Printable::hidden)) {
            return raw;
        }
        StringBuilder safe = new StringBuilder(raw.length() + 16);
        raw.codePoints().forEach(point -> {
            if (hidden(point)) {
                safe.append(String.format("\\u%04x", point));
            } else {
                safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }

    /** The same, on one line. */
    public static String line(String raw) {
        return text(raw.strip().replaceAll("\\R+", " "));
    }

    private static boolean hidden(int point) {
        if (point == '\n') {
            return false;
        }
        // FORMAT holds the marks that reverse the direction of writing, SURROGATE half characters from broken file names
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}

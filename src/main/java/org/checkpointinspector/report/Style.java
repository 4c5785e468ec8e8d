package org.checkpointinspector.report;

/**
 * How text is emphasised.
 *
 * @param colours whether the output understands ANSI escapes
 */
public record Style(boolean colours) {
    /** Text as it is. */
    public static final Style PLAIN = new Style(false);

    /** ANSI colours. */
    public static final Style COLOURS = new Style(true);

    /** What a piece of text means. */
    enum Tone {
        /** Ordinary text. */
        PLAIN(""),
        /** A heading. */
        STRONG("1"),
        /** Less important. */
        DIM("2"),
        /** Nothing wrong. */
        GOOD("1;32"),
        /** Something to look at. */
        CAUTION("1;33"),
        /** Broken, or losing data. */
        BAD("1;31"),
        /** Could not be told. */
        UNKNOWN("1;35");

        private final String code;

        Tone(String code) {
            this.code = code;
        }

        static Tone of(Outcome outcome) {
            return valueOf(outcome.name());
        }
    }

    /** The text in that tone. */
    String paint(Tone tone, String text) {
        return colours && tone != Tone.PLAIN && !text.isEmpty() ? "\u001b[" + tone.code + "m" + text + "\u001b[0m" : text;
    }
}

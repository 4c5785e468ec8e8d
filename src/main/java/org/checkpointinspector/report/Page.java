package org.checkpointinspector.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.checkpointinspector.report.Style.Tone;

/** Text in lines of at most {@link #WIDTH} columns. Only a single word that is longer, such as a path, sticks out, so that it can be copied. */
final class Page {
    static final int WIDTH = 100;

    private final Appendable out;
    private final Style style;

    Page(Appendable out, Style style) {
        this.out = out;
        this.style = style;
    }

    /** An empty line. */
    void blank() throws IOException {
        out.append('\n');
    }

    /** A line as it is, not wrapped. */
    void line(Tone tone, String text) throws IOException {
        out.append(style.paint(tone, text)).append('\n');
    }

    /** A paragraph, wrapped, with every line indented. */
    void paragraph(int indent, Tone tone, String text) throws IOException {
        entry(indent, "", 0, tone, text);
    }

    /** A label and, beside it, a wrapped paragraph. */
    void entry(int indent, String label, int labelWidth, Tone tone, String text) throws IOException {
        int column = indent + labelWidth;
        String head = " ".repeat(indent) + style.paint(Tone.STRONG, label) + " ".repeat(Math.max(0, labelWidth - label.length()));
        for (String line : wrap(text, WIDTH - column)) {
            out.append(line.isEmpty() ? head.stripTrailing() : head).append(style.paint(tone, line)).append('\n');
            head = " ".repeat(column);
        }
    }

    /** The text in lines of at most that many columns, broken at blanks and at its own line ends. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String given : Printable.text(text.replace("\r", "").replace("\t", "    ")).stripTrailing().split("\n", -1)) {
            wrapLine(given, width, lines);
        }
        return lines;
    }

    private static void wrapLine(String given, int width, List<String> lines) {
        String rest = given.stripTrailing();
        int hanging = rest.length() - rest.stripLeading().length();
        while (rest.length() > width) {
            int at = rest.lastIndexOf(' ', width);
            if (at <= hanging) {
                at = rest.indexOf(' ', width);
            }
            if (at < 0) {
                break;
            }
            lines.add(rest.substring(0, at).stripTrailing());
            rest = " ".repeat(hanging) + rest.substring(at).strip();
        }
        lines.add(rest);
    }
}

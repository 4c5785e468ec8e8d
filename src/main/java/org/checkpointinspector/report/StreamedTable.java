package org.checkpointinspector.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.checkpointinspector.report.Style.Tone;
import org.jspecify.annotations.Nullable;

/**
 * A table for a person whose rows are written as they come. Widths follow from the first rows, so that a table of any length needs the memory of a few; what is wider than
 * a column is cut.
 */
final class StreamedTable {
    private static final int MEASURED_ROWS = 200;
    private static final int MOST_WIDTH = 40;
    private static final String NULL = "null";

    private final Appendable out;
    private final Style style;
    private final List<String> heads;
    private final List<List<@Nullable String>> waiting = new ArrayList<>();
    private final int[] widths;
    private long rows;
    private boolean measured;

    StreamedTable(List<String> heads, Appendable out, Style style) {
        this.heads = heads;
        this.out = out;
        this.style = style;
        this.widths = new int[heads.size()];
    }

    long rows() {
        return rows;
    }

    /** Takes a row; a null is shown as such. */
    void write(List<@Nullable String> cells) throws IOException {
        rows++;
        if (measured) {
            line(cells, Tone.PLAIN);
        } else {
            waiting.add(cells);
            if (waiting.size() == MEASURED_ROWS) {
                measure();
            }
        }
    }

    /** Writes what is still to be written. */
    void end() throws IOException {
        if (!measured) {
            measure();
        }
    }

    private void measure() throws IOException {
        List<@Nullable String> head = new ArrayList<>(heads);
        widen(head);
        waiting.forEach(this::widen);
        line(head, Tone.DIM);
        for (List<@Nullable String> cells : waiting) {
            line(cells, Tone.PLAIN);
        }
        waiting.clear();
        measured = true;
    }

    private void widen(List<@Nullable String> cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], shown(cells.get(i)).length());
        }
    }

    private void line(List<@Nullable String> cells, Tone tone) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = shown(cells.get(i));
            line.append(cell).append(" ".repeat(Math.max(0, widths[i] - cell.length()) + 2));
        }
        out.append(style.paint(tone, line.toString().stripTrailing())).append('\n');
    }

    private static String shown(@Nullable String cell) {
        String text = cell == null ? NULL : Printable.line(cell);
        return text.length() > MOST_WIDTH ? text.substring(0, MOST_WIDTH - 1) + "…" : text;
    }
}

package org.checkpointinspector.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.checkpointinspector.report.Style.Tone;
import org.checkpointinspector.state.StateRow;
import org.checkpointinspector.state.StateTable;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the state as tables for a person: one for each table and partition. Widths follow from the first rows, so that a table of any length needs the memory of a
 * few; what is wider than a column is cut.
 */
public final class StateText {
    private static final int MEASURED_ROWS = 200;
    private static final int MOST_WIDTH = 40;
    private static final String NULL = "null";

    private final Appendable out;
    private final Style style;
    private final List<List<@Nullable String>> waiting = new ArrayList<>();
    private @Nullable StateTable table;
    private int partition;
    private int[] widths = {};
    private long rows;
    private boolean measured;
    private boolean begun;

    /** Writes to an output. */
    public StateText(Appendable out, Style style) {
        this.out = out;
        this.style = style;
    }

    /** Takes a row; rows of one table and partition come one after the other. */
    public void write(StateRow row) throws IOException {
        if (!row.table().equals(table) || row.partition() != partition) {
            end();
            begin(row);
        }
        rows++;
        List<@Nullable String> cells = StateCells.cells(row.row());
        if (measured) {
            line(cells, Tone.PLAIN);
        } else {
            waiting.add(cells);
            if (waiting.size() == MEASURED_ROWS) {
                measure();
            }
        }
    }

    private void begin(StateRow row) throws IOException {
        table = row.table();
        partition = row.partition();
        rows = 0;
        measured = false;
        String name = table.stateVariable() == null ? "store " + table.store() : "state variable " + table.stateVariable();
        String head = "operator " + table.operator() + " " + table.operatorName() + ", " + name + ", partition " + partition + ", after batch " + row.batch();
        out.append(begun ? "\n" : "").append(style.paint(Tone.STRONG, Printable.line(head))).append('\n');
        if (table.guessed()) {
            out.append(style.paint(Tone.CAUTION, "There is no schema: columns and types are guesses from the bytes.")).append('\n');
        }
        begun = true;
    }

    /** Writes what is still to be written of the last table. */
    public void end() throws IOException {
        if (table == null) {
            return;
        }
        if (!measured) {
            measure();
        }
        out.append(style.paint(Tone.DIM, Amounts.count(rows, "row"))).append('\n');
        table = null;
    }

    private void measure() throws IOException {
        List<@Nullable String> heads = new ArrayList<>(StateCells.heads(Objects.requireNonNull(table)));
        widths = new int[heads.size()];
        widen(heads);
        waiting.forEach(this::widen);
        line(heads, Tone.DIM);
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

package org.checkpointinspector.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.checkpointinspector.report.Style.Tone;
import org.checkpointinspector.state.StateChange;
import org.checkpointinspector.state.StateRow;
import org.checkpointinspector.state.StateTable;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the state as tables for a person: one for each table and partition. Widths follow from the first rows, so that a table of any length needs the memory of a
 * few; what is wider than a column is cut.
 */
public final class StateText implements StateOutput {
    private static final int MEASURED_ROWS = 200;
    private static final int MOST_WIDTH = 40;

    private final Appendable out;
    private final Style style;
    private final List<List<@Nullable String>> waiting = new ArrayList<>();
    private @Nullable StateTable table;
    private int partition;
    private int[] widths = {};
    private long rows;
    private String noun = "";
    private boolean measured;
    private boolean begun;

    /** Writes to an output. */
    public StateText(Appendable out, Style style) {
        this.out = out;
        this.style = style;
    }

    /** Takes a row; rows of one table and partition come one after the other. */
    @Override
    public void row(StateRow row) throws IOException {
        begin(row.table(), row.partition(), "after batch " + row.batch(), "row");
        take(StateCells.cells(row.row()));
    }

    /** Takes a change; changes of one table and partition come one after the other. */
    @Override
    public void change(StateChange change) throws IOException {
        begin(change.table(), change.partition(), "from batch " + change.since() + " to batch " + change.batch(), "change");
        List<@Nullable String> cells = new ArrayList<>();
        cells.add(change.kind().name().toLowerCase(Locale.ROOT));
        cells.addAll(StateCells.cells(change));
        take(cells);
    }

    private void take(List<@Nullable String> cells) throws IOException {
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

    private void begin(StateTable of, int inPartition, String when, String counted) throws IOException {
        if (of.equals(table) && inPartition == partition) {
            return;
        }
        end();
        table = of;
        partition = inPartition;
        noun = counted;
        rows = 0;
        measured = false;
        String name = of.stateVariable() == null ? "store " + of.store() : "state variable " + of.stateVariable();
        String head = "operator " + of.operator() + " " + of.operatorName() + ", " + name + ", partition " + partition + ", " + when;
        out.append(begun ? "\n" : "").append(style.paint(Tone.STRONG, Printable.line(head))).append('\n');
        if (of.guessed()) {
            out.append(style.paint(Tone.CAUTION, "There is no schema: columns and types are guesses from the bytes.")).append('\n');
        }
        begun = true;
    }

    /** Writes what is still to be written of the last table. */
    @Override
    public void end() throws IOException {
        if (table == null) {
            return;
        }
        if (!measured) {
            measure();
        }
        out.append(style.paint(Tone.DIM, Amounts.count(rows, noun))).append('\n');
        table = null;
    }

    private void measure() throws IOException {
        List<@Nullable String> heads = new ArrayList<>(StateCells.heads(Objects.requireNonNull(table)));
        if (noun.equals("change")) {
            heads.add(0, noun);
        }
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
        String text = cell == null ? StateCells.NULL : Printable.line(cell);
        return text.length() > MOST_WIDTH ? text.substring(0, MOST_WIDTH - 1) + "…" : text;
    }
}

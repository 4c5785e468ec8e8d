package org.checkpointinspector.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.checkpointinspector.report.Style.Tone;
import org.checkpointinspector.state.StateChange;
import org.checkpointinspector.state.StateRow;
import org.checkpointinspector.state.StateTable;
import org.jspecify.annotations.Nullable;

/** Rows of the state as tables for a person: one for each table and partition. */
public final class StateText implements StateOutput {

    private static final String CHANGE = "change";

    private final Appendable out;
    private final Style style;
    private @Nullable StateTable table;
    private @Nullable StreamedTable rows;
    private int partition;
    private String noun = "";
    private boolean begun;

    /** Writes to an output. */
    public StateText(Appendable out, Style style) {
        this.out = out;
        this.style = style;
    }

    /** Takes a row; rows of one table and partition come one after the other. */
    @Override
    public void row(StateRow row) throws IOException {
        into(row.table(), row.partition(), "after batch " + row.batch(), "row").write(StateCells.cells(row.row()));
    }

    /** Takes a change; changes of one table and partition come one after the other. */
    @Override
    public void change(StateChange change) throws IOException {
        StreamedTable into = into(change.table(), change.partition(), "from batch " + change.since() + " to batch " + change.batch(), CHANGE);
        List<@Nullable String> cells = new ArrayList<>();
        cells.add(change.kind().name().toLowerCase(Locale.ROOT));
        cells.addAll(StateCells.cells(change));
        into.write(cells);
    }

    private StreamedTable into(StateTable of, int inPartition, String when, String counted) throws IOException {
        if (rows != null && of.equals(table) && inPartition == partition) {
            return rows;
        }
        end();
        String name = of.stateVariable() == null ? "store " + of.store() : "state variable " + of.stateVariable();
        String head = "operator " + of.operator() + " " + of.operatorName() + ", " + name + ", partition " + inPartition + ", " + when;
        out.append(begun ? "\n" : "").append(style.paint(Tone.STRONG, Printable.line(head))).append('\n');
        if (of.guessed()) {
            out.append(style.paint(Tone.CAUTION, "There is no schema: columns and types are guesses from the bytes.")).append('\n');
        }
        List<String> heads = new ArrayList<>(StateCells.heads(of));
        if (counted.equals(CHANGE)) {
            heads.add(0, CHANGE);
        }
        begun = true;
        table = of;
        partition = inPartition;
        noun = counted;
        StreamedTable begins = new StreamedTable(heads, out, style);
        rows = begins;
        return begins;
    }

    /** Writes what is still to be written of the last table. */
    @Override
    public void end() throws IOException {
        if (rows == null) {
            return;
        }
        rows.end();
        out.append(style.paint(Tone.DIM, Amounts.count(rows.rows(), noun))).append('\n');
        rows = null;
        table = null;
    }
}

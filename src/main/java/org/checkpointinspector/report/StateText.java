package org.checkpointinspector.report;

import java.io.IOException;
import org.checkpointinspector.report.Style.Tone;
import org.checkpointinspector.state.StateRow;
import org.checkpointinspector.state.StateTable;
import org.jspecify.annotations.Nullable;

/** Rows of the state as tables for a person: one for each table and partition. */
public final class StateText {

    private final Appendable out;
    private final Style style;
    private @Nullable StateTable table;
    private @Nullable StreamedTable rows;
    private int partition;
    private boolean begun;

    /** Writes to an output. */
    public StateText(Appendable out, Style style) {
        this.out = out;
        this.style = style;
    }

    /** Takes a row; rows of one table and partition come one after the other. */
    public void write(StateRow row) throws IOException {
        StreamedTable into = rows;
        if (into == null || !row.table().equals(table) || row.partition() != partition) {
            end();
            into = begin(row);
        }
        into.write(StateCells.cells(row.row()));
    }

    private StreamedTable begin(StateRow row) throws IOException {
        StateTable of = row.table();
        String name = of.stateVariable() == null ? "store " + of.store() : "state variable " + of.stateVariable();
        String head = "operator " + of.operator() + " " + of.operatorName() + ", " + name + ", partition " + row.partition() + ", after batch " + row.batch();
        out.append(begun ? "\n" : "").append(style.paint(Tone.STRONG, Printable.line(head))).append('\n');
        if (of.guessed()) {
            out.append(style.paint(Tone.CAUTION, "There is no schema: columns and types are guesses from the bytes.")).append('\n');
        }
        begun = true;
        table = of;
        partition = row.partition();
        StreamedTable begins = new StreamedTable(StateCells.heads(of), out, style);
        rows = begins;
        return begins;
    }

    /** Writes what is still to be written of the last table. */
    public void end() throws IOException {
        if (rows == null) {
            return;
        }
        rows.end();
        out.append(style.paint(Tone.DIM, Amounts.count(rows.rows(), "row"))).append('\n');
        rows = null;
        table = null;
    }
}

package org.checkpointinspector.report;

import java.io.IOException;
import java.util.List;
import org.checkpointinspector.row.Row;
import org.checkpointinspector.state.StateRow;
import org.checkpointinspector.state.StateTable;
import org.jspecify.annotations.Nullable;

/** Rows of one table of the state as CSV (RFC 4180): a head line, then a line a row. A null is an empty field, an empty text is {@code ""}. */
public final class StateCsv {

    private final Appendable out;

    /** Writes the head line. */
    public StateCsv(StateTable table, Appendable out) throws IOException {
        this.out = out;
        out.append("operator,store,partition,batch");
        for (String head : StateCells.heads(table)) {
            out.append(',').append(field(head));
        }
        out.append("\r\n");
    }

    /** Writes a row of that table. */
    public void write(StateRow row) throws IOException {
        out.append(String.valueOf(row.table().operator())).append(',');
        out.append(field(row.table().stateVariable() == null ? row.table().store() : row.table().stateVariable())).append(',');
        out.append(String.valueOf(row.partition())).append(',').append(String.valueOf(row.batch()));
        cells(row.row());
        out.append("\r\n");
    }

    private void cells(Row row) throws IOException {
        List<@Nullable String> cells = StateCells.cells(row);
        for (String cell : cells) {
            out.append(',');
            if (cell != null) {
                out.append(field(cell));
            }
        }
    }

    static String field(String text) {
        boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}

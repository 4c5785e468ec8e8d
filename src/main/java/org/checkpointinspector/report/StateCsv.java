package org.checkpointinspector.report;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.checkpointinspector.row.Row;
import org.checkpointinspector.state.StateChange;
import org.checkpointinspector.state.StateRow;
import org.checkpointinspector.state.StateTable;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one table of the state as CSV (RFC 4180): a head line, then a line a row. A null is an empty field, an empty text is {@code ""}. Changes have the kind of change
 * in front, and behind the columns those of the value as it was, named {@code before.…}.
 */
public final class StateCsv implements StateOutput {

    private final Appendable out;
    private final List<Boolean> keys;

    private StateCsv(StateTable table, Appendable out, boolean changes) throws IOException {
        this.out = out;
        this.keys = StateCells.keys(table);
        List<String> heads = StateCells.heads(table);
        out.append(changes ? "change,operator,store,partition,since,batch" : "operator,store,partition,batch");
        for (String head : heads) {
            out.append(',').append(field(head));
        }
        for (int i = 0; changes && i < heads.size(); i++) {
            if (!keys.get(i)) {
                out.append(',').append(field("before." + heads.get(i)));
            }
        }
        out.append("\r\n");
    }

    /** Rows; writes the head line. */
    public static StateCsv ofRows(StateTable table, Appendable out) throws IOException {
        return new StateCsv(table, out, false);
    }

    /** Changes; writes the head line. */
    public static StateCsv ofChanges(StateTable table, Appendable out) throws IOException {
        return new StateCsv(table, out, true);
    }

    @Override
    public void row(StateRow row) throws IOException {
        out.append(String.valueOf(row.table().operator())).append(',').append(field(row.table().name()));
        out.append(',').append(String.valueOf(row.partition())).append(',').append(String.valueOf(row.batch()));
        for (String cell : StateCells.cells(row.row())) {
            cell(cell);
        }
        out.append("\r\n");
    }

    @Override
    public void change(StateChange change) throws IOException {
        List<@Nullable String> before = cells(change.before(), change.table());
        List<@Nullable String> after = cells(change.after(), change.table());
        out.append(change.kind().name().toLowerCase(Locale.ROOT)).append(',').append(String.valueOf(change.table().operator())).append(',');
        out.append(field(change.table().name())).append(',').append(String.valueOf(change.partition())).append(',');
        out.append(String.valueOf(change.since())).append(',').append(String.valueOf(change.batch()));
        for (int i = 0; i < keys.size(); i++) {
            cell(change.after() == null && keys.get(i) ? before.get(i) : after.get(i));
        }
        for (int i = 0; i < keys.size(); i++) {
            if (!keys.get(i)) {
                cell(before.get(i));
            }
        }
        out.append("\r\n");
    }

    @Override
    public void end() {
        // nothing is held back
    }

    private List<@Nullable String> cells(@Nullable Row row, StateTable table) {
        return row == null ? Collections.nCopies(keys.size(), null) : StateCells.inColumns(row, table);
    }

    private void cell(@Nullable String cell) throws IOException {
        out.append(',');
        if (cell != null) {
            out.append(field(cell));
        }
    }

    static String field(String text) {
        boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}

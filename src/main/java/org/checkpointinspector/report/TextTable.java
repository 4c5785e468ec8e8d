package org.checkpointinspector.report;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.checkpointinspector.report.Style.Tone;

/** Rows under columns that are as wide as their content; numbers to the right. The last column is never padded, so that it may be long. */
final class TextTable {
    /** Beyond that many columns a value is cut, except in the last column. */
    private static final int WIDEST = 80;

    private final List<String> columns;
    private final List<List<String>> rows;
    private final int[] widths;
    private final boolean[] numbers;

    TextTable(List<String> columns, List<List<String>> rows) {
        this.columns = columns.stream().map(Printable::line).toList();
        this.rows = rows.stream().map(row -> row.stream().map(Printable::line).toList()).toList();
        widths = new int[columns.size()];
        numbers = new boolean[columns.size()];
        Arrays.fill(numbers, !rows.isEmpty());
        for (int column = 0; column < columns.size(); column++) {
            widths[column] = this.columns.get(column).length();
            for (List<String> row : this.rows) {
                String cell = cell(row, column);
                widths[column] = Math.max(widths[column], Math.min(WIDEST, cell.length()));
                numbers[column] &= cell.isEmpty() || cell.matches("-?[0-9][0-9,]*");
            }
        }
    }

    void write(int indent, Appendable out, Style style) throws IOException {
        out.append(" ".repeat(indent)).append(style.paint(Tone.STRONG, line(columns))).append('\n');
        for (List<String> row : rows) {
            out.append(" ".repeat(indent)).append(line(row)).append('\n');
        }
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < columns.size(); column++) {
            String cell = cell(cells, column);
            boolean last = column == columns.size() - 1;
            if (!last && cell.length() > widths[column]) {
                cell = cell.substring(0, widths[column] - 1) + "…";
            }
            String padding = " ".repeat(Math.max(0, widths[column] - cell.length()));
            line.append(numbers[column] ? padding + cell : last ? cell : cell + padding).append(last ? "" : "  ");
        }
        return line.toString().stripTrailing();
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column) : "";
    }
}

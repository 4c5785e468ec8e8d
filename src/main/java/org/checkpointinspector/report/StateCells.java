package org.checkpointinspector.report;

import java.util.ArrayList;
import java.util.List;
import org.checkpointinspector.row.Row;
import org.checkpointinspector.row.SparkType;
import org.checkpointinspector.row.StructType;
import org.checkpointinspector.row.ValueJson;
import org.checkpointinspector.state.StateTable;
import org.jspecify.annotations.Nullable;

/** Rows of the state as flat cells: each column of the key and of the value is one of its own, what is nested deeper is JSON. */
final class StateCells {
    private StateCells() {}

    /** Names of the columns: {@code key.k}, {@code value.count}, {@code expiration_timestamp_ms}. */
    static List<String> heads(StateTable table) {
        List<String> heads = new ArrayList<>();
        for (StructType.Field column : table.columns().fields()) {
            if (column.type() instanceof StructType struct) {
                struct.uniqueNames().forEach(name -> heads.add(column.name() + "." + name));
            } else {
                heads.add(column.name());
            }
        }
        return heads;
    }

    /** The cells of a row, null for a null. */
    static List<@Nullable String> cells(Row row) {
        List<@Nullable String> cells = new ArrayList<>();
        for (int i = 0; i < row.values().size(); i++) {
            SparkType type = row.type().fields().get(i).type();
            Object value = row.get(i);
            if (value instanceof Row struct) {
                struct.values().forEach(part -> cells.add(cell(part)));
            } else if (type instanceof StructType struct) {
                struct.fields().forEach(part -> cells.add(null));
            } else {
                cells.add(cell(value));
            }
        }
        return cells;
    }

    private static @Nullable String cell(@Nullable Object value) {
        return value == null ? null : ValueJson.text(value);
    }
}

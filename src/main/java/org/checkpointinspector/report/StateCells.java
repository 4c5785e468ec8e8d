package org.checkpointinspector.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.checkpointinspector.row.Row;
import org.checkpointinspector.row.SparkType;
import org.checkpointinspector.row.StructType;
import org.checkpointinspector.row.ValueJson;
import org.checkpointinspector.state.StateChange;
import org.checkpointinspector.state.StateTable;
import org.jspecify.annotations.Nullable;

/** Rows of the state as flat cells: each column of the key and of the value is one of its own, what is nested deeper is JSON. */
public final class StateCells {
    /** What a null is shown as to a person. */
    public static final String NULL = "null";

    private static final Set<String> KEYS = Set.of("key", "user_map_key");
    private static final String BECAME = " → ";

    private StateCells() {}

    /** Names of the columns: {@code key.k}, {@code value.count}, {@code expiration_timestamp_ms}. */
    public static List<String> heads(StateTable table) {
        return heads(table.columns());
    }

    private static List<String> heads(StructType columns) {
        List<String> heads = new ArrayList<>();
        for (StructType.Field column : columns.fields()) {
            if (column.type() instanceof StructType struct) {
                struct.uniqueNames().forEach(name -> heads.add(column.name() + "." + name));
            } else {
                heads.add(column.name());
            }
        }
        return heads;
    }

    /** Which of the columns belong to the key. */
    static List<Boolean> keys(StateTable table) {
        return heads(table).stream().map(head -> KEYS.contains(head.indexOf('.') < 0 ? head : head.substring(0, head.indexOf('.')))).toList();
    }

    /** The cells of a row, null for a null. */
    public static List<@Nullable String> cells(Row row) {
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

    /**
     * The cells of a change, in the columns of its table: of an updated row, what changed is {@code before → after}. A column that the earlier row did not have is taken
     * for null there.
     */
    public static List<@Nullable String> cells(StateChange change) {
        if (change.before() == null || change.after() == null) {
            Row row = Objects.requireNonNull(change.after() == null ? change.before() : change.after());
            return inColumns(row, change.table());
        }
        List<@Nullable String> before = inColumns(change.before(), change.table());
        List<@Nullable String> after = inColumns(change.after(), change.table());
        List<@Nullable String> cells = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            String was = before.get(i);
            String is = after.get(i);
            cells.add(Objects.equals(was, is) ? is : (was == null ? NULL : was) + BECAME + (is == null ? NULL : is));
        }
        return cells;
    }

    /** The cells of a row that may have been written with an older schema, under the columns of a table. */
    static List<@Nullable String> inColumns(Row row, StateTable table) {
        if (row.type().equals(table.columns())) {
            return cells(row);
        }
        List<String> there = heads(row.type());
        List<@Nullable String> cells = cells(row);
        List<@Nullable String> placed = new ArrayList<>();
        for (String head : heads(table)) {
            int at = there.indexOf(head);
            placed.add(at < 0 ? null : cells.get(at));
        }
        return placed;
    }

    private static @Nullable String cell(@Nullable Object value) {
        return value == null ? null : ValueJson.text(value);
    }
}

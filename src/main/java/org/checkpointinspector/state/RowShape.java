package org.checkpointinspector.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.checkpointinspector.row.Row;
import org.checkpointinspector.row.SparkType;
import org.checkpointinspector.row.StructType;
import org.jspecify.annotations.Nullable;

/** Which columns Spark's {@code statestore} source shows of a key and its values ({@code SchemaUtil}, collections flattened). */
enum RowShape {
    /** {@code key}, {@code value}: every store, and value states. */
    VALUE,
    /** {@code key}, {@code list_element}: list states. */
    LIST,
    /** {@code key}, {@code user_map_key}, {@code user_map_value}: map states, whose key is both keys. */
    MAP,
    /** {@code key}, {@code expiration_timestamp_ms}: registered timers, whose key is both. */
    TIMER,
    /** {@code key}, {@code value} of one side of a join as its input had them: without the index in the key and the mark {@code matched} behind the value. */
    JOIN_SIDE;

    private static final String INDEX = "index";
    private static final String MATCHED = "matched";

    /** The columns, for a key and value as they are stored. */
    StructType columns(StructType key, StructType value) {
        return switch (this) {
            case VALUE -> struct(List.of("key", "value"), key, value);
            case LIST -> struct(List.of("key", "list_element"), key, value);
            case MAP -> struct(List.of("key", "user_map_key", "user_map_value"), part(key, 0), part(key, 1), value);
            case TIMER -> struct(List.of("key", "expiration_timestamp_ms"), part(key, 0), part(key, 1));
            case JOIN_SIDE -> struct(List.of("key", "value"), without(INDEX, key), without(MATCHED, value));
        };
    }

    private static StructType struct(List<String> names, SparkType... types) {
        List<StructType.Field> fields = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            fields.add(new StructType.Field(names.get(i), types[i], true));
        }
        return new StructType(fields);
    }

    /** The columns but for the last one, where it has that name. */
    private static StructType without(String name, StructType type) {
        int last = type.size() - 1;
        return last >= 0 && type.fields().get(last).name().equals(name) ? type.columns(0, last) : type;
    }

    private static SparkType part(StructType key, int index) {
        return key.fields().get(index).type();
    }

    /** Whether a key has the parts that this shape shows. */
    boolean fits(StructType key) {
        return (this != MAP && this != TIMER) || key.size() >= 2;
    }

    /** The rows of a key with its values. */
    List<Row> rows(StructType columns, Row key, List<Row> values) {
        if (this == TIMER) {
            return List.of(row(columns, key.get(0), key.get(1)));
        }
        List<Row> rows = new ArrayList<>(values.size());
        for (Row value : values) {
            if (this == JOIN_SIDE) {
                rows.add(row(columns, leading(key, without(INDEX, key.type())), leading(value, without(MATCHED, value.type()))));
                continue;
            }
            rows.add(this == MAP ? row(columns, key.get(0), key.get(1), value) : row(columns, key, value));
        }
        return rows;
    }

    private static Row leading(Row row, StructType columns) {
        return new Row(columns, row.values().subList(0, columns.size()));
    }

    private static Row row(StructType columns, @Nullable Object... values) {
        return new Row(columns, Collections.unmodifiableList(Arrays.asList(values)));
    }
}

package org.checkpointinspector.row;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows a row that was written with an older schema with the columns of a newer one, as Avro resolves the two: columns by name, null for what was not there yet,
 * numbers widened.
 */
final class SchemaEvolution {

    private SchemaEvolution() {}

    static Row project(Row row, StructType newer) {
        @Nullable Object[] values = new @Nullable Object[newer.size()];
        for (int i = 0; i < values.length; i++) {
            int older = row.type().indexOf(newer.fields().get(i).name());
            values[i] = older < 0 ? null : value(row.get(older), newer.fields().get(i).type().stored());
        }
        return Row.of(newer, values);
    }

    private static @Nullable Object value(@Nullable Object value, SparkType newer) {
        if (value instanceof Row row && newer instanceof StructType struct) {
            return project(row, struct);
        }
        if (value instanceof List<?> elements && newer instanceof SparkType.Array array) {
            List<@Nullable Object> projected = new ArrayList<>(elements.size());
            elements.forEach(element -> projected.add(value(element, array.element().stored())));
            return Collections.unmodifiableList(projected);
        }
        if (value instanceof MapEntries map && newer instanceof SparkType.MapOf type) {
            return new MapEntries(map.entries().stream().map(entry -> new MapEntries.Entry(entry.key(), value(entry.value(), type.value().stored()))).toList());
        }
        return value instanceof Number number && newer instanceof SparkType.Atomic atomic ? widened(number, atomic.kind()) : value;
    }

    private static Number widened(Number number, SparkType.Kind kind) {
        return switch (kind) {
            case SHORT -> number.shortValue();
            case INTEGER -> number.intValue();
            case LONG -> number.longValue();
            case FLOAT -> number.floatValue();
            case DOUBLE -> number.doubleValue();
            default -> number;
        };
    }
}

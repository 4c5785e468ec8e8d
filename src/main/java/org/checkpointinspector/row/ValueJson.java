package org.checkpointinspector.row;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values as JSON: whole numbers, strings and booleans as themselves; float, double and decimal as strings, so that no digit is lost; binary as {@code 0x…}; dates and
 * times in ISO 8601, timestamps as UTC instants; arrays as arrays, structs as objects, maps as {@code [{"key":…,"value":…}]} sorted by the JSON of the
 * key, since Spark keeps no order; variants as the string of their JSON. Of columns with the same name the later ones are {@code name#position}.
 */
public final class ValueJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private ValueJson() {}

    /** Writes a value. */
    public static void write(@Nullable Object value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Row row) {
            writeRow(row, json);
        } else if (value instanceof List<?> elements) {
            json.writeStartArray();
            for (Object element : elements) {
                write(element, json);
            }
            json.writeEndArray();
        } else if (value instanceof MapEntries map) {
            writeMap(map, json);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            json.writeNumber(((Number) value).intValue());
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString(scalar(value));
        }
    }

    /** A value as text for a cell of a table: scalars as they are, everything nested as JSON, null as the empty text. */
    public static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Row || value instanceof List || value instanceof MapEntries ? json(value) : scalar(value);
    }

    private static String scalar(Object value) {
        if (value instanceof byte[] bytes) {
            return "0x" + HexFormat.of().formatHex(bytes);
        }
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    private static void writeRow(Row row, JsonGenerator json) throws IOException {
        List<String> names = row.type().uniqueNames();
        json.writeStartObject();
        for (int i = 0; i < names.size(); i++) {
            json.writeFieldName(names.get(i));
            write(row.get(i), json);
        }
        json.writeEndObject();
    }

    private static void writeMap(MapEntries map, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (MapEntries.Entry entry : map.entries().stream().sorted(Comparator.comparing(each -> json(each.key()))).toList()) {
            json.writeStartObject();
            json.writeFieldName("key");
            write(entry.key(), json);
            json.writeFieldName("value");
            write(entry.value(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** A value as JSON text. */
    public static String json(@Nullable Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            write(value, json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}

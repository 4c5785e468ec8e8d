package org.checkpointinspector.row;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.checkpointinspector.bytes.Decoded;

/**
 * A struct: the schema of a row.
 *
 * @param fields in the order of their slots; names may repeat (the buffers of two aggregates of one kind do)
 * @param uniqueNames the names of the columns, each once: a repeated one is {@code name#position}. Always follows from the fields; here so that it is made once
 */
public record StructType(List<Field> fields, List<String> uniqueNames) implements SparkType {

    /** Keeps its own copy of the fields, and makes the unique names. */
    public StructType {
        fields = List.copyOf(fields);
        uniqueNames = unique(fields);
    }

    /** A struct of these columns. */
    public StructType(List<Field> fields) {
        this(fields, List.of());
    }

    /** A column. */
    public record Field(String name, SparkType type, boolean nullable) {}

    /** Reads Spark's JSON of a schema; offsets of a damage are positions of characters in the text. */
    public static Decoded<StructType> parse(String json) {
        return StructTypeJson.parse(json);
    }

    /** How many columns there are. */
    public int size() {
        return fields.size();
    }

    /** The position of the first column of that name, -1 where there is none. */
    public int indexOf(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** A struct of some of the columns, by position. */
    public StructType columns(int from, int to) {
        return new StructType(fields.subList(from, to));
    }

    private static List<String> unique(List<Field> fields) {
        Set<String> seen = new HashSet<>();
        List<String> names = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.get(i).name();
            names.add(seen.add(name) ? name : name + "#" + i);
        }
        return List.copyOf(names);
    }

    @Override
    public String words() {
        return fields.stream().map(field -> field.name() + ": " + field.type().words()).collect(Collectors.joining(", ", "struct<", ">"));
    }
}

package org.checkpointinspector.decode;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;

/**
 * Checks the JSON of a Spark SQL schema as Spark 4.2 does ({@code DataType.fromJson}): every object must have exactly the fields of its type, and any name
 * must be that of a type. Names of collations and classes of user-defined types are taken as they are.
 */
final class StructTypeJson {

    private static final Set<String> NAMES = Set.of("void", "null", "boolean", "byte", "short", "integer", "long", "float", "double", "decimal", "string",
            "binary", "date", "timestamp", "timestamp_ltz", "timestamp_ntz", "interval", "variant", "geometry", "geography", "interval year",
            "interval month", "interval year to month", "interval day", "interval day to hour", "interval day to minute", "interval day to second",
            "interval hour", "interval hour to minute", "interval hour to second", "interval minute", "interval minute to second", "interval second");
    private static final Pattern DECIMAL = Pattern.compile("decimal\\(\\s*(\\d{1,9})\\s*,\\s*(-?\\d{1,9})\\s*\\)");
    private static final Pattern OTHERS = Pattern.compile("(var)?char\\(\\s*\\d{1,9}\\s*\\)|string\\s+collate\\s+\\w+|time\\([0-6]\\)"
            + "|geometry\\(\\s*\\w+:-?\\w+\\s*\\)|geography\\(\\s*\\w+:-?\\w+\\s*(,\\s*\\w+\\s*)?\\)|geography\\(\\s*\\w+\\s*\\)");
    private static final int MAX_PRECISION = 38;

    private final StoredText source;

    private StructTypeJson(StoredText source) {
        this.source = source;
    }

    /** How many columns the schema has; damage where it is none. */
    static int columns(StoredText json) throws DamageException {
        JsonValue root = JsonDocument.parse(json).root();
        StructTypeJson check = new StructTypeJson(json);
        check.type(root);
        if (root instanceof JsonValue.Fields struct && get(struct, "fields") instanceof JsonValue.Items columns) {
            return columns.items().size();
        }
        throw check.noType(root);
    }

    private void type(JsonValue type) throws DamageException {
        if (type instanceof JsonValue.Text name) {
            DamageException.verify(isName(name.text()), source.storedOffset(name.begin()), Damage.Kind.JSON_SHAPE,
                    "no type of Spark SQL: " + Excerpt.quoted(name.text()));
        } else if (type instanceof JsonValue.Fields object) {
            object(object);
        } else {
            throw noType(type);
        }
    }

    private void object(JsonValue.Fields object) throws DamageException {
        String kind = get(object, "type") instanceof JsonValue.Text text ? text.text() : "";
        List<String> names = object.fields().stream().map(JsonValue.Field::name).sorted().toList();
        if (kind.equals("struct") && names.equals(List.of("fields", "type")) && get(object, "fields") instanceof JsonValue.Items fields) {
            for (JsonValue field : fields.items()) {
                field(field);
            }
        } else if (kind.equals("array") && names.equals(List.of("containsNull", "elementType", "type")) && isFlag(object, "containsNull")) {
            type(get(object, "elementType"));
        } else if (kind.equals("map") && names.equals(List.of("keyType", "type", "valueContainsNull", "valueType")) && isFlag(object, "valueContainsNull")) {
            type(get(object, "keyType"));
            type(get(object, "valueType"));
        } else if (kind.equals("udt") && names.equals(List.of("pyClass", "serializedClass", "sqlType", "type"))) {
            type(get(object, "sqlType"));
        } else if (!kind.equals("udt") || !names.equals(List.of("class", "pyClass", "sqlType", "type"))) {
            throw noType(object);
        }
    }

    private void field(JsonValue field) throws DamageException {
        if (!(field instanceof JsonValue.Fields object)) {
            throw noType(field);
        }
        List<String> names = object.fields().stream().map(JsonValue.Field::name).sorted().toList();
        boolean whole = names.equals(List.of("metadata", "name", "nullable", "type")) && get(object, "metadata") instanceof JsonValue.Fields;
        boolean bare = names.equals(List.of("name", "type"));
        boolean nullable = bare || isFlag(object, "nullable");
        boolean shaped = whole || bare || names.equals(List.of("name", "nullable", "type"));
        if (!shaped || !nullable || !(get(object, "name") instanceof JsonValue.Text)) {
            throw noType(object);
        }
        type(get(object, "type"));
    }

    private static boolean isName(String name) {
        var decimal = DECIMAL.matcher(name);
        if (decimal.matches()) {
            int precision = Integer.parseInt(decimal.group(1));
            return precision <= MAX_PRECISION && Integer.parseInt(decimal.group(2)) <= precision;
        }
        return NAMES.contains(name) || OTHERS.matcher(name).matches();
    }

    private static boolean isFlag(JsonValue.Fields object, String name) {
        return get(object, name) instanceof JsonValue.Truth;
    }

    private static JsonValue get(JsonValue.Fields object, String name) {
        return object.fields().stream().filter(f -> f.name().equals(name)).map(JsonValue.Field::value).findFirst()
                .orElse(new JsonValue.Null(object.begin()));
    }

    private DamageException noType(JsonValue at) {
        return new DamageException(Damage.at(source.storedOffset(at.begin()), Damage.Kind.JSON_SHAPE, "no schema of Spark SQL"));
    }
}

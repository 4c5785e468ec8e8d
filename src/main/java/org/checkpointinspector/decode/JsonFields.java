package org.checkpointinspector.decode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.jspecify.annotations.Nullable;

/**
 * Picks fields out of JSON with the leniency of json4s 4.0.7 ({@code Extraction}), by which Spark 3.5 to 4.2 read their logs (3.7.0-M11 in Spark 3.x does
 * the same): a whole number and a fraction are both a number, and lose what does not fit; a number is also a string; a string is no number; {@code null}
 * is the default of a field that has one, and damage for a number that has none; a field that stands twice is an array of both.
 */
final class JsonFields {

    private final StoredText source;
    private final JsonValue of;

    JsonFields(StoredText source, JsonValue of) {
        this.source = source;
        this.of = of;
    }

    /** A number that must be there. */
    long number(String name) throws DamageException {
        JsonValue value = find(name);
        if (value instanceof JsonValue.Null) {
            throw unusable(name, value, "null is no number");
        }
        return toLong(name, value);
    }

    /** A number of 32 bits that must be there; a longer one loses its upper bits, a fraction its excess. */
    int smallNumber(String name) throws DamageException {
        return find(name) instanceof JsonValue.Real real ? (int) real.value() : (int) number(name);
    }

    /** A number, or {@code absent} where it is not there or null. */
    long number(String name, long absent) throws DamageException {
        JsonValue value = find(name);
        return value == null || value instanceof JsonValue.Null ? absent : toLong(name, value);
    }

    private long toLong(String name, @Nullable JsonValue value) throws DamageException {
        if (value instanceof JsonValue.Whole whole) {
            return whole.value();
        } else if (value instanceof JsonValue.Real real) {
            return (long) real.value();
        }
        throw unusable(name, value, "not a number");
    }

    /** A string that must be there; null for JSON null, which json4s lets pass. */
    @Nullable String text(String name) throws DamageException {
        return toText(name, find(name));
    }

    /** A string that must be there; {@code null} passes in Spark too and reads as empty here. */
    String textOrEmpty(String name) throws DamageException {
        String text = text(name);
        return text == null ? "" : text;
    }

    private @Nullable String toText(String name, @Nullable JsonValue value) throws DamageException {
        if (value instanceof JsonValue.Text text) {
            return text.text();
        } else if (value instanceof JsonValue.Whole whole) {
            return whole.digits().equals("-0") ? "0" : whole.digits();
        } else if (value instanceof JsonValue.Real real) {
            return Double.toString(real.value());
        } else if (value instanceof JsonValue.Null) {
            return null;
        }
        throw unusable(name, value, "not a string");
    }

    /** True or false, which must be there. */
    boolean flag(String name) throws DamageException {
        JsonValue value = find(name);
        if (value instanceof JsonValue.Truth truth) {
            return truth.value();
        }
        throw unusable(name, value, "not true or false");
    }

    /** True or false, or {@code absent} where it is not there or null. */
    boolean flag(String name, boolean absent) throws DamageException {
        JsonValue value = find(name);
        return value == null || value instanceof JsonValue.Null ? absent : flag(name);
    }

    /** An object within, which must be there for its own fields to be found; null for JSON null. */
    @Nullable JsonFields object(String name) {
        JsonValue value = find(name);
        return value instanceof JsonValue.Null ? null : new JsonFields(source, value == null ? new JsonValue.Fields(of.begin(), List.of()) : value);
    }

    /** The entries of a map in their order; empty where it is not there or null. Of entries with the same key the last counts, but all must be sound. */
    List<Entry> map(String name) throws DamageException {
        JsonValue value = find(name);
        return value == null ? List.of() : new Member(name, value).entries();
    }

    /** The strings of a map; entries that are null are left out. */
    Map<String, String> textMap(String name) throws DamageException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Entry entry : map(name)) {
            String text = entry.value().text();
            if (text == null) {
                texts.remove(entry.key());
            } else {
                texts.put(entry.key(), text);
            }
        }
        return texts;
    }

    /** The elements of an array; empty where it is not there or null. */
    List<Member> list(String name) throws DamageException {
        JsonValue value = find(name);
        return value == null ? List.of() : new Member(name, value).items();
    }

    /** Whether a field is there, null or not. */
    boolean has(String name) {
        return find(name) != null;
    }

    /** All fields but those named, in Jackson's form. */
    Map<String, JsonNode> others(List<String> known) {
        Map<String, JsonNode> others = new LinkedHashMap<>();
        if (of instanceof JsonValue.Fields object) {
            for (JsonValue.Field field : object.fields()) {
                if (!known.contains(field.name())) {
                    others.put(field.name(), field.value().toNode());
                }
            }
        }
        return others;
    }

    /** A field as it stands; null where it is not there. */
    @Nullable JsonValue raw(String name) {
        return find(name);
    }

    /** json4s's {@code \}: looks into the objects of arrays as well, and makes an array of what it finds there. */
    private @Nullable JsonValue find(String name) {
        List<JsonValue> found = new ArrayList<>();
        collect(of, name, found);
        if (found.isEmpty()) {
            return null;
        }
        return found.size() == 1 && !(of instanceof JsonValue.Items) ? found.get(0) : new JsonValue.Items(found.get(found.size() - 1).begin(), found);
    }

    private static void collect(JsonValue in, String name, List<JsonValue> found) {
        if (in instanceof JsonValue.Fields object) {
            object.fields().stream().filter(f -> f.name().equals(name)).forEach(f -> found.add(f.value()));
        } else if (in instanceof JsonValue.Items array) {
            array.items().forEach(item -> collect(item, name, found));
        }
    }

    /** The damage that is Spark's {@code MappingException}; its text begins as Spark's does. */
    DamageException unusable(String name, @Nullable JsonValue value, String why) {
        long at = source.storedOffset(value == null ? of.begin() : value.begin());
        return new DamageException(Damage.at(at, Damage.Kind.JSON_SHAPE, "No usable value for " + name + ": " + (value == null ? "it is not there" : why)));
    }

    /** Damage of another kind at a field. */
    DamageException damage(String name, Damage.Kind kind, String detail) {
        JsonValue value = find(name);
        return new DamageException(Damage.at(source.storedOffset(value == null ? of.begin() : value.begin()), kind, detail));
    }

    /** Any value, called by a name in messages. */
    Member member(String name, JsonValue value) {
        return new Member(name, value);
    }

    /** One entry of a map. */
    record Entry(String key, Member value) {}

    /** A value within a map or an array that is a field. */
    final class Member {
        private final String field;
        private final JsonValue value;

        Member(String field, JsonValue value) {
            this.field = field;
            this.value = value;
        }

        /** The value as a string; null for JSON null. */
        @Nullable String text() throws DamageException {
            return toText(field, value);
        }

        /** The value as a number; 0 for null, which is what Scala makes of it in a collection. */
        long number() throws DamageException {
            return value instanceof JsonValue.Null ? 0 : toLong(field, value);
        }

        /** The value as a record; null for JSON null. */
        @Nullable JsonFields fields() {
            return value instanceof JsonValue.Null ? null : new JsonFields(source, value);
        }

        /** The value as an array, empty for null. */
        List<Member> items() throws DamageException {
            if (value instanceof JsonValue.Items array) {
                return array.items().stream().map(item -> new Member(field, item)).toList();
            } else if (value instanceof JsonValue.Null) {
                return List.of();
            }
            throw unusable("not an array");
        }

        /** The value as a map, empty for null. */
        List<Entry> entries() throws DamageException {
            if (value instanceof JsonValue.Fields object) {
                return object.fields().stream().map(f -> new Entry(f.name(), new Member(field, f.value()))).toList();
            } else if (value instanceof JsonValue.Null) {
                return List.of();
            }
            throw unusable("not an object");
        }

        /** Damage of this value. */
        DamageException unusable(String why) {
            return JsonFields.this.unusable(field, value, why);
        }
    }
}

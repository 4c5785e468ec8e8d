package org.checkpointinspector.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.List;

/**
 * A JSON value as json4s sees it: a field that stands twice is kept twice, and every value knows at which character of its text it begins. Jackson's own
 * tree has neither.
 */
sealed interface JsonValue {

    /** The character at which the value begins. */
    int begin();

    /** A field of an object. */
    record Field(String name, JsonValue value) {}

    /** An object. */
    record Fields(int begin, List<Field> fields) implements JsonValue {}

    /** An array. */
    record Items(int begin, List<JsonValue> items) implements JsonValue {}

    /** A string. */
    record Text(int begin, String text) implements JsonValue {}

    /** A number without fraction and exponent, of any length. */
    record Whole(int begin, String digits) implements JsonValue {
        /** The low 64 bits, as {@link BigInteger#longValue()} has them, but without the cost of a million digits. */
        long value() {
            boolean negative = digits.startsWith("-");
            long value = 0;
            for (int i = negative ? 1 : 0; i < digits.length(); i++) {
                value = value * 10 + (digits.charAt(i) - '0');
            }
            return negative ? -value : value;
        }

        /** Whether {@link #value()} is the number itself, nothing cut off. */
        boolean fits() {
            return digits.length() < 19 || (digits.length() <= 20 && new BigInteger(digits).bitLength() <= 63);
        }
    }

    /** A number with fraction or exponent. */
    record Real(int begin, double value) implements JsonValue {}

    /** True or false. */
    record Truth(int begin, boolean value) implements JsonValue {}

    /** The literal {@code null}. */
    record Null(int begin) implements JsonValue {}

    /** The value in Jackson's form; of fields that stand twice, the last. */
    default JsonNode toNode() {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (this instanceof Fields object) {
            ObjectNode node = make.objectNode();
            object.fields().forEach(f -> node.set(f.name(), f.value().toNode()));
            return node;
        } else if (this instanceof Items array) {
            ArrayNode node = make.arrayNode();
            array.items().forEach(i -> node.add(i.toNode()));
            return node;
        } else if (this instanceof Text text) {
            return make.textNode(text.text());
        } else if (this instanceof Whole whole) {
            return whole.fits() ? make.numberNode(whole.value()) : make.numberNode(new BigInteger(whole.digits()));
        } else if (this instanceof Real real) {
            return make.numberNode(real.value());
        } else if (this instanceof Truth truth) {
            return make.booleanNode(truth.value());
        }
        return make.nullNode();
    }
}

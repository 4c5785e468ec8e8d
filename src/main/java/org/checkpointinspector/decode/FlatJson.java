package org.checkpointinspector.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object of known flat fields without a tree, for logs of a million lines. It knows only the plain case, every field once and of its own
 * type; whatever else may be right or wrong with a line is left to {@link JsonFields}.
 */
final class FlatJson {

    /** The type a field must have. */
    enum Type {
        TEXT,
        NUMBER,
        FLAG
    }

    private final List<String> names;
    private final Type[] types;
    private final @Nullable String[] texts;
    private final long[] numbers;
    private final boolean[] seen;

    /** The fields to read: names and types side by side. */
    FlatJson(List<String> names, Type... types) {
        this.names = names;
        this.types = types;
        this.texts = new String[types.length];
        this.numbers = new long[types.length];
        this.seen = new boolean[types.length];
    }

    /** Reads a line; false where it is not the plain case, and the values are then of no use. */
    boolean read(String line) {
        Arrays.fill(seen, false);
        try (JsonParser parser = JsonDocument.FACTORY.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                int index = names.indexOf(parser.currentName());
                parser.nextToken();
                if (index < 0) {
                    parser.skipChildren();
                } else if (seen[index] || !take(parser, index)) {
                    return false;
                }
            }
        } catch (JsonProcessingException damaged) {
            return false;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        for (boolean s : seen) {
            if (!s) {
                return false;
            }
        }
        return true;
    }

    private boolean take(JsonParser parser, int index) throws IOException {
        JsonToken token = parser.currentToken();
        seen[index] = switch (types[index]) {
            case TEXT -> token == JsonToken.VALUE_STRING;
            case NUMBER -> token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
            case FLAG -> token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
        };
        if (seen[index] && types[index] == Type.TEXT) {
            texts[index] = parser.getText();
        } else if (seen[index] && types[index] == Type.NUMBER) {
            numbers[index] = parser.getLongValue();
        }
        return seen[index];
    }

    /** The string of a field, by its position among the names. */
    String text(int index) {
        String text = texts[index];
        return text == null ? "" : text;
    }

    /** The number of a field, by its position among the names. */
    long number(int index) {
        return numbers[index];
    }
}

package org.checkpointinspector.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;

/**
 * The first JSON value of a text; what follows it is not looked at, as in Spark. Parsed with Jackson, which Spark uses too, so that a text fails here
 * with the class of exception it fails with there.
 *
 * @param source where the text stands in the file
 * @param root the value
 */
record JsonDocument(StoredText source, JsonValue root) {

    /** Names of fields come from the file: none is interned, none enters a table shared between parsers. */
    static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, false)
            .build();

    /** Digits beyond which Jackson does not take a number, in every Spark that limits them. */
    private static final int MAX_DIGITS = 1000;

    private static final Pattern NOT_SHOWN = Pattern.compile("\\[Source: [^;]*; ");

    /** A commit of a thousand partitions, four stores each, has four thousand. */
    private static final int MAX_VALUES = 500_000;

    /** Parses the text; fails with one of the four JSON damages, or with {@code TOO_LARGE} for what Jackson's own limits refuse. */
    static JsonDocument parse(StoredText source) throws DamageException {
        try (JsonParser parser = FACTORY.createParser(source.text())) {
            return parse(source, parser);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonDocument parse(StoredText source, JsonParser parser) throws IOException, DamageException {
        try {
            DamageException.verify(parser.nextToken() != null, source.storedOffset(0), Damage.Kind.JSON_EMPTY, "No content to map due to end-of-input");
            return new JsonDocument(source, new Tree(parser).value());
        } catch (JsonProcessingException e) {
            throw new DamageException(damage(source, e, parser.currentLocation()));
        }
    }

    /** What Jackson's exception says of the text; exceptions of its limits do not say where. */
    private static Damage damage(StoredText source, JsonProcessingException e, JsonLocation reached) {
        JsonLocation location = e.getLocation() == null ? reached : e.getLocation();
        int index = (int) Math.max(0, Math.min(location.getCharOffset(), source.text().length()));
        if (index > 0 && e.getOriginalMessage().startsWith("Illegal character")) {
            // of these alone Jackson gives the place behind
            index--;
        }
        if (e instanceof JsonEOFException) {
            return Damage.at(source.storedOffset(source.text().length()), Damage.Kind.JSON_TRUNCATED, reason(e));
        }
        Damage.Kind kind = e instanceof StreamConstraintsException ? Damage.Kind.TOO_LARGE : Damage.Kind.JSON_GARBLED;
        return Damage.at(source.storedOffset(index), kind, reason(e));
    }

    /** Jackson's own words, as Spark passes them on, without its remarks on what it does not show. */
    private static String reason(JsonProcessingException e) {
        return Excerpt.of(NOT_SHOWN.matcher(e.getOriginalMessage()).replaceAll("["));
    }

    /** The root's fields as json4s picks them; JSON {@code null} in place of a record is the blank that makes Spark run into a null pointer. */
    JsonFields fields() throws DamageException {
        DamageException.verify(!(root instanceof JsonValue.Null), source.storedOffset(root.begin()), Damage.Kind.LINE_BLANK, "null in place of a record");
        return new JsonFields(source, root);
    }

    /** The root as a map; empty for JSON {@code null}, as for json4s. */
    List<JsonFields.Entry> entries() throws DamageException {
        return new JsonFields(source, root).member("the offset", root).entries();
    }

    /** Builds the tree, and bounds it. */
    private static final class Tree {
        private final JsonParser parser;
        private int count;

        Tree(JsonParser parser) {
            this.parser = parser;
        }

        /** The value at the parser's token; recursion is bounded by Jackson's limit on nesting. */
        JsonValue value() throws IOException {
            if (++count > MAX_VALUES) {
                throw new StreamConstraintsException("more than " + MAX_VALUES + " values", parser.currentTokenLocation());
            }
            int begin = (int) parser.currentTokenLocation().getCharOffset();
            return switch (parser.currentToken()) {
                case START_OBJECT -> new JsonValue.Fields(begin, fields());
                case START_ARRAY -> new JsonValue.Items(begin, items());
                case VALUE_STRING -> new JsonValue.Text(begin, parser.getText());
                case VALUE_NUMBER_INT -> new JsonValue.Whole(begin, number());
                case VALUE_NUMBER_FLOAT -> new JsonValue.Real(begin, Double.parseDouble(number()));
                case VALUE_TRUE -> new JsonValue.Truth(begin, true);
                case VALUE_FALSE -> new JsonValue.Truth(begin, false);
                default -> new JsonValue.Null(begin);
            };
        }

        private String number() throws IOException {
            if (parser.getTextLength() > MAX_DIGITS) {
                throw new StreamConstraintsException("a number of more than " + MAX_DIGITS + " digits", parser.currentTokenLocation());
            }
            return parser.getText();
        }

        private List<JsonValue.Field> fields() throws IOException {
            List<JsonValue.Field> fields = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                fields.add(new JsonValue.Field(name, value()));
            }
            return fields;
        }

        private List<JsonValue> items() throws IOException {
            List<JsonValue> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value());
            }
            return items;
        }
    }
}

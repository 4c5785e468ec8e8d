package org.checkpointinspector.row;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.bytes.Decoded;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of a schema as Spark 4.2 does ({@code DataType.fromJson}): every object must have exactly the fields of its type, and any name must be that of
 * a type. Offsets of a damage are positions of characters. Not taken, though Spark would: type texts of Spark before 1.3.
 */
final class StructTypeJson {

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, false)
            .build();
    /** A schema of a thousand columns has some ten thousand. */
    private static final int MOST_VALUES = 500_000;
    private static final int MOST_SHOWN = 160;

    private int count;

    private StructTypeJson() {}

    static Decoded<StructType> parse(String json) {
        try {
            return Decoded.whole(new StructTypeJson().struct(json));
        } catch (DamageException found) {
            return Decoded.damaged(found.damage());
        }
    }

    private StructType struct(String json) throws DamageException {
        Node root = tree(json);
        if (type(root) instanceof StructType struct) {
            return struct;
        }
        throw noType(root);
    }

    private SparkType type(Node node) throws DamageException {
        if (node.value instanceof String name) {
            SparkType known = TypeNames.parse(name);
            if (known == null) {
                throw damage(node.begin, Damage.Kind.JSON_SHAPE, "no type of Spark SQL: \"" + excerpt(name) + '"');
            }
            return known;
        }
        return switch (node.text("type")) {
            case "struct" -> structOf(node);
            case "array" -> arrayOf(node);
            case "map" -> mapOf(node);
            case "udt" -> userDefined(node);
            default -> throw noType(node);
        };
    }

    private StructType structOf(Node node) throws DamageException {
        if (!node.hasExactly("fields", "type") || !(node.get("fields").value instanceof Items items)) {
            throw noType(node);
        }
        List<StructType.Field> fields = new ArrayList<>();
        for (Node field : items.nodes) {
            fields.add(field(field));
        }
        return new StructType(fields);
    }

    private StructType.Field field(Node node) throws DamageException {
        boolean whole = node.hasExactly("metadata", "name", "nullable", "type") && node.get("metadata").value instanceof Fields;
        boolean bare = node.hasExactly("name", "type");
        boolean shaped = whole || bare || node.hasExactly("name", "nullable", "type");
        if (!shaped || !(node.get("name").value instanceof String name) || !(bare || node.get("nullable").value instanceof Boolean)) {
            throw noType(node);
        }
        return new StructType.Field(name, type(node.get("type")), bare || Boolean.TRUE.equals(node.get("nullable").value));
    }

    private SparkType arrayOf(Node node) throws DamageException {
        if (!node.hasExactly("containsNull", "elementType", "type") || !(node.get("containsNull").value instanceof Boolean containsNull)) {
            throw noType(node);
        }
        return new SparkType.Array(type(node.get("elementType")), containsNull);
    }

    private SparkType mapOf(Node node) throws DamageException {
        if (!node.hasExactly("keyType", "type", "valueContainsNull", "valueType") || !(node.get("valueContainsNull").value instanceof Boolean containsNull)) {
            throw noType(node);
        }
        return new SparkType.MapOf(type(node.get("keyType")), type(node.get("valueType")), containsNull);
    }

    private SparkType userDefined(Node node) throws DamageException {
        boolean python = node.hasExactly("pyClass", "serializedClass", "sqlType", "type");
        if (python || node.hasExactly("class", "pyClass", "sqlType", "type")) {
            String name = node.text("class");
            // a Scala type without a Python twin has a pyClass of null; a Python type has no class
            return new SparkType.UserDefined(name.isEmpty() ? node.text("pyClass") : name, type(node.get("sqlType")));
        }
        throw noType(node);
    }

    private static DamageException noType(Node at) {
        return damage(at.begin, Damage.Kind.JSON_SHAPE, "no schema of Spark SQL");
    }

    /** Untrusted text in a message: short, and nothing that a terminal would obey. */
    private static String excerpt(String text) {
        String beginning = text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
        return beginning.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", "\uFFFD");
    }

    private static DamageException damage(long at, Damage.Kind kind, String detail) {
        return new DamageException(Damage.at(at, kind, detail));
    }

    /** A JSON value: a String, a Boolean, Fields, Items, or null for anything else. */
    private record Node(int begin, @Nullable Object value) {
        boolean hasExactly(String... sorted) {
            return value instanceof Fields fields && fields.names.stream().sorted().toList().equals(List.of(sorted));
        }

        Node get(String name) {
            int at = value instanceof Fields fields ? fields.names.indexOf(name) : -1;
            return at < 0 ? new Node(begin, null) : ((Fields) value).nodes.get(at);
        }

        String text(String name) {
            return get(name).value instanceof String text ? text : "";
        }
    }

    private record Fields(List<String> names, List<Node> nodes) {}

    private record Items(List<Node> nodes) {}

    private Node tree(String json) throws DamageException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            DamageException.verify(parser.nextToken() != null, 0, Damage.Kind.JSON_EMPTY, "no JSON where a schema is expected");
            return node(parser);
        } catch (JsonEOFException early) {
            throw damage(json.length(), Damage.Kind.JSON_TRUNCATED, "JSON ends too early");
        } catch (JsonProcessingException broken) {
            long at = broken.getLocation() == null ? 0 : Math.max(0, Math.min(broken.getLocation().getCharOffset(), json.length()));
            throw damage(at, Damage.Kind.JSON_GARBLED, "no JSON: " + excerpt(broken.getOriginalMessage()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The value at the parser's token; recursion is bounded by Jackson's limit on nesting. */
    private Node node(JsonParser parser) throws IOException, DamageException {
        int begin = (int) parser.currentTokenLocation().getCharOffset();
        DamageException.verify(++count <= MOST_VALUES, begin, Damage.Kind.TOO_LARGE, "more than " + MOST_VALUES + " values");
        return switch (parser.currentToken()) {
            case START_OBJECT -> new Node(begin, fields(parser));
            case START_ARRAY -> new Node(begin, items(parser));
            case VALUE_STRING -> new Node(begin, parser.getText());
            case VALUE_TRUE -> new Node(begin, true);
            case VALUE_FALSE -> new Node(begin, false);
            default -> new Node(begin, null);
        };
    }

    private Fields fields(JsonParser parser) throws IOException, DamageException {
        Fields fields = new Fields(new ArrayList<>(), new ArrayList<>());
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            fields.names.add(parser.currentName());
            parser.nextToken();
            fields.nodes.add(node(parser));
        }
        return fields;
    }

    private Items items(JsonParser parser) throws IOException, DamageException {
        Items items = new Items(new ArrayList<>());
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.nodes.add(node(parser));
        }
        return items;
    }
}

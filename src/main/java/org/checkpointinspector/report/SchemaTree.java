package org.checkpointinspector.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.checkpointinspector.report.DecodedView.Node;

/** StructType JSON as a tree of fields, each with its type in Spark's words. */
final class SchemaTree {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SchemaTree() {}

    /** A node with the fields of a schema below it; with the text itself where that is no schema. */
    static Node of(String label, String schemaJson) {
        try {
            return new Node(label, below(JSON.readTree(schemaJson)));
        } catch (JsonProcessingException notJson) {
            return new Node(label, List.of(new Node(schemaJson, List.of())));
        }
    }

    private static Node field(JsonNode field) {
        JsonNode type = field.path("type");
        String nullable = field.path("nullable").asBoolean(true) ? "" : ", not null";
        List<Node> children = new ArrayList<>(below(type));
        if (!field.path("metadata").isEmpty()) {
            children.add(new Node("metadata " + Secrets.json(field.path("metadata")), List.of()));
        }
        return new Node(field.path("name").asText() + ": " + words(type) + nullable, children);
    }

    private static String words(JsonNode type) {
        return switch (type.path("type").asText()) {
            case "struct" -> "struct";
            case "array" -> "array of " + words(type.path("elementType"));
            case "map" -> "map of " + words(type.path("keyType")) + " to " + words(type.path("valueType"));
            case "udt" -> "user-defined " + type.path("class").asText(type.path("pyClass").asText());
            default -> type.isTextual() ? type.textValue() : type.toString();
        };
    }

    /** The fields that a type has within, however deep. */
    private static List<Node> below(JsonNode type) {
        List<Node> nodes = new ArrayList<>();
        switch (type.path("type").asText()) {
            case "struct" -> type.path("fields").forEach(field -> nodes.add(field(field)));
            case "array" -> nodes.addAll(below(type.path("elementType")));
            case "map" -> {
                List<Node> key = below(type.path("keyType"));
                List<Node> value = below(type.path("valueType"));
                if (!key.isEmpty()) {
                    nodes.add(new Node("key", key));
                }
                if (!value.isEmpty()) {
                    nodes.add(new Node("value", value));
                }
            }
            case "udt" -> nodes.addAll(below(type.path("sqlType")));
            default -> { }
        }
        return nodes;
    }
}

package org.checkpointinspector.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.checkpointinspector.inspect.Mask;

/** Keeps passwords, tokens and keys that stand in a checkpoint, or in its address, out of what is shown of it. */
public final class Secrets {

    static final String MASK = Mask.SHOWN;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Secrets() {}

    /** The value of a setting, masked where the setting's name or an address in the value tells that it is secret. */
    static String value(String name, String value) {
        return Mask.STANDARD.setting(name, value);
    }

    /** Any text, without the credentials in it, and where it is JSON, without the secrets of that; else letter by letter as it is. */
    public static String text(String text) {
        return Mask.STANDARD.text(Mask.STANDARD.isSecret(text) ? jsonText(text) : text);
    }

    private static String jsonText(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return text;
        }
        try {
            JsonNode json = JSON.readTree(text);
            JsonNode masked = json(json);
            return masked.equals(json) ? text : masked.toString();
        } catch (JsonProcessingException notJson) {
            // damaged JSON may still spell out a secret
            return MASK;
        }
    }

    /** Partition → offset. */
    private static boolean isOffsetsOfATopic(JsonNode json) {
        return json.isObject()
                && json.properties().stream().allMatch(field -> field.getKey().matches("\\d+") && field.getValue().isIntegralNumber());
    }

    /** The same JSON, with secrets masked at every depth; a Kafka topic may well be named {@code access-tokens}, and its offsets are no secret. */
    static JsonNode json(JsonNode json) {
        if (json.isObject()) {
            ObjectNode masked = JsonNodeFactory.instance.objectNode();
            json.properties().forEach(field -> {
                boolean secret = Mask.STANDARD.isSecret(field.getKey()) && !isOffsetsOfATopic(field.getValue());
                masked.set(field.getKey(), secret ? masked.textNode(MASK) : json(field.getValue()));
            });
            return masked;
        } else if (json.isArray()) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode();
            json.forEach(item -> masked.add(json(item)));
            return masked;
        }
        return json.isTextual() ? JsonNodeFactory.instance.textNode(text(json.textValue())) : json;
    }
}

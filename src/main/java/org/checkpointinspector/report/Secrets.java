package org.checkpointinspector.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.checkpointinspector.inspect.Mask;

/** Keeps passwords, tokens and keys that stand in a checkpoint, or in its address, out of what is shown of it. */
public final class Secrets {

    static final String MASK = Mask.SHOWN;

    private Secrets() {}

    /** The value of a setting, masked where the setting's name or an address in the value tells that it is secret. */
    static String value(String name, String value) {
        return Mask.STANDARD.setting(name, value);
    }

    /** Any text, without the credentials in it. */
    public static String text(String text) {
        return Mask.STANDARD.text(text);
    }

    /** The same JSON, with secret values masked at every depth. */
    static JsonNode json(JsonNode json) {
        if (json.isObject()) {
            ObjectNode masked = JsonNodeFactory.instance.objectNode();
            json.properties().forEach(field ->
                    masked.set(field.getKey(), Mask.STANDARD.isSecret(field.getKey()) ? masked.textNode(MASK) : json(field.getValue())));
            return masked;
        } else if (json.isArray()) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode();
            json.forEach(item -> masked.add(json(item)));
            return masked;
        }
        return json.isTextual() ? JsonNodeFactory.instance.textNode(text(json.textValue())) : json;
    }
}

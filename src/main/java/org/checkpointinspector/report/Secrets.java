package org.checkpointinspector.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/** Keeps passwords, tokens and keys that stand in a checkpoint out of what is shown of it. */
final class Secrets {

    static final String MASK = "***";

    private static final Pattern SECRET_NAME = Pattern.compile("(?i)secret|password|token|credential|access[.-]?key");
    /** User and password before the host of a URI. */
    private static final Pattern IN_URI = Pattern.compile("(?<=://)[^/@\\s\"']*@");

    private Secrets() {}

    /** The value of a setting, masked where the setting's name or an address in the value tells that it is secret. */
    static String value(String name, String value) {
        return SECRET_NAME.matcher(name).find() ? MASK : text(value);
    }

    /** Any text, without the credentials of addresses in it. */
    static String text(String text) {
        return text.contains("@") ? IN_URI.matcher(text).replaceAll(MASK + "@") : text;
    }

    /** The same JSON, with secret values masked at every depth. */
    static JsonNode json(JsonNode json) {
        if (json.isObject()) {
            ObjectNode masked = JsonNodeFactory.instance.objectNode();
            json.properties().forEach(field ->
                    masked.set(field.getKey(), SECRET_NAME.matcher(field.getKey()).find() ? masked.textNode(MASK) : json(field.getValue())));
            return masked;
        } else if (json.isArray()) {
            ArrayNode masked = JsonNodeFactory.instance.arrayNode();
            json.forEach(item -> masked.add(json(item)));
            return masked;
        }
        return json.isTextual() ? JsonNodeFactory.instance.textNode(text(json.textValue())) : json;
    }
}

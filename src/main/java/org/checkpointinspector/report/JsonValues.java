package org.checkpointinspector.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.inspect.Cause;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.SparkError;
import org.jspecify.annotations.Nullable;

/** The values that several JSON documents share: causes, findings, and anything that may be null. */
final class JsonValues {
    private final JsonGenerator json;

    JsonValues(JsonGenerator json) {
        this.json = json;
    }

    void cause(@Nullable Cause cause) throws IOException {
        if (cause == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        text("path", cause.path());
        number("offset", cause.offset());
        text("reason", cause.reason());
        sparkFields(cause.spark());
        json.writeEndObject();
    }

    void findings(List<Finding> findings) throws IOException {
        json.writeStartArray();
        for (Finding finding : findings) {
            finding(finding);
        }
        json.writeEndArray();
    }

    private void finding(Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", finding.rule());
        name("severity", finding.severity());
        text("path", finding.path());
        number("offset", finding.offset());
        text("summary", finding.summary());
        json.writeFieldName("evidence");
        value(finding.evidence());
        json.writeFieldName("remedy");
        remedy(finding.remedy());
        json.writeFieldName("spark");
        if (finding.spark() == null) {
            json.writeNull();
        } else {
            json.writeStartObject();
            sparkFields(finding.spark());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void remedy(Finding.@Nullable Remedy remedy) throws IOException {
        if (remedy == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        text("words", remedy.words());
        text("command", remedy.command());
        if (remedy.action() != null) {
            name("action", remedy.action());
        }
        json.writeEndObject();
    }

    private void sparkFields(SparkError spark) throws IOException {
        json.writeStringField("exception", spark.exception());
        json.writeStringField("condition", spark.condition());
        text("message", spark.message());
        strings("exceptions", spark.exceptions());
    }

    void strings(String field, List<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(Secrets.text(text));
        }
        json.writeEndArray();
    }

    /** Text that may hold an address; passwords in it are masked. */
    void text(String field, @Nullable String text) throws IOException {
        json.writeStringField(field, text == null ? null : Secrets.text(text));
    }

    void number(String field, @Nullable Number number) throws IOException {
        json.writeFieldName(field);
        value(number);
    }

    void name(String field, @Nullable Enum<?> constant) throws IOException {
        json.writeStringField(field, constant == null ? null : constant.name());
    }

    /** Any value of a finding's evidence: numbers stay numbers, lists and maps are walked, anything else is its text. */
    void value(@Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Number number) {
            numberValue(number);
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String name = String.valueOf(entry.getKey());
                json.writeFieldName(name);
                value(entry.getValue() instanceof String text ? Secrets.value(name, text) : entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Collection<?> items) {
            json.writeStartArray();
            for (Object item : items) {
                value(item);
            }
            json.writeEndArray();
        } else {
            json.writeString(Secrets.text(value.toString()));
        }
    }

    private void numberValue(Number number) throws IOException {
        if (number instanceof BigDecimal decimal) {
            json.writeNumber(decimal);
        } else if (number instanceof BigInteger integer) {
            json.writeNumber(integer);
        } else if (number instanceof Double || number instanceof Float) {
            json.writeNumber(number.doubleValue());
        } else {
            json.writeNumber(number.longValue());
        }
    }
}

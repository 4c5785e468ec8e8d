package org.checkpointinspector.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.inspect.Application;
import org.jspecify.annotations.Nullable;

/** The Spark Streaming application of a DStream checkpoint, as a part of {@link InspectionJson}. Its secrets were masked before. */
final class ApplicationJson {
    private final JsonGenerator json;
    private final JsonValues values;

    ApplicationJson(JsonGenerator json) {
        this.json = json;
        this.values = new JsonValues(json);
    }

    void write(@Nullable Application application) throws IOException {
        json.writeFieldName("application");
        if (application == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("framework", application.framework());
        json.writeStringField("master", application.master());
        values.number("batchDurationMs", application.batchDurationMs());
        values.number("checkpointTimeMs", application.checkpointTimeMs());
        numbers("pendingTimesMs", application.pendingTimesMs());
        json.writeArrayFieldStart("dstreams");
        for (Application.Stream stream : application.dstreams()) {
            stream(stream);
        }
        json.writeEndArray();
        texts("conf", application.conf());
        json.writeStringField("recoveryFile", application.recoveryFile());
        json.writeStringField("codec", application.codec());
        values.strings("jars", application.jars());
        // as text: JavaScript's numbers have 53 bits
        texts("userClasses", application.userClasses());
        json.writeArrayFieldStart("recoveryPoints");
        for (Application.RecoveryPoint point : application.recoveryPoints()) {
            json.writeStartObject();
            json.writeStringField("file", point.file());
            values.number("checkpointTimeMs", point.checkpointTimeMs());
            numbers("pendingTimesMs", point.pendingTimesMs());
            json.writeStringField("trouble", point.trouble());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void stream(Application.Stream stream) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", stream.id());
        json.writeStringField("type", stream.type());
        json.writeStringField("operation", stream.operation());
        json.writeStringField("callSite", stream.callSite());
        json.writeBooleanField("input", stream.input());
        json.writeBooleanField("output", stream.output());
        values.number("slideMs", stream.slideMs());
        values.number("windowMs", stream.windowMs());
        values.number("checkpointMs", stream.checkpointMs());
        values.number("rememberMs", stream.rememberMs());
        json.writeStringField("storageLevel", stream.storageLevel());
        numbers("parents", stream.parents());
        values.strings("functions", stream.functions());
        texts("rdds", stream.rdds());
        texts("offsets", stream.offsets());
        texts("settings", stream.settings());
        json.writeEndObject();
    }

    private void numbers(String field, List<? extends Number> numbers) throws IOException {
        json.writeArrayFieldStart(field);
        for (Number number : numbers) {
            json.writeNumber(number.longValue());
        }
        json.writeEndArray();
    }

    private void texts(String field, Map<?, ?> map) throws IOException {
        json.writeObjectFieldStart(field);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.writeStringField(entry.getKey().toString(), entry.getValue().toString());
        }
        json.writeEndObject();
    }
}

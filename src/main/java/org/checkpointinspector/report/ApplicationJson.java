package org.checkpointinspector.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.inspect.Timing;
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
        timing(application.timing());
        json.writeEndObject();
    }

    private void timing(Timing timing) throws IOException {
        json.writeObjectFieldStart("timing");
        json.writeBooleanField("timesFit", timing.timesFit());
        values.number("generationMs", timing.generationMs());
        values.number("delayMs", timing.delayMs());
        values.number("lagMs", timing.lagMs());
        json.writeFieldName("lagPerSecond");
        json.writeObject(timing.lagPerSecond() == null ? null : Math.round(timing.lagPerSecond() * 1000) / 1000.0);
        values.number("processingMs", timing.processingMs());
        json.writeNumberField("backlog", timing.backlog());
        numbers("failedMs", timing.failedMs());
        values.number("lastWriteMs", timing.lastWriteMs());
        json.writeNumberField("starts", timing.starts());
        json.writeArrayFieldStart("points");
        for (Timing.Point point : timing.points()) {
            point(point);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("gaps");
        for (Timing.Gap gap : timing.gaps()) {
            json.writeStartObject();
            json.writeNumberField("fromMs", gap.fromMs());
            json.writeNumberField("toMs", gap.toMs());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("states");
        for (Timing.StateWrite state : timing.states()) {
            state(state);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void point(Timing.Point point) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", point.file());
        json.writeNumberField("nameMs", point.nameMs());
        json.writeNumberField("batchMs", point.batchMs());
        json.writeBooleanField("completed", point.completed());
        json.writeNumberField("writtenMs", point.writtenMs());
        values.number("delayMs", point.delayMs());
        values.number("lagMs", point.lagMs());
        json.writeNumberField("pending", point.pending());
        json.writeNumberField("bytes", point.bytes());
        json.writeEndObject();
    }

    private void state(Timing.StateWrite state) throws IOException {
        json.writeStartObject();
        json.writeStringField("folder", state.folder());
        json.writeNumberField("stream", state.stream());
        json.writeNumberField("batchMs", state.batchMs());
        json.writeNumberField("bytes", state.bytes());
        json.writeNumberField("partitions", state.partitions());
        json.writeNumberField("largestBytes", state.largestBytes());
        values.number("spanMs", state.spanMs());
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

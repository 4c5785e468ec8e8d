package org.checkpointinspector.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.checkpointinspector.diagnose.jar.JarReport;
import org.checkpointinspector.storage.Location;

/** What an application's classes mean to a checkpoint, as one JSON object, described by {@code src/docs/schemas/check-jar-1.json}. */
public final class JarReportJson {
    private JarReportJson() {}

    /** Writes it. */
    public static void write(Location checkpoint, JarReport report, JsonGenerator json) throws IOException {
        JsonValues values = new JsonValues(json);
        json.writeStartObject();
        values.text("checkpoint", checkpoint.toUri());
        values.text("file", report.file());
        values.text("application", report.application());
        values.name("result", report.result());
        json.writeNumberField("classesSeen", report.classesSeen());
        json.writeArrayFieldStart("classes");
        for (JarReport.ClassCheck each : report.classes()) {
            json.writeStartObject();
            values.text("name", each.name());
            values.name("result", each.result());
            // as texts: a JavaScript number cannot hold them
            json.writeStringField("stored", Long.toString(each.stored()));
            json.writeStringField("found", each.found() == null ? null : each.found().toString());
            json.writeBooleanField("declared", each.declared());
            values.text("exception", each.exception());
            values.strings("lost", each.lost());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("functions");
        for (JarReport.FunctionCheck each : report.functions()) {
            json.writeStartObject();
            values.text("class", each.className());
            values.text("method", each.method());
            values.name("result", each.result());
            values.text("exception", each.exception());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}

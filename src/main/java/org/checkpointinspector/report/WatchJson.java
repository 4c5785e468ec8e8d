package org.checkpointinspector.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.checkpointinspector.diagnose.watch.WatchEvent;

/** A change as one JSON object, described by {@code src/docs/schemas/watch-1.json}. */
public final class WatchJson {
    private WatchJson() {}

    /** Writes it. */
    public static void write(WatchEvent event, JsonGenerator json) throws IOException {
        JsonValues values = new JsonValues(json);
        json.writeStartObject();
        json.writeStringField("time", Instant.ofEpochMilli(event.timeMs()).toString());
        json.writeStringField("event", event.kind().id());
        values.text("location", event.location().toUri());
        values.text("checkpoint", event.path());
        values.text("summary", event.summary());
        json.writeFieldName("values");
        values.value(event.values());
        json.writeEndObject();
    }

    /** The object as a text, as a webhook gets it; {@code text} in it is a line for chat services. */
    public static String message(WatchEvent event) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("text", Secrets.text(event.location().resolve(event.path()) + ": " + event.summary()));
            json.writeFieldName("change");
            write(event, json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}

package org.checkpointinspector.maintain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** A plan as one JSON object, described by {@code src/docs/schemas/plan-1.json}; what was written reads back as the same plan. */
public final class PlanJson {
    /** Value of {@code schema}; grows when a field changes its meaning, not when one is added. */
    public static final String SCHEMA = "checkpoint-inspector/plan/1";

    private PlanJson() {}

    /** Writes a plan, its steps as they come: a million take no room. */
    public static void write(Plan plan, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", SCHEMA);
        json.writeStringField("action", plan.action().name());
        json.writeStringField("location", plan.location().toUri());
        json.writeNumberField("createdMs", plan.createdMs());
        json.writeStringField("backup", plan.backup().toUri());
        origin(plan.origin(), json);
        totals(plan.totals(), json);
        texts("risks", plan.risks(), json);
        texts("watched", plan.watched(), json);
        json.writeArrayFieldStart("untouched");
        for (Untouched each : plan.untouched()) {
            json.writeStartObject();
            json.writeStringField("place", each.place().toUri());
            json.writeNumberField("files", each.files());
            json.writeNumberField("bytes", each.bytes());
            json.writeStringField("sha256", each.sha256());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("phases");
        for (Phase phase : plan.phases()) {
            phase(phase, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static void origin(Plan.Origin origin, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("origin");
        json.writeStringField("kind", name(origin.kind()));
        json.writeStringField("verdict", name(origin.verdict()));
        json.writeStringField("program", origin.program());
        json.writeEndObject();
    }

    private static void totals(Plan.Totals totals, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("totals");
        json.writeNumberField("copiedFiles", totals.copiedFiles());
        json.writeNumberField("copiedBytes", totals.copiedBytes());
        json.writeNumberField("movedFiles", totals.movedFiles());
        json.writeNumberField("movedBytes", totals.movedBytes());
        json.writeNumberField("removedFiles", totals.removedFiles());
        json.writeNumberField("removedBytes", totals.removedBytes());
        json.writeEndObject();
    }

    private static void phase(Phase phase, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", phase.kind().name());
        json.writeStringField("words", phase.words());
        json.writeStringField("from", phase.from().toUri());
        json.writeStringField("to", phase.to().toUri());
        json.writeBooleanField("ordered", phase.ordered());
        json.writeNumberField("files", phase.steps().count());
        json.writeNumberField("bytes", phase.steps().bytes());
        json.writeArrayFieldStart("steps");
        for (Step step : phase.steps()) {
            json.writeStartObject();
            json.writeStringField("path", step.path());
            json.writeNumberField("bytes", step.bytes());
            json.writeNumberField("modifiedMs", step.modifiedMs());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void texts(String name, List<String> texts, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    /**
     * Reads a plan back.
     *
     * @param content read to its end, not closed
     * @throws StorageException of kind {@code FAILED} if it is no plan that this program can carry out
     * @throws IOException if it cannot be read
     */
    public static Plan read(InputStream content, String place) throws IOException {
        try (JsonParser json = new JsonFactory().createParser(content).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE)) {
            return new PlanReader(json).plan();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            String message = place + " is no plan of this program, or is damaged: " + e.getMessage();
            throw new StorageException(
                    StorageException.Kind.FAILED, place, message.split("\n")[0], "Give the folder of the backup, or the plan.json in it.", e);
        }
    }
}

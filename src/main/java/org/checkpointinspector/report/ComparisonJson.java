package org.checkpointinspector.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.checkpointinspector.diagnose.compare.Comparison;

/** A comparison as one JSON object, described by {@code src/docs/schemas/compare-1.json}. */
public final class ComparisonJson {
    private ComparisonJson() {}

    /** Writes it. */
    public static void write(Comparison comparison, JsonGenerator json) throws IOException {
        JsonValues values = new JsonValues(json);
        json.writeStartObject();
        values.text("left", comparison.left());
        values.text("right", comparison.right());
        json.writeBooleanField("same", comparison.same());
        facts("facts", comparison.facts(), values, json);
        json.writeArrayFieldStart("offsets");
        for (Comparison.Position each : comparison.offsets()) {
            json.writeStartObject();
            values.text("source", each.source());
            values.text("partition", each.partition());
            values.number("left", each.left());
            values.number("right", each.right());
            values.number("delta", each.delta());
            json.writeEndObject();
        }
        json.writeEndArray();
        facts("conf", comparison.conf(), values, json);
        json.writeNumberField("sameFiles", comparison.sameFiles());
        json.writeArrayFieldStart("files");
        for (Comparison.FileDifference each : comparison.files()) {
            json.writeStartObject();
            values.text("path", each.path());
            values.name("kind", each.kind());
            values.number("leftBytes", each.leftBytes());
            values.number("rightBytes", each.rightBytes());
            json.writeEndObject();
        }
        json.writeEndArray();
        values.strings("notes", comparison.notes());
        json.writeEndObject();
    }

    private static void facts(String field, List<Comparison.Fact> facts, JsonValues values, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(field);
        for (Comparison.Fact each : facts) {
            json.writeStartObject();
            values.text("name", each.name());
            values.text("left", each.left());
            values.text("right", each.right());
            json.writeBooleanField("differs", each.differs());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}

package org.checkpointinspector.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.checkpointinspector.diagnose.explain.Explanation;

/** An explanation as one JSON object, described by {@code src/docs/schemas/explain-1.json}. */
public final class ExplanationJson {
    private ExplanationJson() {}

    /** Writes it. */
    public static void write(Explanation explanation, JsonGenerator json) throws IOException {
        JsonValues values = new JsonValues(json);
        json.writeStartObject();
        json.writeStringField("cause", explanation.cause().id());
        values.text("summary", explanation.summary());
        values.text("remedy", explanation.remedy());
        values.strings("paths", explanation.paths());
        values.number("batch", explanation.batch());
        values.number("operator", explanation.operator());
        values.number("partition", explanation.partition());
        values.text("spark", explanation.spark());
        json.writeFieldName("evidence");
        values.value(explanation.evidence());
        json.writeEndObject();
    }
}

package org.checkpointinspector.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import org.checkpointinspector.inspect.Trend;
import org.jspecify.annotations.Nullable;

/** How a job went, batch by batch, as the field {@code trend}. */
final class TrendJson {

    private TrendJson() {}

    /** Writes the field, where the trend was measured. */
    static void write(@Nullable Trend trend, JsonGenerator json) throws IOException {
        if (trend == null) {
            return;
        }
        JsonValues values = new JsonValues(json);
        json.writeObjectFieldStart("trend");
        json.writeBooleanField("fileTimes", trend.fileTimes());
        values.number("intervalMs", trend.intervalMs());
        json.writeArrayFieldStart("batches");
        for (Trend.Batch batch : trend.batches()) {
            json.writeStartObject();
            json.writeNumberField("batch", batch.batch());
            values.number("plannedMs", batch.plannedMs());
            values.number("writtenMs", batch.writtenMs());
            values.number("committedMs", batch.committedMs());
            json.writeObjectFieldStart("advanced");
            for (Map.Entry<String, Long> source : batch.advanced().entrySet()) {
                json.writeNumberField(source.getKey(), source.getValue());
            }
            json.writeEndObject();
            values.number("watermarkMs", batch.watermarkMs());
            values.number("addedBytes", batch.addedBytes());
            values.number("stateBytes", batch.stateBytes());
            values.number("stateRows", batch.stateRows());
            values.number("pending", batch.pending());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}

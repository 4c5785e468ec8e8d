package org.checkpointinspector.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.decode.dstream.RddRecord;
import org.checkpointinspector.decode.dstream.RddValue;
import org.checkpointinspector.inspect.dstream.DStreamState.Rdd;
import org.jspecify.annotations.Nullable;

/** A row of a Spark Streaming application's state as a JSON object, described by {@code src/docs/schemas/state-1.json}. */
public final class DStreamStateJson {

    private DStreamStateJson() {}

    /** Writes one object. */
    public static void write(Rdd rdd, int partition, RddRecord row, JsonGenerator json) throws IOException {
        JsonValues values = new JsonValues(json);
        json.writeStartObject();
        values.number("operator", rdd.stream());
        json.writeStringField("operatorName", rdd.streamType());
        json.writeStringField("rdd", rdd.path());
        json.writeNumberField("partition", partition);
        values.number("batch", rdd.batchMs());
        json.writeObjectFieldStart("row");
        RddValue key = row.key();
        if (key != null) {
            json.writeFieldName("key");
            plain(key.plain(), json);
        }
        json.writeFieldName("value");
        plain(row.value().plain(), json);
        json.writeEndObject();
        json.writeStringField("keyClass", key == null ? null : key.type());
        json.writeStringField("valueClass", row.value().type());
        if (row.updatedMs() != null) {
            json.writeNumberField("updatedMs", row.updatedMs());
            json.writeBooleanField("removed", row.deleted());
        }
        json.writeEndObject();
    }

    /** Floating-point numbers are texts, as in the state of queries: JSON has no NaN. */
    private static void plain(@Nullable Object value, JsonGenerator json) throws IOException {
        if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                plain(element, json);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                plain(entry.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof Number number && !(value instanceof Double) && !(value instanceof Float)) {
            json.writeNumber(number.longValue());
        } else {
            json.writeString(value == null ? null : value.toString());
        }
    }
}

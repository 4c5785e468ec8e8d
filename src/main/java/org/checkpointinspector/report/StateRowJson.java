package org.checkpointinspector.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import org.checkpointinspector.row.ValueJson;
import org.checkpointinspector.state.StateChange;
import org.checkpointinspector.state.StateRow;
import org.checkpointinspector.state.StateTable;

/** A row of the state as a JSON object, described by {@code src/docs/schemas/state-1.json}; or a change, described by {@code state-changes-1.json}. */
public final class StateRowJson {
    private StateRowJson() {}

    /** Writes one object. */
    public static void write(StateRow row, JsonGenerator json) throws IOException {
        begin(row.table(), row.partition(), json);
        json.writeNumberField("batch", row.batch());
        guessed(row.table(), json);
        json.writeFieldName("row");
        ValueJson.write(row.row(), json);
        json.writeEndObject();
    }

    /** Writes one object. */
    public static void write(StateChange change, JsonGenerator json) throws IOException {
        begin(change.table(), change.partition(), json);
        json.writeNumberField("since", change.since());
        json.writeNumberField("batch", change.batch());
        guessed(change.table(), json);
        json.writeStringField("change", change.kind().name().toLowerCase(Locale.ROOT));
        json.writeFieldName("before");
        ValueJson.write(change.before(), json);
        json.writeFieldName("after");
        ValueJson.write(change.after(), json);
        json.writeEndObject();
    }

    private static void begin(StateTable table, int partition, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("operator", table.operator());
        json.writeStringField("operatorName", table.operatorName());
        json.writeNumberField("partition", partition);
        json.writeStringField("store", table.store());
        json.writeStringField("stateVariable", table.stateVariable());
    }

    private static void guessed(StateTable table, JsonGenerator json) throws IOException {
        if (table.guessed()) {
            json.writeBooleanField("guessed", true);
        }
    }
}

package org.checkpointinspector.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.checkpointinspector.row.ValueJson;
import org.checkpointinspector.state.StateRow;
import org.checkpointinspector.state.StateTable;

/** A row of the state as a JSON object, described by {@code src/docs/schemas/state-1.json}. */
public final class StateRowJson {
    private StateRowJson() {}

    /** Writes one object. */
    public static void write(StateRow row, JsonGenerator json) throws IOException {
        StateTable table = row.table();
        json.writeStartObject();
        json.writeNumberField("operator", table.operator());
        json.writeStringField("operatorName", table.operatorName());
        json.writeNumberField("partition", row.partition());
        json.writeStringField("store", table.store());
        json.writeStringField("stateVariable", table.stateVariable());
        json.writeNumberField("batch", row.batch());
        if (table.guessed()) {
            json.writeBooleanField("guessed", true);
        }
        json.writeFieldName("row");
        ValueJson.write(row.row(), json);
        json.writeEndObject();
    }
}

package org.checkpointinspector.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.decode.StateSchema;
import org.jspecify.annotations.Nullable;

/** The state schemas of a query as JSON objects, one for each file, described by {@code src/docs/schemas/state-schemas-1.json}. */
public final class SchemasJson {

    private SchemasJson() {}

    /**
     * Writes an object for each schema file of an operator.
     *
     * @param operatorName what Spark calls the operator, null where that is not known
     * @param versions by store, oldest first
     */
    public static void write(int operator, @Nullable String operatorName, List<SchemaHistory.Version> versions, JsonGenerator json) throws IOException {
        Map<String, StateSchema> before = new HashMap<>();
        for (SchemaHistory.Version version : versions) {
            json.writeStartObject();
            json.writeNumberField("operator", operator);
            json.writeStringField("operatorName", operatorName);
            json.writeStringField("store", version.store());
            new JsonValues(json).number("batch", version.batch());
            json.writeStringField("path", version.path());
            json.writeStringField("damage", version.trouble());
            StateSchema schema = version.schema();
            new JsonValues(json).number("version", schema == null ? null : schema.version());
            changes(before.get(version.store()), schema, json);
            json.writeArrayFieldStart("families");
            for (StateSchema.Family family : schema == null ? List.<StateSchema.Family>of() : schema.families()) {
                family(family, schema.version() > 2, json);
            }
            json.writeEndArray();
            json.writeEndObject();
            if (schema != null) {
                before.put(version.store(), schema);
            }
        }
    }

    private static void changes(@Nullable StateSchema before, @Nullable StateSchema after, JsonGenerator json) throws IOException {
        if (before == null || after == null) {
            json.writeNullField("changes");
            return;
        }
        json.writeArrayFieldStart("changes");
        for (SchemaHistory.Change change : SchemaHistory.changes(before, after)) {
            json.writeStartObject();
            json.writeStringField("column", change.column());
            json.writeStringField("was", change.was());
            json.writeStringField("is", change.is());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void family(StateSchema.Family family, boolean numbered, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", family.name());
        new JsonValues(json).number("keySchemaId", numbered ? family.keySchemaId() : null);
        json.writeStringField("keySchema", family.keySchemaJson());
        new JsonValues(json).number("valueSchemaId", numbered ? family.valueSchemaId() : null);
        json.writeStringField("valueSchema", family.valueSchemaJson());
        json.writeStringField("keyEncoder", family.keyEncoderJson());
        json.writeStringField("userKeySchema", family.userKeySchemaJson());
        json.writeEndObject();
    }
}

package org.checkpointinspector.decode;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A state schema file, versions 1 and 2 ({@code _metadata/schema}) and 3 ({@code _stateSchema/<store>/<batch>_<uuid>}).
 *
 * @param version 1, 2 or 3
 * @param families one for each column family; a single one named {@code default} in versions 1 and 2
 */
public record StateSchema(int version, List<Family> families) {

    /** Keeps its own copy of the families. */
    public StateSchema {
        families = List.copyOf(families);
    }

    /**
     * The schemas of one column family.
     *
     * @param name its name
     * @param keySchemaId id of the key schema, 0 in versions 1 and 2
     * @param keySchemaJson StructType JSON of the key
     * @param valueSchemaId id of the value schema, 0 in versions 1 and 2
     * @param valueSchemaJson StructType JSON of the value
     * @param keyEncoderJson how keys are laid out, null in versions 1 and 2
     * @param userKeySchemaJson schema of the user's key of a map state, null where there is none
     */
    public record Family(
            String name,
            int keySchemaId,
            String keySchemaJson,
            int valueSchemaId,
            String valueSchemaJson,
            @Nullable String keyEncoderJson,
            @Nullable String userKeySchemaJson) {}
}

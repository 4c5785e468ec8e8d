package org.checkpointinspector.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.checkpointinspector.layout.CheckpointFile;

/** One file or folder of a tree as a JSON object, described by {@code src/docs/schemas/ls-1.json}. */
public final class TreeJson {
    private TreeJson() {}

    /** Writes one object; all fields are always there. */
    public static void write(TreeEntry entry, JsonGenerator json) throws IOException {
        JsonValues values = new JsonValues(json);
        CheckpointFile file = entry.file();
        json.writeStartObject();
        json.writeStringField("path", entry.path());
        json.writeStringField("type", entry.folder() ? "folder" : "file");
        values.name("checkpoint", entry.checkpoint() == null ? null : entry.checkpoint().kind());
        json.writeStringField("role", file == null ? null : file.role().id());
        values.number("batch", file == null ? null : InspectionJson.batch(file));
        values.number("operator", file == null ? null : file.operator());
        values.number("partition", file == null ? null : file.partition());
        json.writeStringField("store", file == null ? null : file.store());
        json.writeNumberField("bytes", entry.bytes());
        json.writeNumberField("files", entry.files());
        json.writeNumberField("modifiedMs", entry.modifiedMs());
        values.name("health", entry.health());
        json.writeEndObject();
    }
}

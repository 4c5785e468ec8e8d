package org.checkpointinspector.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.javaser.JavaValue;
import org.checkpointinspector.layout.CheckpointFile;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;

/**
 * One decoded file as a JSON object, described by {@code src/docs/schemas/decode-1.json}. Its {@code content} has the fields of the record in
 * {@code decode} that the file decodes to, by their names; secrets are masked.
 */
public final class DecodedJson {
    private static final ObjectMapper RECORDS = new ObjectMapper().addMixIn(DStreamCheckpoint.class, WithoutTree.class);

    private DecodedJson() {}

    /** The tree of values behind a DStream checkpoint is cyclic; what it says is in the other fields. */
    private interface WithoutTree {
        @JsonIgnore
        @Nullable JavaValue root();
    }

    /** Writes what a file is, what is wrong with it, and as much of its content as could be read. */
    public static void write(Location place, CheckpointFile file, Decoded<?> decoded, JsonGenerator json) throws IOException {
        JsonValues values = new JsonValues(json);
        json.writeStartObject();
        values.text("location", place.toUri());
        json.writeStringField("role", file.role().id());
        values.number("batch", InspectionJson.batch(file));
        json.writeNumberField("bytes", file.entry().bytes());
        json.writeNumberField("modifiedMs", file.entry().modifiedMs());
        json.writeFieldName("damage");
        damage(decoded.damage().orElse(null), json);
        json.writeFieldName("content");
        Object content = decoded.readable().orElse(null);
        if (content == null) {
            json.writeNull();
        } else {
            RECORDS.writeTree(json, Secrets.json(RECORDS.valueToTree(content)));
        }
        json.writeEndObject();
    }

    private static void damage(@Nullable Damage damage, JsonGenerator json) throws IOException {
        if (damage == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("kind", damage.kind().name());
        json.writeNumberField("storedOffset", damage.storedOffset());
        new JsonValues(json).number("decodedOffset", damage.decodedOffset());
        json.writeStringField("detail", Secrets.text(damage.detail()));
        json.writeEndObject();
    }
}

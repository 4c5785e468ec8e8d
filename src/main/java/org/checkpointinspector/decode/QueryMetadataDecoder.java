package org.checkpointinspector.decode;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.bytes.Decoded;

/**
 * Decodes {@code metadata}, one JSON object (Spark's {@code StreamMetadata}). Spark reads it leniently: bytes that are not UTF-8 become U+FFFD, further
 * fields and whatever follows the object are ignored.
 */
public final class QueryMetadataDecoder implements Decoder<QueryMetadata> {

    @Override
    public Decoded<QueryMetadata> decode(InputStream stored) throws IOException {
        try {
            StoredText.File file = StoredText.File.read(stored);
            DamageException.verify(file.bytes().length > 0, 0, Damage.Kind.EMPTY, "the file is empty");
            JsonFields fields = JsonDocument.parse(file).fields();
            String id = fields.text("id");
            if (id == null) {
                // Spark gets as far as UUID.fromString(null)
                throw fields.damage("id", Damage.Kind.LINE_BLANK, "the id is null");
            }
            if (!isUuid(id)) {
                throw fields.damage("id", Damage.Kind.NOT_A_UUID, "Invalid UUID string: " + Excerpt.of(id));
            }
            return Decoded.whole(new QueryMetadata(id));
        } catch (DamageException e) {
            return Decoded.damaged(e.damage());
        }
    }

    /** By Java's own reading, which takes {@code 1-2-3-4-5}. */
    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text) != null;
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }
}

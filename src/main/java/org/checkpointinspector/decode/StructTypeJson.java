package org.checkpointinspector.decode;

import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.row.StructType;

/** Checks the JSON of a schema that stands somewhere in a file. */
final class StructTypeJson {

    private StructTypeJson() {}

    /** How many columns the schema has; damage, with its byte in the file, where it is none. */
    static int columns(StoredText json) throws DamageException {
        Decoded<StructType> schema = StructType.parse(json.text());
        if (schema.damage().isPresent()) {
            Damage damage = schema.damage().get();
            throw new DamageException(Damage.at(json.storedOffset((int) damage.storedOffset()), damage.kind(), damage.detail()));
        }
        return schema.value().orElseThrow().size();
    }
}

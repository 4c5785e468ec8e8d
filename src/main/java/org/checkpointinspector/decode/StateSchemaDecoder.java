package org.checkpointinspector.decode;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.bytes.Decoded;
import org.jspecify.annotations.Nullable;

/**
 * Decodes state schema files of versions 1 to 3 (Spark's {@code SchemaHelper} and {@code StateSchemaCompatibilityChecker}); bytes behind the last one
 * needed are tolerated. A greater version is {@code GARBLED} with that version as the readable part: its body is not known.
 *
 * <p>Any JSON damage is what Spark reports as {@code UNSUPPORTED_DATATYPE}. Not taken, though Spark would: type texts of Spark before 1.3.
 */
public final class StateSchemaDecoder implements Decoder<StateSchema> {

    private static final int NEWEST = 3;
    private static final int MAX_FAMILIES = 10_000;
    private static final String DEFAULT_FAMILY = "default";

    @Override
    public Decoded<StateSchema> decode(InputStream stored) throws IOException {
        ModifiedUtf8Input in = new ModifiedUtf8Input(stored);
        List<StateSchema.Family> families = new ArrayList<>();
        int version = 0;
        try {
            String first = in.string();
            version = LogVersion.parse(first, Short.BYTES);
            DamageException.verify(version <= NEWEST, Short.BYTES, Damage.Kind.GARBLED, "schema files of version " + version + " are not known");
            if (version == NEWEST) {
                readFamilies(in, families);
            } else {
                families.add(single(in, version));
            }
            return Decoded.whole(new StateSchema(version, families));
        } catch (DamageException e) {
            Damage damage = in.position() == 0 ? Damage.at(0, Damage.Kind.EMPTY, "the file is empty") : e.damage();
            return new Decoded.Damaged<>(damage, version == 0 ? Optional.empty() : Optional.of(new StateSchema(version, families)));
        }
    }

    private static StateSchema.Family single(ModifiedUtf8Input in, int version) throws IOException, DamageException {
        StoredText key = version == 1 ? line(in) : in.chunks("the key schema");
        StoredText value = version == 1 ? line(in) : in.chunks("the value schema");
        StructTypeJson.columns(key);
        StructTypeJson.columns(value);
        return new StateSchema.Family(DEFAULT_FAMILY, 0, key.text(), 0, value.text(), null, null);
    }

    private static StoredText line(ModifiedUtf8Input in) throws IOException, DamageException {
        long begin = in.position();
        String text = in.string();
        return new ModifiedUtf8Input.Chunks(text, begin, List.of(0), List.of(begin + Short.BYTES), in.position());
    }

    private static void readFamilies(ModifiedUtf8Input in, List<StateSchema.Family> families) throws IOException, DamageException {
        int count = in.number("the number of column families");
        for (int i = 0; i < count; i++) {
            DamageException.verify(i < MAX_FAMILIES, in.position(), Damage.Kind.TOO_LARGE, "more than " + MAX_FAMILIES + " column families");
            families.add(family(in));
        }
    }

    /** Reads and checks in Spark's order, so that the first damage is the one that Spark meets first. */
    private static StateSchema.Family family(ModifiedUtf8Input in) throws IOException, DamageException {
        String name = in.string();
        int keyId = in.smallNumber("the key schema's id");
        StoredText key = in.chunks("the key schema");
        int valueId = in.smallNumber("the value schema's id");
        StoredText value = in.chunks("the value schema");
        int keyColumns = StructTypeJson.columns(key);
        StoredText encoder = in.chunks("the key encoder");
        KeyEncoderJson.check(encoder, keyColumns);
        StoredText userKey = in.chunks("the user key schema");
        StructTypeJson.columns(value);
        return new StateSchema.Family(name, keyId, key.text(), valueId, value.text(), encoder.text(), userKeySchema(userKey));
    }

    /** A user key schema that cannot be read counts as none, in Spark too: {@code {    }} is written where there is none. */
    private static @Nullable String userKeySchema(StoredText userKey) {
        try {
            StructTypeJson.columns(userKey);
            return userKey.text();
        } catch (DamageException none) {
            return null;
        }
    }
}

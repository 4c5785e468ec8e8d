package org.checkpointinspector.decode;

import java.util.List;
import java.util.Set;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;

/**
 * Checks how keys of a column family are said to be laid out (Spark's {@code KeyStateEncoderSpec.fromJson}, 4.2). What is JSON, but no layout, is
 * {@code LINE_SHAPE}: Spark then fails with a bare {@code MatchError} or {@code NoSuchElementException}.
 */
final class KeyEncoderJson {

    private static final Set<String> PLAIN =
            Set.of("NoPrefixKeyStateEncoderSpec", "TimestampAsPostfixKeyStateEncoderSpec", "TimestampAsPrefixKeyStateEncoderSpec");

    private KeyEncoderJson() {}

    /** Damage where the text is no layout of keys with that many columns. */
    static void check(StoredText json, int keyColumns) throws DamageException {
        JsonDocument document = JsonDocument.parse(json);
        JsonFields fields = new JsonFields(json, document.root());
        if (!(fields.raw("keyStateEncoderType") instanceof JsonValue.Text type)) {
            throw unknown(json);
        }
        if (type.text().equals("PrefixKeyScanStateEncoderSpec")) {
            boolean fits = fields.raw("numColsPrefixKey") instanceof JsonValue.Whole whole && (int) whole.value() != 0 && (int) whole.value() < keyColumns;
            DamageException.verify(fits, json.storedOffset(0), Damage.Kind.LINE_SHAPE, "numColsPrefixKey does not fit a key of " + keyColumns + " columns");
        } else if (type.text().equals("RangeKeyScanStateEncoderSpec")) {
            List<JsonValue> ordinals = fields.raw("orderingOrdinals") instanceof JsonValue.Items items ? items.items() : List.of();
            boolean fit = !ordinals.isEmpty() && ordinals.size() <= keyColumns && ordinals.stream().allMatch(JsonValue.Whole.class::isInstance);
            DamageException.verify(fit, json.storedOffset(0), Damage.Kind.LINE_SHAPE, "orderingOrdinals do not fit a key of " + keyColumns + " columns");
        } else if (!PLAIN.contains(type.text())) {
            throw unknown(json);
        }
    }

    private static DamageException unknown(StoredText json) {
        return new DamageException(Damage.at(json.storedOffset(0), Damage.Kind.LINE_SHAPE, "no known layout of keys: " + Excerpt.quoted(json.text())));
    }
}

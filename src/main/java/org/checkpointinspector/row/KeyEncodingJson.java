package org.checkpointinspector.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Decoded;

/** Reads how keys are said to be laid out (Spark's {@code KeyStateEncoderSpec.fromJson}, 4.2). */
final class KeyEncodingJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private KeyEncodingJson() {}

    static Decoded<KeyEncoding> parse(String json, int keyColumns) {
        JsonNode spec;
        try {
            spec = MAPPER.readTree(json);
        } catch (JsonProcessingException broken) {
            return Decoded.damaged(Damage.at(0, Damage.Kind.JSON_GARBLED, "no JSON where the layout of keys is expected"));
        }
        switch (spec.path("keyStateEncoderType").asText()) {
            case "NoPrefixKeyStateEncoderSpec":
                return Decoded.whole(new KeyEncoding.NoPrefix());
            case "PrefixKeyScanStateEncoderSpec":
                int columns = spec.path("numColsPrefixKey").asInt();
                return columns > 0 && columns < keyColumns ? Decoded.whole(new KeyEncoding.PrefixScan(columns)) : unfit(json);
            case "RangeKeyScanStateEncoderSpec":
                List<Integer> ordinals = new ArrayList<>();
                spec.path("orderingOrdinals").forEach(ordinal -> ordinals.add(ordinal.asInt(-1)));
                boolean inRange = ordinals.stream().allMatch(ordinal -> ordinal >= 0 && ordinal < keyColumns);
                boolean distinct = new HashSet<>(ordinals).size() == ordinals.size();
                return inRange && distinct && !ordinals.isEmpty() ? Decoded.whole(new KeyEncoding.RangeScan(ordinals)) : unfit(json);
            case "TimestampAsPrefixKeyStateEncoderSpec":
                return keyColumns > 0 ? Decoded.whole(new KeyEncoding.TimestampFirst()) : unfit(json);
            case "TimestampAsPostfixKeyStateEncoderSpec":
                return keyColumns > 0 ? Decoded.whole(new KeyEncoding.TimestampLast()) : unfit(json);
            default:
                return unfit(json);
        }
    }

    private static Decoded<KeyEncoding> unfit(String json) {
        String shown = json.length() > 200 ? json.substring(0, 200) + "…" : json;
        return Decoded.damaged(Damage.at(0, Damage.Kind.JSON_SHAPE, "no layout of keys that fits their columns: " + shown.replaceAll("\\p{Cntrl}", " ")));
    }
}

package org.checkpointinspector.decode;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.bytes.Decoded;
import org.jspecify.annotations.Nullable;

/**
 * Decodes {@code commits/N} (Spark's {@code CommitLog}, as of 4.2): version line, around which white space is no matter, and a JSON object that counts as
 * {@code {}} where the line is missing. Unique ids are read from version 2 on and are optional: what has not their shape counts as absent.
 *
 * <p>A version beyond 3 is no damage in itself; its body is read as that of version 2.
 */
public final class CommitLogDecoder implements Decoder<CommitLog> {

    @Override
    public Decoded<CommitLog> decode(InputStream stored) throws IOException {
        LogLines lines = new LogLines(stored);
        CommitLog soFar = null;
        try {
            int version = LogVersion.ofTrimmed(lines);
            soFar = new CommitLog(version, 0, null, null);
            String line = lines.next();
            StoredText json = line == null ? new StoredText.Line("{}", lines.position()) : new StoredText.Line(line, lines.lineOffset());
            return Decoded.whole(commit(version, JsonDocument.parse(json).fields()));
        } catch (DamageException e) {
            return new Decoded.Damaged<>(e.damage(), Optional.ofNullable(soFar));
        }
    }

    private static CommitLog commit(int version, JsonFields fields) throws DamageException {
        if (version == 3 && !fields.has("sinkMetadataMap")) {
            // without this field json4s takes another constructor, whose only parameter is called json
            throw fields.unusable("json", null, "");
        }
        long watermark = fields.number("nextBatchWatermarkMs", 0);
        Map<Integer, List<List<String>>> ids = version == 1 ? null : uniqueIds(fields);
        if (version == 3) {
            checkSinks(fields);
        }
        JsonValue sinks = version == 1 ? null : fields.raw("sinkMetadataMap");
        JsonNode sinkMetadata = sinks == null ? null : sinks.toNode();
        return new CommitLog(version, watermark, ids, sinkMetadata);
    }

    private static @Nullable Map<Integer, List<List<String>>> uniqueIds(JsonFields fields) throws DamageException {
        if (!fields.has("stateUniqueIds") || fields.raw("stateUniqueIds") instanceof JsonValue.Null) {
            return null;
        }
        Map<Integer, List<List<String>>> ids = new TreeMap<>();
        try {
            for (JsonFields.Entry operator : fields.map("stateUniqueIds")) {
                long id = operatorId(operator);
                List<List<String>> partitions = partitions(operator.value());
                if (id == (int) id) {
                    ids.put((int) id, partitions);
                }
            }
        } catch (DamageException e) {
            if (e.damage().kind() == Damage.Kind.NOT_A_NUMBER) {
                throw fields.unusable("stateUniqueIds", fields.raw("stateUniqueIds"), e.damage().detail());
            }
            return null;
        }
        return Collections.unmodifiableMap(ids);
    }

    /** Operators beyond 32 bits parse, but no query has them. A key that is no number is the one thing that the optional field does not swallow. */
    private static long operatorId(JsonFields.Entry operator) throws DamageException {
        try {
            return Long.parseLong(operator.key());
        } catch (NumberFormatException e) {
            throw new DamageException(Damage.at(0, Damage.Kind.NOT_A_NUMBER, "operator id " + Excerpt.quoted(operator.key())));
        }
    }

    private static List<List<String>> partitions(JsonFields.Member operator) throws DamageException {
        List<List<String>> partitions = new ArrayList<>();
        for (JsonFields.Member partition : operator.items()) {
            List<String> stores = new ArrayList<>();
            for (JsonFields.Member store : partition.items()) {
                stores.add(String.valueOf(store.text()));
            }
            partitions.add(List.copyOf(stores));
        }
        return List.copyOf(partitions);
    }

    /** Spark's {@code CommitMetadataV3} demands that exactly one sink is active. */
    private static void checkSinks(JsonFields fields) throws DamageException {
        Map<String, Boolean> active = new HashMap<>();
        for (JsonFields.Entry entry : fields.map("sinkMetadataMap")) {
            JsonFields sink = entry.value().fields();
            active.put(entry.key(), sink != null && isActive(sink));
        }
        long count = active.values().stream().filter(a -> a).count();
        if (count != 1) {
            throw fields.unusable("sinkMetadataMap", fields.raw("sinkMetadataMap"), "exactly one sink must be active, not " + count);
        }
    }

    private static boolean isActive(JsonFields sink) throws DamageException {
        sink.text("sinkName");
        if (sink.has("commitOffset") || !sink.has("isActive")) {
            // json4s takes a constructor in which it is optional where only this field is not there
            sink.text("commitOffset");
        }
        sink.text("providerName");
        sink.text("apiVersion");
        return sink.flag("isActive", true);
    }
}

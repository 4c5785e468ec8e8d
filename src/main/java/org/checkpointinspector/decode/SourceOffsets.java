package org.checkpointinspector.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.checkpointinspector.bytes.Decoded;
import org.jspecify.annotations.Nullable;

/**
 * The offsets of sources. {@link #parse} tells from the text alone what kind of source wrote it; {@link #acceptedBy} says whether Spark's source of a
 * given kind takes the text, with that source's own leniency.
 */
public final class SourceOffsets {

    /** The kinds of source whose reading is known. */
    public enum Kind {
        /** File source ({@code FileStreamSourceOffset}): {@code {"logOffset":7}}, or a bare number. */
        FILE,
        /** Kafka source ({@code JsonUtils.partitionOffsets}): topic → partition → offset. */
        KAFKA,
        /** Rate source, and the socket and memory sources, which read the same: a bare number ({@code LongOffset}). */
        RATE,
        /** Rate-micro-batch source ({@code RatePerMicroBatchStreamOffset}). */
        RATE_MICRO_BATCH,
        /** Rate source of a continuous query ({@code RateStreamOffset}). */
        RATE_CONTINUOUS
    }

    private SourceOffsets() {}

    /**
     * Reads the offset of a source that is not known. Text of no known shape is {@link SourceOffset.Other}, text that is no JSON is damage.
     *
     * @param json the source's own text
     * @param storedOffset the byte of the file at which it begins
     */
    public static Decoded<SourceOffset> parse(String json, long storedOffset) {
        Optional<Long> bare = bareNumber(json);
        if (bare.isPresent()) {
            return Decoded.whole(new SourceOffset.Number(bare.get()));
        }
        try {
            return Decoded.whole(OffsetShapes.tell(JsonDocument.parse(new StoredText.Line(json, storedOffset))));
        } catch (DamageException e) {
            return Decoded.damaged(e.damage());
        }
    }

    /**
     * Whether Spark's source of a kind takes the text; empty where it does.
     *
     * @param storedOffset the byte of the file at which the text begins
     */
    public static Optional<Damage> acceptedBy(Kind kind, String json, long storedOffset) {
        return acceptedBy(kind, new StoredText.Line(json, storedOffset));
    }

    /** As {@link #acceptedBy(Kind, String, long)} for text that begins a file. */
    public static Optional<Damage> acceptedBy(Kind kind, String json) {
        return acceptedBy(kind, json, 0);
    }

    static Optional<Damage> acceptedBy(Kind kind, StoredText json) {
        try {
            switch (kind) {
                case FILE -> file(json);
                case KAFKA -> kafka(json);
                case RATE -> VersionedText.number(json);
                case RATE_MICRO_BATCH -> rateMicroBatch(json);
                case RATE_CONTINUOUS -> rateContinuous(json);
            }
            return Optional.empty();
        } catch (DamageException e) {
            return Optional.of(e.damage());
        }
    }

    private static void file(StoredText json) throws DamageException {
        if (bareNumber(json.text()).isEmpty()) {
            JsonDocument.parse(json).fields().number("logOffset");
        }
    }

    private static void rateMicroBatch(StoredText json) throws DamageException {
        JsonFields fields = JsonDocument.parse(json).fields();
        fields.number("offset");
        fields.number("timestamp");
    }

    private static void rateContinuous(StoredText json) throws DamageException {
        JsonDocument document = JsonDocument.parse(json);
        for (JsonFields.Entry partition : document.entries()) {
            partitionNumber(partition);
            JsonFields fields = partition.value().fields();
            if (fields != null) {
                fields.number("value");
                fields.number("runTimeMs");
            }
        }
    }

    private static Map<String, Map<Integer, Long>> kafka(StoredText json) throws DamageException {
        Map<String, Map<Integer, Long>> topics = new TreeMap<>();
        for (JsonFields.Entry topic : JsonDocument.parse(json).entries()) {
            Map<Integer, Long> partitions = new TreeMap<>();
            for (JsonFields.Entry partition : topic.value().entries()) {
                partitions.put(partitionNumber(partition), partition.value().number());
            }
            topics.put(topic.key(), partitions);
        }
        return topics;
    }

    private static int partitionNumber(JsonFields.Entry partition) throws DamageException {
        try {
            return Integer.parseInt(partition.key());
        } catch (NumberFormatException e) {
            throw partition.value().unusable("partition " + Excerpt.quoted(partition.key()) + " is no number");
        }
    }

    private static Optional<Long> bareNumber(String text) {
        try {
            return text.length() > 40 ? Optional.empty() : Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Tells the kinds of offset apart by the names of their fields. */
    private static final class OffsetShapes {

        static SourceOffset tell(JsonDocument document) {
            SourceOffset known = null;
            if (document.root() instanceof JsonValue.Fields object) {
                try {
                    known = known(document, new JsonFields(document.source(), object), object.fields());
                } catch (DamageException notThatShape) {
                    known = null;
                }
            } else if (document.root() instanceof JsonValue.Whole whole && whole.fits()) {
                known = new SourceOffset.Number(whole.value());
            }
            return known == null ? new SourceOffset.Other(document.root().toNode()) : known;
        }

        private static @Nullable SourceOffset known(JsonDocument document, JsonFields json, List<JsonValue.Field> fields) throws DamageException {
            if (json.has("logOffset") && fields.size() == 1) {
                return new SourceOffset.FileLog(json.number("logOffset"));
            } else if (json.has("offset") && json.has("timestamp") && fields.size() == 2) {
                return new SourceOffset.RateMicroBatch(json.number("offset"), json.number("timestamp"));
            } else if (json.has("reservoirId") && json.has("reservoirVersion")) {
                return new SourceOffset.Delta(json.textOrEmpty("reservoirId"), json.number("reservoirVersion"), json.number("index", -1),
                        json.flag("isStartingVersion", false));
            } else if (json.has("snapshot_id") && json.has("position")) {
                return new SourceOffset.Iceberg(json.number("snapshot_id"), json.number("position"), json.flag("scan_all_files", false));
            } else if (fields.stream().anyMatch(f -> isShard(f.value()))) {
                return kinesis(json, fields, document.source());
            }
            return !fields.isEmpty() && fields.stream().allMatch(f -> isPartitions(f.value())) ? new SourceOffset.Partitioned(kafka(document.source())) : null;
        }

        private static boolean isShard(JsonValue value) {
            return value instanceof JsonValue.Fields shard && shard.fields().stream().anyMatch(f -> f.name().equals("iteratorType"));
        }

        private static boolean isPartitions(JsonValue value) {
            return value instanceof JsonValue.Fields partitions && !partitions.fields().isEmpty()
                    && partitions.fields().stream().allMatch(f -> f.value() instanceof JsonValue.Whole whole && whole.fits());
        }

        private static SourceOffset kinesis(JsonFields json, List<JsonValue.Field> fields, StoredText source) throws DamageException {
            JsonFields metadata = json.object("metadata");
            String stream = metadata != null && metadata.has("streamName") ? metadata.text("streamName") : null;
            List<SourceOffset.Kinesis.Shard> shards = new ArrayList<>();
            for (JsonValue.Field field : fields) {
                if (isShard(field.value())) {
                    JsonFields shard = new JsonFields(source, field.value());
                    String position = shard.has("iteratorPosition") ? shard.textOrEmpty("iteratorPosition") : "";
                    shards.add(new SourceOffset.Kinesis.Shard(field.name(), shard.textOrEmpty("iteratorType"), position));
                }
            }
            return new SourceOffset.Kinesis(stream, List.copyOf(shards));
        }
    }
}

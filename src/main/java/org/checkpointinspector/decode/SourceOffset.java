package org.checkpointinspector.decode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The offset of one source as that source itself reads it, told apart by the shape of its JSON; see {@code SourceOffsets.parse}.
 * Anything that is not known is {@link Other}, never an error.
 */
public sealed interface SourceOffset {

    /** Name of the kind of source for a person: {@code Kafka}, {@code files} … */
    String kind();

    /** Kafka, and Event Hubs which has the same shape: topic → partition → next offset, sorted. */
    record Partitioned(Map<String, Map<Integer, Long>> positions) implements SourceOffset {
        @Override
        public String kind() {
            return "Kafka";
        }
    }

    /** File source: id of the newest file of its own log. */
    record FileLog(long logOffset) implements SourceOffset {
        @Override
        public String kind() {
            return "files";
        }
    }

    /** A bare number: rate (seconds since creation), socket and memory (rows), or a file source's old form. */
    record Number(long value) implements SourceOffset {
        @Override
        public String kind() {
            return "number";
        }
    }

    /** Rate-micro-batch: rows and the time that goes with them, ms since the epoch. */
    record RateMicroBatch(long offset, long timestampMs) implements SourceOffset {
        @Override
        public String kind() {
            return "rate-micro-batch";
        }
    }

    /** Delta table. */
    record Delta(String tableId, long version, long index, boolean startingVersion) implements SourceOffset {
        @Override
        public String kind() {
            return "Delta";
        }
    }

    /** Iceberg table. */
    record Iceberg(long snapshotId, long position, boolean scanAllFiles) implements SourceOffset {
        @Override
        public String kind() {
            return "Iceberg";
        }
    }

    /** Kinesis: stream, and for each shard what to read next. */
    record Kinesis(@Nullable String stream, List<Shard> shards) implements SourceOffset {
        @Override
        public String kind() {
            return "Kinesis";
        }

        /** Position in one shard. */
        public record Shard(String id, String iteratorType, String iteratorPosition) {}
    }

    /** Any other JSON. */
    record Other(JsonNode json) implements SourceOffset {
        @Override
        public String kind() {
            return "other";
        }
    }
}

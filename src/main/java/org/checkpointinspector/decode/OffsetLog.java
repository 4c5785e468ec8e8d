package org.checkpointinspector.decode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file {@code offsets/N} (Spark's {@code OffsetSeqLog}): where batch N ends in each source, written before the batch runs.
 *
 * @param version 1 or 2 (4.2 and later); a greater number only where the file says so and could still be read
 * @param metadata the second line
 * @param sources one for each source, in the order of the file
 */
public record OffsetLog(int version, Metadata metadata, List<Source> sources) {

    /** Keeps its own copy of the sources. */
    public OffsetLog {
        sources = List.copyOf(sources);
    }

    /**
     * The second line (Spark's {@code OffsetSeqMetadata}); fields that are absent have Spark's defaults.
     *
     * @param batchWatermarkMs event-time watermark in force during the batch, ms since the epoch, 0 for none
     * @param batchTimestampMs processing time of the batch, ms since the epoch
     * @param conf the settings that are frozen into the checkpoint, in the order of the file
     * @param further other fields of the line as JSON ({@code sourceMetadataInfo}, {@code controlBatchInfo} …)
     */
    public record Metadata(long batchWatermarkMs, long batchTimestampMs, Map<String, String> conf, Map<String, JsonNode> further) {}

    /**
     * The end offset of one source.
     *
     * @param id position of the source in version 1 ({@code "0"}, {@code "1"} …), its id or name in version 2
     * @param json the source's own text, null where the file has {@code -}, that is, no offset yet
     * @param storedOffset the byte at which {@code json} begins in the file
     */
    public record Source(String id, @Nullable String json, long storedOffset) {}
}

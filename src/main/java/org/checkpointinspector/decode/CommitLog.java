package org.checkpointinspector.decode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file {@code commits/N} (Spark's {@code CommitLog}): batch N is done.
 *
 * @param version 1, 2 (4.0 and later, unique state ids) or 3 (4.2, sink metadata)
 * @param nextBatchWatermarkMs event-time watermark for batch N+1, ms since the epoch; 0 where absent
 * @param stateUniqueIds operator → partition → store → id of the state files of version N+1; null where the file has none
 * @param sinkMetadata the JSON of {@code sinkMetadataMap}, null where the file has none
 */
public record CommitLog(
        int version,
        long nextBatchWatermarkMs,
        @Nullable Map<Integer, List<List<String>>> stateUniqueIds,
        @Nullable JsonNode sinkMetadata) {}

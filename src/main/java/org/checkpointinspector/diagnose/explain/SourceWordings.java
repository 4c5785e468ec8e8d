package org.checkpointinspector.diagnose.explain;

import static org.checkpointinspector.diagnose.explain.FailureCause.CORRUPTION;
import static org.checkpointinspector.diagnose.explain.FailureCause.FILE_MISSING;
import static org.checkpointinspector.diagnose.explain.FailureCause.OFFSETS_OUT_OF_RANGE;
import static org.checkpointinspector.diagnose.explain.FailureCause.PERMISSION;
import static org.checkpointinspector.diagnose.explain.FailureCause.QUERY_CHANGED;
import static org.checkpointinspector.diagnose.explain.KnownError.Where.CHECKPOINTING;
import static org.checkpointinspector.diagnose.explain.KnownError.Where.LOG_OF_STREAMING;
import static org.checkpointinspector.diagnose.explain.KnownError.Where.STREAMING;

import java.util.List;

/** The positions in the checkpoint and what the sources still hold: Kafka, Event Hubs, Kinesis, Delta, Iceberg, files. */
final class SourceWordings {

    static final List<KnownError> ALL = List.of(
            KnownError.of(OFFSETS_OUT_OF_RANGE, "offset was changed from -?\\d+ to -?\\d+|PARTITION_OFFSET_CHANGED", "The topic ends before the position in the checkpoint: it was made anew, or positions were edited"),
            KnownError.of(OFFSETS_OUT_OF_RANGE, "KAFKA_DATA_LOSS\\.(?:ADDED_)?PARTITION|topic partitions? .* (?:are|is) gone|\\bare gone\\. (?:Some data|Kafka option)|PARTITIONS_DELETED|Partition\\S* .* (?:deleted|gone)\\. Some data may", "Partitions that the checkpoint"
                            + " knows are gone: the topic was deleted or made anew"),
            KnownError.of(OFFSETS_OUT_OF_RANGE, "KAFKA_DATA_LOSS|Cannot fetch offset(?:s)? -?\\d+|Some data may have been (?:lost|missed)|some data may have been missed|COULD_NOT_READ_OFFSET_RANGE|INITIAL_OFFSET_NOT_FOUND|START_OFFSET_RESET", "Kafka no longer"
                            + " has records at the position in the checkpoint: retention removed them, or the topic was made anew"),
            KnownError.of(OFFSETS_OUT_OF_RANGE, "Offsets out of range with no configured reset policy|OffsetOutOfRangeException|Fetch position .* is out of range|numRecords must not be negative|Beginning offset -?\\d+ is after the ending offset", "Kafka"
                            + " does not have the position in the checkpoint").in(LOG_OF_STREAMING),
            KnownError.of(OFFSETS_OUT_OF_RANGE, "Previously tracked partitions .* been revoked by Kafka", "Kafka took partitions away: a partition vanished, or another consumer uses the same group").in(STREAMING)
                    .remedy("Give the job a consumer group of its own, and look whether the topic lost partitions."),
            KnownError.of(OFFSETS_OUT_OF_RANGE, "(?i)seqNo:? \\S+ (?:is )?(?:less|smaller) than the received|The supplied (?:sequence number|offset) .* is invalid|expected seqNo", "Event Hubs no longer has the position in the checkpoint")
                    .in(LOG_OF_STREAMING),
            KnownError.of(OFFSETS_OUT_OF_RANGE, "Iterator expired|ExpiredIteratorException|ExpiredNextTokenException|TrimmedDataAccessException", "The stream no longer has the position in the checkpoint").in(STREAMING),
            KnownError.of(OFFSETS_OUT_OF_RANGE, "Cannot load current offset at snapshot|(?:S|s)napshot \\d+ (?:was expired|.*expired or removed)|[Cc]annot find (?:the )?snapshot(?: with ID)? \\d+", "The Iceberg table no longer has the snapshot in the checkpoint").in(LOG_OF_STREAMING),
            KnownError.of(OFFSETS_OUT_OF_RANGE, "was expecting process data from version|earliest available version in the _delta_log|DELTA_VERSIONS_NOT_CONTIGUOUS|DeltaStream\\S*VersionNotFound|DELTA_LOG_FILE_NOT_FOUND_FOR_STREAMING_SOURCE"
                            + "|DELTA_MISSING_CHANGE_DATA|FAILED_READ_FILE\\.DBR_FILE_NOT_EXIST", "The Delta table no longer has the version in the checkpoint: its log was cleaned up"),
            KnownError.of(CORRUPTION, "Expected e\\.g\\. \\{\"topicA\"", "The offset log holds something else than Kafka positions where Kafka positions belong").in(CHECKPOINTING),
            KnownError.of(PERMISSION, "(?:Topic|Group|Cluster|TransactionalId)AuthorizationException|Not authorized to access (?:topics|group)", "Kafka does not let the job read").in(STREAMING)
                    .remedy("Give the principal the rights READ and DESCRIBE on the topic, and READ on the group."),
            KnownError.of(QUERY_CHANGED, "UnknownTopicOrPartitionException|UNKNOWN_TOPIC_OR_PARTITION", "Kafka does not know the topic").in(CHECKPOINTING),
            KnownError.of(FILE_MISSING, "InvalidInputException: Input path does not exist", "An input file of a batch that has to be repeated is gone").in(STREAMING)
                    .remedy("Put the files back (empty ones will do where their rows may be lost), or start with a new checkpoint; keep input files until the next start succeeded."),
            KnownError.of(CORRUPTION, "MALFORMED_STATE_IN_RATE_PER_MICRO_BATCH_SOURCE|Invalid offset .* cannot be parsed|CANNOT_PARSE_JSON.*offset", "A position in the offset log cannot be read").in(STREAMING));

    private SourceWordings() {}
}

package org.checkpointinspector.diagnose.explain;

import static org.checkpointinspector.diagnose.explain.FailureCause.CONCURRENT_QUERY;
import static org.checkpointinspector.diagnose.explain.FailureCause.FILE_MISSING;
import static org.checkpointinspector.diagnose.explain.FailureCause.FROZEN_CONFIG;
import static org.checkpointinspector.diagnose.explain.FailureCause.QUERY_CHANGED;
import static org.checkpointinspector.diagnose.explain.FailureCause.STATE_SCHEMA;
import static org.checkpointinspector.diagnose.explain.KnownError.Weight.NOTICE;
import static org.checkpointinspector.diagnose.explain.KnownError.Weight.VAGUE;
import static org.checkpointinspector.diagnose.explain.KnownError.Where.STREAMING;

import java.util.List;

/** The query does not fit its checkpoint, or is not alone. */
final class QueryWordings {

    static final List<KnownError> ALL = List.of(
            // MicroBatchExecution, HDFSMetadataLog: 2.1 to 3.3 without, 3.4 and later with a condition
            KnownError.of(CONCURRENT_QUERY, "CONCURRENT_STREAM_LOG_UPDATE|Concurrent update to the (?:commit )?log\\b", "A batch was logged by somebody else: two runs use this checkpoint, or its logs contradict each other"),
            KnownError.of(CONCURRENT_QUERY, "Multiple streaming queries are concurrently using|_LEGACY_ERROR_TEMP_2207", "A file of the log was already there when the query wanted to write it: two runs use this"
                            + " checkpoint, or a checksum file (.crc) was left behind when its file was removed"),
            KnownError.of(CONCURRENT_QUERY, "Cannot start query with (?:name|id) .* as (?:a query with that (?:name|id) is already active|another query with same id is already active)|CONCURRENT_QUERY\\b"
                            + "|Another instance of the query .* was just started|DIFFERENT_QUERY_RUN|Another Spark session is (?:already )?running", "A query with this checkpoint is already active"),
            KnownError.of(CONCURRENT_QUERY, "(?:org\\.apache\\.hadoop\\.\\S*)?(?:LeaseExpiredException|AlreadyBeingCreatedException|RecoveryInProgressException).*(?:offsets|commits|state|checkpoint|receivedBlockMetadata)",
                            "Another client holds or took over a file of the checkpoint").in(STREAMING),
            KnownError.of(CONCURRENT_QUERY, "FileAlreadyExistsException.*/(?:offsets|commits|state|sources)/", "A file of the log was already there when the query wanted to write it").in(STREAMING),
            KnownError.of(CONCURRENT_QUERY, "STATE_STORE_INVALID_STAMP|StateStoreInvalidStamp|STATE_STORE_BASE_CHECKPOINT_ID_MISMATCH", "The state was changed by somebody else between load and commit"),
            // OffsetSeq.toStreamProgress, 2.1 and later
            KnownError.of(QUERY_CHANGED, "There are \\[\\S+] sources in the checkpoint offsets and now there are \\[\\S+] sources", "The query has another number of sources than its checkpoint"),
            KnownError.of(QUERY_CHANGED, "STREAMING_STATEFUL_OPERATOR_NOT_MATCH_IN_STATE_METADATA|Streaming stateful operator name does not match", "The query's stateful operators are not those of its checkpoint"),
            KnownError.of(QUERY_CHANGED, "DIFFERENT_DELTA_TABLE_READ_BY_STREAMING_SOURCE|The streaming query was reading from an unexpected Delta table", "The source is another Delta table than the one that the"
                            + " checkpoint knows: it was dropped and made anew, or replaced"),
            KnownError.of(QUERY_CHANGED, "Detected schema change(?:: streaming source schema| in version)|DELTA_SCHEMA_CHANGED|DELTA_STREAMING_(?:INCOMPATIBLE_SCHEMA|SCHEMA)|Detected incompatible schema change|STREAM_SCHEMA_CHANGED",
                            "The schema of the Delta source changed while the query read it"),
            KnownError.of(QUERY_CHANGED, "(?:Provided|Specified) (?:source|query) .* does not match the (?:source|query) in the checkpoint|STREAMING_SOURCE_.*MISMATCH|STREAMING_QUERY_EVOLUTION_ERROR", "The query's"
                            + " sources are not those of its checkpoint"),
            KnownError.of(STATE_SCHEMA, "STATE_STORE_(?:KEY|VALUE)_SCHEMA_NOT_COMPATIBLE|Provided (?:key |value )?schema (?:does not match existing state|doesn't match to the schema for existing state)"
                            + "|StateSchemaNotCompatible|STATE_STORE_INVALID_VALUE_SCHEMA_EVOLUTION|STATE_STORE_COLUMN_FAMILY_SCHEMA_INCOMPATIBLE|STATE_STORE_SCHEMA_", "Key or value of the state"
                            + " have other types than the checkpoint holds"),
            KnownError.of(STATE_SCHEMA, "STATE_STORE_(?:KEY|VALUE)_ROW_FORMAT_VALIDATION_FAILURE|(?:KEY|VALUE)_ROW_FORMAT_VALIDATION_FAILURE|query failed (?:by state format invalidation|to validate written state)|InvalidUnsafeRowException"
                            + "|state is not supported\\. The following reasons may cause this", "A row of the state does not fit the query's schema: the query changed, Spark changed, or the file is damaged"),
            KnownError.of(STATE_SCHEMA, "STATE_STORE_INVALID_VARIABLE_TYPE_CHANGE|STATE_STORE_VALUE_SCHEMA_EVOLUTION_THRESHOLD_EXCEEDED|STATE_STORE_STATE_SCHEMA_FILES_THRESHOLD_EXCEEDED|STDS_FAILED_TO_READ_STATE_SCHEMA",
                            "A state variable has another type than the checkpoint holds"),
            KnownError.of(FROZEN_CONFIG, "STATE_STORE_INVALID_CONFIG_AFTER_RESTART|STATE_STORE_PROVIDER_(?:MISMATCH|CANNOT_CHANGE)|Cannot change \\S+ from \\S+ to \\S+ between (?:runs|restarts)",
                            "A setting was changed that stands fast in the checkpoint"),
            // ConfigBuilder: 2.1 to 3.5 without, 4.0 and later with a condition; CompressionCodec: the same from 3.4 on
            KnownError.of(FROZEN_CONFIG, "(?:The value '[^']*' in the config \"|IllegalArgumentException: )spark\\.sql\\.(?:streaming\\.|shuffle\\.)\\S+(?:\" is invalid| should be \\w+, but was)",
                            "A setting has a value that Spark refuses; it may stand in the checkpoint, which overrules the session's")
                    .remedy("See which value the newest offset log has (decode), and restore that file from a backup, or roll back to a batch before it."),
            KnownError.of(FROZEN_CONFIG, "CODEC_NOT_AVAILABLE|Codec \\[[^\\]]*] is not available|The codec \\S+ is not available", "Spark has no codec of that name; it may stand in the checkpoint, which overrules the session's")
                    .remedy("Correct spark.io.compression.codec. If spark.sql.streaming.stateStore.compression.codec is wrong in the newest offset log (decode), restore that file from a backup."),
            KnownError.of(FROZEN_CONFIG, "Updating the value of conf '[^']+' in current session from '[^']*' to", "A setting of the session was overruled by the one in the checkpoint").as(NOTICE),
            KnownError.of(FROZEN_CONFIG, "(?:spark\\.sql\\.streaming\\.stateStore|spark\\.sql\\.shuffle\\.partitions)\\S* (?:cannot be|must not be|can't be) changed (?:after|between|once)", "A setting was changed that stands fast"
                            + " in the checkpoint"),
            KnownError.of(FROZEN_CONFIG, "STREAMING_UNFINISHED_REPARTITION_DETECTED|STATE_REPARTITION_INVALID_CHECKPOINT|ASYNC_PROGRESS_TRACKING.*CHECKPOINT", "The checkpoint was left by another mode of running"),
            KnownError.of(FILE_MISSING, "STATE_STORE_CHECKPOINT_LOCATION_NOT_EMPTY|StateStoreCheckpointLocationNotEmpty|should be empty on batch 0", "The query would start at batch 0, and there is state already:"
                            + " the offset log is gone, or the checkpoint is not the query's own").remedy("Restore offsets and commits from a backup; else start with a new checkpoint and exported positions."),
            KnownError.of(FILE_MISSING, "STREAMING_STATEFUL_OPERATOR_MISSING_STATE_DIRECTORY|state directory is empty or missing", "The query keeps state, and the folder of its state is gone or empty"),
            KnownError.of(FILE_MISSING, "STREAMING_CHECKPOINT_MISSING_METADATA_FILE|STREAMING_CHECKPOINT_METADATA_ERROR|the metadata file is missing but offset", "The file metadata, which holds the query's id, is gone")
                    .remedy("Restore the file metadata from a backup. A new one has a new id, and sinks that know batches by the query's id then write them twice."),
            KnownError.of(QUERY_CHANGED, "possible problem with the location of your checkpoint", "Spark 2 wrote the checkpoint to a folder with an escaped name, and Spark 3 looks at another one")
                    .remedy("Move the files of the escaped folder (the message names it) to the right one."),
            KnownError.of(FILE_MISSING, "startSeconds\\(\\d+\\) > endSeconds\\(\\d+\\)", "A rate source's file with its start time is gone: it counts from now on"),
            KnownError.of(FILE_MISSING, "^java\\.lang\\.AssertionError: assertion failed$", "Spark met logs that contradict each other: files of offsets or commits are missing")
                    .in(KnownError.Where.CHECKPOINT_CODE).as(VAGUE));

    private QueryWordings() {}
}

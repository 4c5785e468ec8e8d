package org.checkpointinspector.diagnose.explain;

import static org.checkpointinspector.diagnose.explain.FailureCause.CORRUPTION;
import static org.checkpointinspector.diagnose.explain.FailureCause.FILE_MISSING;
import static org.checkpointinspector.diagnose.explain.FailureCause.VERSION_MISMATCH;
import static org.checkpointinspector.diagnose.explain.KnownError.Where.CHECKPOINTING;
import static org.checkpointinspector.diagnose.explain.KnownError.Where.CHECKPOINT_CODE;
import static org.checkpointinspector.diagnose.explain.KnownError.Where.STREAMING;

import java.util.List;

/** The small logs ({@code HDFSMetadataLog} and its kin), checkpoint files of DStreams, checkpointed RDDs and write-ahead logs, of Spark 2.1–4.2. */
final class LogWordings {

    static final List<KnownError> ALL = List.of(
            KnownError.of(VERSION_MISMATCH, "UnsupportedLogVersion|INVALID_LOG_VERSION", "A log has a version that this Spark does not know or was not told to use"),
            KnownError.of(VERSION_MISMATCH, "For input string: \"\\d+_[0-9a-f]{8}-[0-9a-f-]{27}\"", "The state has files with unique ids (checkpoint format 2), and the commit log or the settings say otherwise").in(CHECKPOINTING),
            KnownError.of(FILE_MISSING, "batch(?:es)? \\(?-?\\d+(?:, ?\\d+)*\\)? (?:doesn'?t|don'?t) exist|OFFSET_SEQ_NOT_FOUND|was committed without end epoch offsets", "A log lacks a batch that must be there"),
            // 3.1 to 3.3 say no more where the file is not there under the name that they make of the number
            KnownError.of(FILE_MISSING, "failed to read log file for batch \\d+", "A log lacks the file of a batch that it lists: it is gone, or has another name"),
            KnownError.of(CORRUPTION, "/(?:offsets|commits|sources|state|_spark_metadata)/\\S* \\(Is a directory\\)", "A folder stands where a log file belongs")
                    .in(STREAMING).remedy("Move that folder out of the checkpoint."),
            KnownError.of(FILE_MISSING, "doesn'?t exist \\(latestId: \\d+, compactInterval: \\d+\\)", "The log of a source lacks a file"),
            KnownError.of(CORRUPTION, "Incomplete log file", "A log file is empty"),
            KnownError.of(CORRUPTION, "Log file was malformed|MALFORMED_LOG_FILE|failed to read correct log version|Invalid OffsetMap format|offset log requires metadata", "A log file is damaged: it does not begin or go on as a log does"),
            KnownError.of(FILE_MISSING, "(?:File(?:NotFoundException)?:? ?|File )\\S*/(?:offsets|commits|sources|state|_metadata|_stateSchema|rdd-\\d+|receivedData|receivedBlockMetadata)/\\S* (?:does not exist|\\(No such file)|FileNotFoundException.*/(?:offsets|commits|sources|state|rdd-\\d+)/",
                            "A file of the checkpoint is missing").in(STREAMING),
            KnownError.of(FILE_MISSING, "Checkpoint directory does not exist: ", "The folder of a checkpointed RDD is gone, and the checkpoint file names it"),
            KnownError.of(FILE_MISSING, "Invalid checkpoint file: |_LEGACY_ERROR_TEMP_3017|Checkpoint RDD has a different number of partitions", "A partition of a checkpointed RDD is missing"),
            KnownError.of(FILE_MISSING, "Could not read data from write ahead log record", "A block of the data write-ahead log cannot be read: mostly its file is gone"),
            KnownError.of(FILE_MISSING, "STDS_FAILED_TO_READ_OPERATOR_METADATA|Failed to read the operator metadata", "The metadata of the state's operators is missing or damaged"),
            KnownError.of(FILE_MISSING, "Could not compute split, block input-\\d+-\\d+ not found|Attempted to use BlockRDD\\[\\d+\\] at .* after its blocks have been removed", "A block of received data is gone from memory: without a write-ahead log it does not outlive"
                            + " its executor or the driver").remedy("Turn on spark.streaming.receiver.writeAheadLog.enable, store blocks in MEMORY_AND_DISK_SER_2, and let batches not fall behind."),
            KnownError.of(CORRUPTION, "MatchError: .*checkpoint-.*\\(of class java\\.lang\\.String\\)", "A file in the checkpoint folder has a name that Spark takes for a checkpoint file and cannot read")
                    .remedy("Move that file out of the folder: it is a copy or a leftover."),
            KnownError.of(CORRUPTION, "Checkpoint\\.(?:graph|master|framework|checkpointTime|jars|sparkConfPairs)\\S* is null", "A checkpoint file lacks a part that must be there"),
            KnownError.of(CORRUPTION, "WatermarkTracker\\.currentWatermark|\\$this\" is null|String\\.isEmpty\\(\\)\" because", "A log file is damaged: a line that must be there is blank or missing").in(CHECKPOINTING),
            KnownError.of(CORRUPTION, "NoSuchElementException: next on empty iterator", "A log file is damaged: it ends after its first line").in(CHECKPOINT_CODE),
            KnownError.of(CORRUPTION, "JsonEOFException|Unexpected end-of-input|MismatchedInputException: No content to map|JsonParseException|Unrecognized token '|org\\.json4s\\.(?:package\\$)?MappingException|No usable value for|JsonMappingException",
                            "A log file is damaged: its JSON is cut off or garbled").in(CHECKPOINTING),
            KnownError.of(CORRUPTION, "MalformedInputException: Input length|UTFDataFormatException|Invalid UUID string", "A log file is damaged: its text is garbled").in(CHECKPOINTING),
            KnownError.of(CORRUPTION, "NumberFormatException: For input string", "A file name or number in the checkpoint cannot be read as a number: a stray copy, or a damaged log").in(CHECKPOINT_CODE),
            KnownError.of(CORRUPTION, "org\\.apache\\.hadoop\\.fs\\.ChecksumException|Checksum error: ", "A file does not fit the checksum file (.crc) beside it: it is damaged, or was copied or edited without it")
                    .in(STREAMING),
            KnownError.of(CORRUPTION, "Stream is corrupted|Unexpected end of ZLIB|invalid entry CRC|ZipException|ZstdIOException|Unknown frame descriptor|Truncated source|FAILED_TO_UNCOMPRESS|LZFException|Corrupt input data|failed to read chunk|SnappyError",
                            "A file is damaged, or was written with another compression codec than it is read with").in(CHECKPOINTING),
            KnownError.of(CORRUPTION, "StreamCorruptedException|OptionalDataException|NegativeArraySizeException|invalid stream header|invalid type code", "A file of serialized objects is damaged, or is read with another serializer or codec than wrote it")
                    .in(CHECKPOINTING),
            KnownError.of(CORRUPTION, "EOFException|Stream ended prematurely|reached end of stream after reading|Fail to read \\d+ bytes|Premature EOF", "A file ends too early").in(CHECKPOINTING),
            KnownError.of(CORRUPTION, "KryoException: (?:Buffer underflow|Encountered unregistered|Unable to find class)|IndexOutOfBoundsException.*Kryo", "A file of serialized objects is damaged, or its classes changed").in(CHECKPOINTING),
            KnownError.of(CORRUPTION, "NoSuchFileException: \\S*(?:/metadata|MANIFEST\\S*|CURRENT)$", "A RocksDB snapshot lacks a part").in(CHECKPOINTING),
            KnownError.of(FILE_MISSING, "(?:FileNotFoundException|NoSuchFileException|NoSuchKey|FILE_NOT_EXIST)", "A file is missing").in(CHECKPOINT_CODE));

    private LogWordings() {}
}

package org.checkpointinspector.diagnose.explain;

import static org.checkpointinspector.diagnose.explain.FailureCause.CORRUPTION;
import static org.checkpointinspector.diagnose.explain.FailureCause.FILE_MISSING;
import static org.checkpointinspector.diagnose.explain.FailureCause.MEMORY;
import static org.checkpointinspector.diagnose.explain.FailureCause.ROCKSDB;
import static org.checkpointinspector.diagnose.explain.FailureCause.STORAGE_FAILURE;
import static org.checkpointinspector.diagnose.explain.FailureCause.VERSION_MISMATCH;
import static org.checkpointinspector.diagnose.explain.KnownError.Weight.VAGUE;
import static org.checkpointinspector.diagnose.explain.KnownError.Where.CHECKPOINT_CODE;
import static org.checkpointinspector.diagnose.explain.KnownError.Where.STREAMING;

import java.util.List;

/** Files of the state: {@code HDFSBackedStateStoreProvider} and {@code RocksDB} of Spark 2.1–4.2. */
final class StateWordings {

    static final List<KnownError> ALL = List.of(
            KnownError.of(FILE_MISSING, "CANNOT_READ_DELTA_FILE_NOT_EXISTS|Error reading delta file .* does not exist", "A delta of the state is missing"),
            KnownError.of(FILE_MISSING, "CANNOT_READ_MISSING_SNAPSHOT_FILE|Error reading snapshot file .* does not exist|CANNOT_FIND_BASE_SNAPSHOT_CHECKPOINT", "A snapshot of the state is missing"),
            KnownError.of(FILE_MISSING, "CANNOT_READ_STREAMING_STATE_FILE|Error reading streaming state file(?: of)? .* does not exist", "A file of the state is missing, or the query has a stateful operator that the checkpoint does not know"),
            KnownError.of(FILE_MISSING, "FileNotFoundException.*\\.(?:delta|snapshot|changelog|zip|sst)\\b|NoSuchFileException: .*\\.(?:delta|snapshot|changelog|zip|sst)\\b|No such file or directory.*\\.(?:delta|snapshot|changelog|zip|sst)\\b", "A file of the state is missing")
                    .in(STREAMING),
            KnownError.of(CORRUPTION, "CANNOT_READ_(?:DELTA|SNAPSHOT)_FILE_(?:KEY|VALUE)_SIZE|Error reading (?:delta|snapshot|streaming state) file .*(?:key|value) size cannot be|(?:key|value) size cannot be -\\d", "A file of the state is damaged: it holds a length"
                            + " that cannot be"),
            KnownError.of(CORRUPTION, "CHECKPOINT_FILE_CHECKSUM_VERIFICATION_FAILED|STATE_STORE_ROW_CHECKSUM_VERIFICATION_FAILED", "A file of the state is damaged: its checksum is another"),
            KnownError.of(CORRUPTION, "UNEXPECTED_FILE_SIZE|Copied \\S+ to \\S+ expected \\d+ bytes, found \\d+ bytes", "A table of a RocksDB snapshot has another size than the snapshot says"),
            KnownError.of(CORRUPTION, "STATE_STORE_UNEXPECTED_EMPTY_FILE_IN_ROCKSDB_ZIP|CANNOT_LOAD_STATE_STORE\\.(?:CANNOT_READ_CHECKPOINT|UNEXPECTED_VERSION|AUTO_SNAPSHOT_REPAIR_FAILED)|Cannot read RocksDB checkpoint metadata|Snapshot repair failed",
                            "A RocksDB snapshot cannot be read"),
            KnownError.of(VERSION_MISMATCH, "INVALID_CHANGE_LOG_(?:READER|WRITER)_VERSION|change log (?:reader|writer) version cannot be", "A changelog was written by a newer Spark"),
            KnownError.of(VERSION_MISMATCH, "unsupported format_version|Unsupported (?:compression|checksum) (?:method|type)", "The RocksDB of this Spark is too old for the tables of the checkpoint").in(STREAMING),
            KnownError.of(CORRUPTION, "readLineage should only be invoked|Found invalid record type for value|STREAM_STREAM_JOIN_INCONSISTENT_STATE|Unexpected null value in (?:key|value)WithIndex|This should never happen.*state", "A file of the state is damaged").in(STREAMING),
            KnownError.of(CORRUPTION, "(?:state\\.|HDFSBackedStateStore|RocksDB).*STATE_STORE_OPERATION_OUT_OF_ORDER", "The state store was used out of order").in(STREAMING).as(VAGUE),
            KnownError.of(STORAGE_FAILURE, "CANNOT_WRITE_STATE_STORE|Error committing version \\d+ into|Failed to rename \\S+ to \\S+(?:delta|snapshot|zip|changelog)", "The state of a batch could not be written").as(VAGUE),
            KnownError.of(STORAGE_FAILURE, "Failed to rename as \\S+ was not found|Rename source \\S+ does not exist|CHECKPOINT_RENAME|Failed to rename temp file .* as it was not renamed", "A file of the checkpoint was written, and could not be given its name").in(STREAMING),
            KnownError.of(MEMORY, "_STORE_PROVIDER_OUT_OF_MEMORY|STATE_STORE_OUT_OF_MEMORY|Could not load (?:HDFS|RocksDB) state store with id .* because of an out of memory", "The state of a partition does not fit into memory"),
            KnownError.of(ROCKSDB, "UNRELEASED_THREAD_ERROR|RocksDB instance could not be acquired|StateStoreInstance was not released", "Another task still holds the state's RocksDB: an earlier attempt has not ended")
                    .remedy("Mostly the attempt before hangs or was not killed: look at its thread. Raise spark.sql.streaming.stateStore.rocksdb.lockAcquireTimeoutMs where commits are slow; speculation must be off."),
            KnownError.of(ROCKSDB, "While lock file|lock hold by current process|Resource temporarily unavailable.*LOCK", "The local folder of the state's RocksDB is locked by another instance").in(STREAMING),
            KnownError.of(ROCKSDB, "Sst file size mismatch|Mismatch in unique ID on table file|Bad table magic number|block checksum mismatch|MANIFEST-\\d+ may be corrupted", "A table or the manifest of the state's RocksDB is not the one that the snapshot"
                            + " means, or is damaged"),
            KnownError.of(ROCKSDB, "rocksdbjni|UnsatisfiedLinkError.*rocksdb|Could not initialize class org\\.rocksdb", "RocksDB's native library cannot be loaded").in(STREAMING)
                    .remedy("Mostly /tmp is mounted noexec, or the image has musl instead of glibc: set java.io.tmpdir to another folder, or use another image."),
            KnownError.of(ROCKSDB, "org\\.rocksdb\\.RocksDBException", "The state's RocksDB refuses").in(STREAMING),
            KnownError.of(CORRUPTION, "CANNOT_LOAD_STATE_STORE\\.UNCATEGORIZED|CANNOT_LOAD_STATE_STORE\\b", "The state could not be loaded; the message does not say why").as(VAGUE),
            KnownError.of(CORRUPTION, "ArrayIndexOutOfBoundsException: Index \\d+ out of bounds for length \\d+", "A list in the checkpoint is shorter than the query's partitions: files or entries are missing").in(CHECKPOINT_CODE));

    private StateWordings() {}
}

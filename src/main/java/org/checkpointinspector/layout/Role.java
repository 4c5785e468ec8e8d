package org.checkpointinspector.layout;

/** What a file is to Spark. The {@link #id()}s are printed by {@code inspect --json} and stay stable. */
public enum Role {
    /** {@code metadata}: the query's id. */
    QUERY_METADATA("query-metadata", "query metadata"),
    /** {@code offsets/N}. */
    OFFSET_LOG("offset-log", "offset log"),
    /** {@code commits/N}. */
    COMMIT_LOG("commit-log", "commit log"),
    /** {@code sources/i/N} or {@code N.compact}. */
    SOURCE_LOG("source-log", "source log"),
    /** Anything else a source keeps below {@code sources/i}. */
    SOURCE_PRIVATE("source-private", "source's own file"),
    /** {@code state/op/_metadata/metadata} or {@code state/op/_metadata/v2/N}. */
    OPERATOR_METADATA("operator-metadata", "operator metadata"),
    /** {@code _metadata/schema} of a store, or {@code state/op/_stateSchema/store/batch_uuid}. */
    STATE_SCHEMA("state-schema", "state schema"),
    /** {@code V.delta} of the HDFS-backed provider. */
    STATE_DELTA("state-delta", "delta"),
    /** {@code V.snapshot} of the HDFS-backed provider. */
    STATE_SNAPSHOT("state-snapshot", "snapshot"),
    /** {@code V.changelog} or {@code V_uuid.changelog} of the RocksDB provider. */
    STATE_CHANGELOG("state-changelog", "changelog"),
    /** {@code V.zip} or {@code V_uuid.zip} of the RocksDB provider. */
    STATE_ROCKSDB_SNAPSHOT("state-rocksdb-snapshot", "RocksDB snapshot"),
    /** {@code SSTs/*.sst} of the RocksDB provider. */
    STATE_ROCKSDB_SST("state-rocksdb-sst", "RocksDB table"),
    /** {@code logs/*.log} of the RocksDB provider. */
    STATE_ROCKSDB_LOG("state-rocksdb-log", "RocksDB log"),
    /** {@code _spark_metadata/N} or {@code N.compact} of a file sink. */
    SINK_LOG("sink-log", "sink log"),
    /** {@code checkpoint-ms} of a DStream application. */
    DSTREAM_CHECKPOINT("dstream-checkpoint", "checkpoint file"),
    /** {@code checkpoint-ms.bk} of a DStream application. */
    DSTREAM_BACKUP("dstream-backup", "checkpoint backup"),
    /** {@code uuid/rdd-id/part-n} of a DStream application. */
    RDD_PARTITION("rdd-partition", "RDD partition"),
    /** {@code uuid/rdd-id/_partitioner}. */
    RDD_PARTITIONER("rdd-partitioner", "RDD partitioner"),
    /** {@code receivedBlockMetadata/log-from-to}: the driver's write-ahead log. */
    WAL_BLOCK_METADATA("wal-block-metadata", "block write-ahead log"),
    /** {@code receivedData/stream/log-from-to}: a receiver's write-ahead log. */
    WAL_RECEIVED_DATA("wal-received-data", "data write-ahead log"),
    /** A checksum companion whose file is not there. */
    CHECKSUM("checksum", "checksum without its file"),
    /** Left over from a write that never ended; Spark ignores it. */
    TEMPORARY("temporary", "temporary leftover"),
    /** No part of a checkpoint that is known. */
    UNKNOWN("unknown", "unknown");

    private final String id;
    private final String words;

    Role(String id, String words) {
        this.id = id;
        this.words = words;
    }

    /** The stable name in JSON. */
    public String id() {
        return id;
    }

    /** The name for a person. */
    public String words() {
        return words;
    }
}

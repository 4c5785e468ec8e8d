package org.checkpointinspector.diagnose.explain;

/** Why a streaming job failed, as far as its error text tells. The ids are stable: scripts depend on them. */
public enum FailureCause {
    /** A right is missing. */
    PERMISSION(
            "permission",
            "Give the job's user the right that is named, on the whole checkpoint folder: read, write, list, and delete or rename."),
    /** An object cannot be serialized. */
    SERIALIZATION(
            "serialization",
            "Make the captured object local to the function, transient, or serializable: create clients and connections inside foreachPartition, and copy fields of the"
                    + " enclosing class to local variables."),
    /** The application is not the one that wrote the checkpoint. */
    CODE_CHANGED(
            "code-changed",
            "Start the version of the application that wrote the checkpoint, or a new checkpoint with exported positions. check-jar says beforehand whether an"
                    + " application fits."),
    /** A file is there, but its content is not whole. */
    CORRUPTION(
            "corruption",
            "Restore the file from a backup, the trash or an older object version; else roll back to the last good batch, which inspect names. Look for a full disk, a quota"
                    + " or a store without atomic rename."),
    /** A file is gone. */
    FILE_MISSING(
            "file-missing",
            "Restore the file from a backup, the trash or an older object version; else roll back to the last good batch, which inspect names. Take the folder out of every"
                    + " clean-up rule."),
    /** The source does not hold what the checkpoint points to. */
    OFFSETS_OUT_OF_RANGE(
            "offsets-out-of-range",
            "Write down the gap first. Then start once with failOnDataLoss=false, or with a new checkpoint from exported positions; keep data in the source for longer than"
                    + " the longest stop."),
    /** Two runs write one checkpoint. */
    CONCURRENT_QUERY(
            "concurrent-query",
            "Find and stop the second run (a scheduler that retries is the usual one), and give each query a checkpoint of its own."),
    /** The query is not the one that wrote the checkpoint. */
    QUERY_CHANGED(
            "query-changed",
            "Start the query that wrote the checkpoint, or the new one with a new checkpoint and exported positions."),
    /** The state's rows do not fit the query. */
    STATE_SCHEMA(
            "state-schema",
            "Compare the stored schema (decode the schema file) with the query's. Keep the old schema, or start with a new checkpoint; do not switch the check off."),
    /** A setting cannot be changed once a checkpoint is there. */
    FROZEN_CONFIG(
            "frozen-config",
            "Start with the setting that stands in the checkpoint (decode shows the newest offset log); another value needs a new checkpoint."),
    /** Batches take longer than they may. */
    BACKLOG(
            "backlog",
            "Bound a batch (maxOffsetsPerTrigger, maxFilesPerTrigger, backpressure), lengthen the trigger, or give the job more cores; look whether state or the checkpoint"
                    + " store takes the time."),
    /** Memory was not enough. */
    MEMORY(
            "memory",
            "Give executors or the driver more memory, or keep less state: watermark, time to live, RocksDB provider, more partitions (new checkpoint)."),
    /** The store that holds the checkpoint failed. */
    STORAGE_FAILURE(
            "storage-failure",
            "Mend the store (space, quota, network, safe mode), then start again: the batch that failed is redone. Run inspect first, since a write may have broken off."),
    /** Tokens, tickets or keys are no longer valid. */
    CREDENTIALS_EXPIRED(
            "credentials-expired",
            "Start with a principal and keytab, or with credentials that renew themselves, instead of a ticket or token with an end; then start again."),
    /** Spark or a library is not the version that wrote the files. */
    VERSION_MISMATCH(
            "version-mismatch",
            "Start with the Spark version that wrote the checkpoint (inspect names it), with the same Scala version; a downgrade is not promised."),
    /** The embedded RocksDB refuses. */
    ROCKSDB(
            "rocksdb",
            "Run inspect: it checks each snapshot with its tables. If the files are whole, start again with a Spark that has the later RocksDB fixes; else roll back to the last"
                    + " good batch."),
    /** The log of a file sink does not fit the checkpoint. */
    SINK_LOG(
            "sink-log",
            "Restore the missing files of _spark_metadata from a backup; never delete that folder to repair it. One output folder belongs to one query and its checkpoint."),
    /** No known failure of a checkpoint. */
    NOT_RECOGNISED(
            "not-recognised",
            "This is no failure of a checkpoint that is known here. Run inspect on the checkpoint to see whether it is whole; paste the whole log for a second look.");

    private final String id;
    private final String remedy;

    FailureCause(String id, String remedy) {
        this.id = id;
        this.remedy = remedy;
    }

    /** The stable id, as JSON shows it. */
    public String id() {
        return id;
    }

    /** What to do where nothing more exact is known. */
    public String remedy() {
        return remedy;
    }
}

package org.checkpointinspector.diagnose.explain;

import static org.checkpointinspector.diagnose.explain.FailureCause.BACKLOG;
import static org.checkpointinspector.diagnose.explain.FailureCause.MEMORY;
import static org.checkpointinspector.diagnose.explain.KnownError.Weight.NOTICE;
import static org.checkpointinspector.diagnose.explain.KnownError.Weight.VAGUE;
import static org.checkpointinspector.diagnose.explain.KnownError.Where.SPARK_CODE;
import static org.checkpointinspector.diagnose.explain.KnownError.Where.LOG_OF_STREAMING;

import java.util.List;

/** More than the job can bear: memory and time. */
final class LoadWordings {

    static final List<KnownError> ALL = List.of(
            KnownError.of(MEMORY, "OutOfMemoryError|SparkOutOfMemoryError|GC overhead limit exceeded|Unable to acquire \\d+ bytes of memory", "Memory ran out while a checkpoint or state was read or written").in(SPARK_CODE),
            KnownError.of(MEMORY, "(?i)Container (?:\\S+ )?(?:is )?(?:running beyond|killed by YARN for exceeding) (?:physical |virtual )?memory limits|OOMKilled|Exit (?:code|status)(?: is|:)? 137|exited with explicit exit code 137|Consider boosting spark\\.(?:yarn\\.)?executor\\.memoryOverhead",
                            "An executor was killed, since it used more memory than it was given").in(LOG_OF_STREAMING)
                    .remedy("Raise spark.executor.memoryOverhead: RocksDB keeps its memory outside of the heap (bound it by spark.sql.streaming.stateStore.rocksdb.boundedMemoryUsage). Else keep less state."),
            KnownError.of(MEMORY, "StackOverflowError", "The stack ran out while the checkpoint was written or read: the chain of RDDs or objects is too long").in(SPARK_CODE)
                    .remedy("Checkpoint the state more often (five to ten batches), or raise the driver's stack with -Xss."),
            KnownError.of(BACKLOG, "Current batch is falling behind\\. The trigger interval is", "Batches take longer than the trigger allows").as(NOTICE),
            KnownError.of(BACKLOG, "Could not submit checkpoint task to the thread pool executor", "Checkpoints are written more slowly than they are made").as(VAGUE)
                    .remedy("Use a longer batch interval or a faster store for the checkpoint."),
            KnownError.of(BACKLOG, "(?:BatchedWriteAheadLog|Batched write ahead log).*(?:lag|queue)|Rejected .*JobGenerator|Backlog of \\d+ batches|Timed out while (?:stopping the job generator|waiting for .*batches)", "The job cannot keep up").as(NOTICE)
                    .in(LOG_OF_STREAMING));

    private LoadWordings() {}
}

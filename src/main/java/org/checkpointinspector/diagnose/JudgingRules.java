package org.checkpointinspector.diagnose;

import java.util.List;
import org.checkpointinspector.inspect.Severity;

/** The rules that judge, as a catalogue: they live in {@code inspect}, each in its class, and say in the finding itself which error Spark raises. */
final class JudgingRules {

    static final List<RuleText> ALL = List.of(
            judging("commits.ahead", Severity.ERROR, "The commit log is ahead of the offset log: a batch was committed that is not planned any more."),
            judging("commits.behind", Severity.LOSS, "The commit log lacks what the state and the offsets say was done: batches run again."),
            judging("commits.newest.damaged", Severity.ERROR, "The newest commit log is empty, cut off or garbled."),
            judging("commits.newest.version", Severity.ERROR, "The newest commit log is of a version that this Spark does not read."),
            judging("commits.none", Severity.WARNING, "No batch was ever committed, though some were planned."),
            judging("commits.repeat", Severity.WARNING, "The newest batch was planned and not committed: Spark runs it again."),
            judging("conf.invalid", Severity.ERROR, "A setting that is frozen into the checkpoint has a value that Spark refuses."),
            judging("damaged.not-needed", Severity.WARNING, "A file is damaged that a restart does without."),
            judging("damaged.not-needed.more", Severity.INFO, "More files are damaged that a restart does without than are named one by one."),
            judging("dstream.blocks.in-memory", Severity.WARNING, "Blocks that a receiver held in memory are gone after a restart."),
            judging("dstream.error", Severity.ERROR, "Reading a checkpoint file ends in a Java Error, after which Spark tries no other."),
            judging("dstream.input-files", Severity.INFO, "Waiting batches read input files again, which must still be there."),
            judging("dstream.name", Severity.ERROR, "A name that looks like a checkpoint file and is none ends the recovery."),
            judging("dstream.none", Severity.LOSS, "There is no checkpoint file: the application starts from scratch."),
            judging("dstream.passed-over", Severity.LOSS, "The newest checkpoint file cannot be read, and Spark silently takes an older one."),
            judging("dstream.rdd.class", Severity.ERROR, "A part of a checkpointed RDD holds another class than the stream's."),
            judging("dstream.rdd.damaged", Severity.ERROR, "A part of a checkpointed RDD is damaged."),
            judging("dstream.rdd.hole", Severity.ERROR, "A part of a checkpointed RDD is missing between others."),
            judging("dstream.rdd.kryo", Severity.INFO, "The parts of an RDD are Kryo's and were not verified."),
            judging("dstream.rdd.missing", Severity.ERROR, "The folder of a checkpointed RDD is gone."),
            judging("dstream.rdd.name", Severity.ERROR, "A name in the folder of an RDD that Spark cannot take for a part."),
            judging("dstream.rdd.partitioner", Severity.WARNING, "The partitioner of a checkpointed RDD is damaged: state is shuffled once more."),
            judging("dstream.rdd.partitions", Severity.LOSS, "A checkpointed RDD has fewer parts than its stream has partitions."),
            judging("dstream.rdd.truncated", Severity.LOSS, "A part of a checkpointed RDD ends between two records: the rest is silently lost."),
            judging("dstream.removed", Severity.LOSS, "Checkpoint files were removed: the application goes back to an older one."),
            judging("dstream.renamed", Severity.WARNING, "A checkpoint file was renamed, or holds another batch than its name says."),
            judging("dstream.unreadable", Severity.ERROR, "No checkpoint file can be read."),
            judging("dstream.wal.damaged", Severity.ERROR, "A block write-ahead log is damaged."),
            judging("dstream.wal.data", Severity.ERROR, "A segment of received data that a waiting batch needs is missing or damaged."),
            judging("dstream.wal.missing", Severity.LOSS, "The block write-ahead log is gone, and with it what was received and not yet processed."),
            judging("dstream.wal.torn", Severity.LOSS, "A write-ahead log ends inside a record: what follows is lost."),
            judging("edited", Severity.WARNING, "A file was changed later than the files that were written after it."),
            judging("edited.checksum", Severity.WARNING, "A file does not fit its Hadoop checksum: it was edited or damaged."),
            judging("metadata.damaged", Severity.ERROR, "The file with the query's id is damaged."),
            judging("metadata.missing", Severity.ERROR, "The file with the query's id is gone: a new id is made up, or Spark refuses."),
            judging("offsets.backwards", Severity.WARNING, "A Kafka partition goes back or vanishes between the two newest batches."),
            judging("offsets.forgotten", Severity.LOSS, "A source had an offset before and has none now: it is read from its start."),
            judging("offsets.name", Severity.ERROR, "Spark lists an offset log whose name it cannot open again."),
            judging("offsets.newest.damaged", Severity.ERROR, "The newest offset log is empty, cut off or garbled."),
            judging("offsets.newest.version", Severity.ERROR, "The newest offset log is of a version that this Spark does not read."),
            judging("offsets.none", Severity.ERROR, "There is no offset log, though batches were committed."),
            judging("offsets.planned-twice", Severity.WARNING, "The newest offset log is a copy of the one before."),
            judging("offsets.previous.damaged", Severity.ERROR, "The offset log before the newest is damaged."),
            judging("offsets.previous.missing", Severity.ERROR, "The offset log before the newest is gone."),
            judging("offsets.previous.version", Severity.ERROR, "The offset log before the newest is of a version that this Spark does not read."),
            judging("offsets.source", Severity.ERROR, "The offset of a source cannot be read by that source."),
            judging("offsets.sources", Severity.ERROR, "The two newest batches have another number of sources."),
            judging("offsets.topics", Severity.ERROR, "A Kafka source has no topic in common with the batch before."),
            judging("operator.metadata.damaged", Severity.ERROR, "The metadata of a stateful operator is damaged."),
            judging("operator.metadata.missing", Severity.ERROR, "The metadata of a stateful operator is gone."),
            judging("operator.metadata.version", Severity.ERROR, "The metadata of a stateful operator is of a version that this Spark does not read."),
            judging("operator.missing", Severity.ERROR, "A stateful operator of the metadata has no folder."),
            judging("operator.other", Severity.ERROR, "The metadata names another operator than the query has."),
            judging("permission.list", Severity.WARNING, "A folder may not be listed: what is in it was not seen."),
            judging("permission.read", Severity.WARNING, "A file may not be read."),
            judging("sidecar.left", Severity.ERROR, "A checksum file is left whose file is gone; Hadoop refuses to write there."),
            judging("sinklog.damaged", Severity.ERROR, "The log of a file sink is damaged."),
            judging("sinklog.missing", Severity.ERROR, "A file of the file sink's log is gone."),
            judging("sinklog.version", Severity.ERROR, "The log of a file sink is of a version that Spark does not read."),
            judging("sources.file.batch-missing", Severity.ERROR, "The log of a file source lacks a batch that has to run again."),
            judging("sources.file.damaged", Severity.ERROR, "The log of a file source is damaged."),
            judging("sources.file.empty", Severity.LOSS, "The log of a file source is empty: it reads everything again."),
            judging("sources.file.missing", Severity.ERROR, "A file of the file source's log is gone."),
            judging("sources.file.version", Severity.ERROR, "The log of a file source is of a version that Spark does not read."),
            judging("sources.rate.damaged", Severity.ERROR, "The start time of a rate source is damaged."),
            judging("sources.rate.version", Severity.ERROR, "The start time of a rate source is of a version that Spark does not read."),
            judging("state.absent", Severity.WARNING, "There is no state, and nothing tells whether the query has any."),
            judging("state.changelog.damaged", Severity.ERROR, "A changelog that the restart needs is damaged."),
            judging("state.changelog.lineage", Severity.ERROR, "The lineage in a changelog does not lead to the state that is needed."),
            judging("state.checksum", Severity.ERROR, "A state file does not fit the checksum that Spark wrote for it."),
            judging("state.checksum.damaged", Severity.ERROR, "The checksum file of a state file is damaged."),
            judging("state.codec", Severity.ERROR, "The state is compressed with another codec than the checkpoint says."),
            judging("state.delta.damaged", Severity.ERROR, "A delta that the restart needs is damaged."),
            judging("state.file.missing", Severity.ERROR, "A delta, changelog or snapshot that the restart needs is gone."),
            judging("state.hadoop-checksum", Severity.ERROR, "A state file does not fit its Hadoop checksum."),
            judging("state.ids", Severity.ERROR, "The commit log does not name the ids of the state files."),
            judging("state.maintenance", Severity.WARNING, "A stray name stops the maintenance of a store."),
            judging("state.missing", Severity.ERROR, "The state of an operator or a partition is gone."),
            judging("state.missing.more", Severity.INFO, "More stores do not load than are named one by one."),
            judging("state.name", Severity.ERROR, "A stray name in a store's folder that Spark reads as a number."),
            judging("state.placement", Severity.LOSS, "Keys lie in another partition than Spark will look in."),
            judging("state.placement.unread", Severity.INFO, "Whether keys lie in their partitions could not be told."),
            judging("state.rocksdb.current", Severity.ERROR, "A RocksDB snapshot does not say which manifest is current."),
            judging("state.rocksdb.file-missing", Severity.ERROR, "A RocksDB table that a snapshot names is gone."),
            judging("state.rocksdb.file-size", Severity.ERROR, "A RocksDB table has another length than its snapshot says."),
            judging("state.rocksdb.snapshot", Severity.ERROR, "A RocksDB snapshot is damaged."),
            judging("state.rocksdb.sst", Severity.ERROR, "A RocksDB table is damaged."),
            judging("state.schema.damaged", Severity.ERROR, "The schema of a store is damaged."),
            judging("state.schema.missing", Severity.ERROR, "The schema of a store is gone."),
            judging("state.schema.version", Severity.ERROR, "The schema of a store is of a version that this Spark does not read."),
            judging("state.snapshot.damaged", Severity.ERROR, "A snapshot that the restart needs is damaged."),
            judging("state.store.missing", Severity.ERROR, "The folder of a store is gone."),
            judging("state.unread", Severity.WARNING, "State files could not be read."),
            judging("storage.read", Severity.WARNING, "A file could not be read; it is the store's trouble, not the file's."),
            judging("stray.checksum", Severity.INFO, "Checksum files whose files are gone."),
            judging("stray.temporary", Severity.INFO, "Left over from writes that never ended."),
            judging("stray.unknown", Severity.INFO, "Files that are no part of a checkpoint."));

    private JudgingRules() {}

    private static RuleText judging(String id, Severity severity, String about) {
        String spark = switch (severity) {
            case ERROR -> "Refuses: the finding names the exceptions, the error condition and the message, for the Spark that was asked for.";
            case LOSS -> "Nothing: it runs on, and data is lost, repeated or wrong.";
            case WARNING -> "Nothing, or later: the restart itself succeeds.";
            case INFO -> "Nothing.";
        };
        return new RuleText(id, severity, about, spark, "The finding says it, with the file, the byte and the numbers at hand.");
    }
}

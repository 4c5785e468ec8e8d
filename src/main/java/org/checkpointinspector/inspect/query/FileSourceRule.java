package org.checkpointinspector.inspect.query;

import java.util.Optional;
import java.util.stream.Stream;
import org.checkpointinspector.decode.FileSourceLog;
import org.checkpointinspector.decode.FileSourceLogDecoder;
import org.checkpointinspector.decode.SourceOffsets;
import org.checkpointinspector.inspect.CompactInterval;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.inspect.Unreadable;
import org.checkpointinspector.layout.LogFolder;

/**
 * The private log of a file source. When the source is made, Spark reads everything from the newest compaction on ({@code FileStreamSourceLog.restore}); when it
 * restarts, the files of the batch that it runs or repeats ({@code FileStreamSource.getBatch}).
 */
final class FileSourceRule {

    private static final String INTERVAL = "spark.sql.streaming.fileSource.log.compactInterval";

    private FileSourceRule() {}

    /** What the source reads when it is made; before any offset up to 4.1. */
    static void checkLogs(QueryEvidence evidence, Judge judge) {
        fileSources(evidence).forEach(source -> checkLog(evidence, source, judge));
    }

    /** What the source reads for the first batch. */
    static void checkBatches(QueryEvidence evidence, Judge judge) {
        fileSources(evidence).forEach(source -> checkBatch(evidence, source, judge));
    }

    private static Stream<SourceEvidence.Source> fileSources(QueryEvidence evidence) {
        return evidence.sources().all().stream().filter(source -> source.is(SourceOffsets.Kind.FILE));
    }

    private static CompactInterval interval(LogFolder log, Judge judge) {
        int configured = judge.launchConf(INTERVAL).filter(text -> text.matches("[1-9]\\d{0,8}")).map(Integer::parseInt).orElse(CompactInterval.DEFAULT);
        return CompactInterval.of(log, configured);
    }

    private static void checkLog(QueryEvidence evidence, SourceEvidence.Source source, Judge judge) {
        LogFolder log = source.log();
        Optional<LogFolder.LogFile> newest = log.newest();
        if (newest.isEmpty() || newest.get().id() < 0) {
            return;
        }
        CompactInterval interval = interval(log, judge);
        long latest = newest.get().id();
        for (long id = interval.firstNeeded(latest); id <= latest; id++) {
            boolean compact = interval.isCompaction(id);
            Optional<LogFolder.LogFile> file = log.file(id, compact);
            if (file.isEmpty()) {
                reportMissing(source, id, compact, latest, interval, judge);
                return;
            }
            checkContent(evidence, file.get(), judge);
        }
    }

    private static void reportMissing(SourceEvidence.Source source, long id, boolean compact, long latest, CompactInterval interval, Judge judge) {
        String path = "sources/" + source.id() + "/" + id + (compact ? ".compact" : "");
        String message = path + " doesn't exist (latestId: " + latest + ", compactInterval: " + interval.batches() + ")";
        judge.error("sources.file.missing", path)
                .says("The file source needs " + path + " to know which input it has seen, and the file is missing.")
                .proof("newest id of the log", latest)
                .proof("compaction interval", interval.batches())
                .remedy("Restore the file from a backup. Without it the source does not know its input any more: start with a new checkpoint and set aside"
                        + " the input that was read.")
                .raises(SparkErrors.fromStream(null, message, judge.spark().atLeast(4, 2) ? SparkErrors.FILE_NOT_FOUND : SparkErrors.ILLEGAL_STATE))
                .add();
    }

    private static void checkContent(QueryEvidence evidence, LogFolder.LogFile file, Judge judge) {
        Read<FileSourceLog> read = evidence.reads().decode(file.entry(), new FileSourceLogDecoder());
        if (Unreadable.report(read, judge)) {
            return;
        }
        String path = read.file().path();
        int version = read.readable().map(FileSourceLog::version).orElse(1);
        if (version > 1) {
            judge.error("sources.file.version", path)
                    .at(0)
                    .says("The source log has version " + version + "; Spark " + judge.spark() + " reads only version 1.")
                    .remedy("Restart with the Spark that wrote it, or restore the file from a backup.")
                    .raises(SparkErrors.versionTooNew(judge.spark(), version, 1, path))
                    .add();
            return;
        }
        read.damage().ifPresent(damage -> judge.error("sources.file.damaged", path)
                .at(damage.storedOffset())
                .says("The source log is damaged: " + damage.detail())
                .proof("length in bytes", file.entry().bytes())
                .remedy("Restore the file from a backup.")
                .raises(SparkErrors.ofLog(judge.spark(), damage, path))
                .add());
        read.value().filter(log -> log.count() == 0).ifPresent(log -> judge.loss("sources.file.empty", path)
                .says("The source log names no file: Spark reads the input of this id again as if it were new.")
                .remedy("Restore the file from a backup before the query restarts.")
                .add());
    }

    private static void checkBatch(QueryEvidence evidence, SourceEvidence.Source source, Judge judge) {
        Optional<Long> end = SourceEvidence.logOffset(source.newest());
        if (end.isEmpty()) {
            checkForgotten(evidence, source, judge);
            return;
        }
        if (end.get() < 0) {
            return;
        }
        long start = SourceEvidence.logOffset(source.previous()).orElse(-1L) + 1;
        LogFolder log = source.log();
        CompactInterval interval = interval(log, judge);
        if (start > end.get() + 1) {
            reportBackwards(evidence, source, start - 1, end.get(), judge);
            return;
        }
        for (long id = Math.max(start, 0); id <= end.get(); id++) {
            if (log.file(id, interval.isCompaction(id)).isEmpty() && !isCompactedLater(log, interval, id)) {
                reportBatchMissing(source, id, judge);
                return;
            }
        }
    }

    /**
     * A source without an offset in the newest batch goes on from that of the batch before ({@code MicroBatchExecution.populateStartOffsets}). New input gets the id
     * behind the newest of the source's log; where that is before the offset to go on from, the source gives up ({@code FileStreamSource.getBatch}).
     */
    private static void checkForgotten(QueryEvidence evidence, SourceEvidence.Source source, Judge judge) {
        long before = SourceEvidence.logOffset(source.previous()).orElse(-1L);
        long newest = source.log().newest().map(LogFolder.LogFile::id).orElse(-1L);
        if (newest + 1 >= before || evidence.restart().repeats()) {
            return;
        }
        judge.error("sources.file.behind", "sources/" + source.id())
                .says("The newest batch has no offset for source " + source.id() + ", and its log ends before the one of the batch before: the next input gets an id that was given before.")
                .proof("offset of the batch before", before)
                .proof("newest id of the log", newest < 0 ? null : newest)
                .remedy("Restore the folder sources/" + source.id() + " and the newest offset log from a backup.")
                .raises(SparkErrors.assertion(judge.spark(), "assertion failed"))
                .add();
    }

    /** A file that is gone is looked up in the newest compaction, which holds it if it is older. */
    private static boolean isCompactedLater(LogFolder log, CompactInterval interval, long id) {
        return log.newest().map(newest -> interval.firstNeeded(newest.id())).filter(compaction -> compaction > id).isPresent();
    }

    private static void reportBackwards(QueryEvidence evidence, SourceEvidence.Source source, long before, long now, Judge judge) {
        judge.error("offsets.backwards", "offsets/" + evidence.restart().newestOffset())
                .says("Source " + source.id() + " goes backwards: from log offset " + before + " to " + now + ".")
                .proof("offset before", before)
                .proof("offset now", now)
                .remedy("Restore the offset log from a backup.")
                .raises(SparkErrors.assertion(judge.spark(), "assertion failed"))
                .add();
    }

    private static void reportBatchMissing(SourceEvidence.Source source, long id, Judge judge) {
        judge.error("sources.file.batch-missing", "sources/" + source.id())
                .says("The newest offset says that source " + source.id() + " has read its log up to id " + id + ", but the log has no such file.")
                .proof("newest id of the log", source.log().newest().map(LogFolder.LogFile::id).orElse(null))
                .remedy("Restore the folder sources/" + source.id() + " from a backup.")
                .raises(SparkErrors.fromStream(null, "batch " + id + " doesn't exist", SparkErrors.ILLEGAL_STATE))
                .add();
    }
}

package org.checkpointinspector.inspect.sink;

import java.util.List;
import java.util.Optional;
import org.checkpointinspector.decode.SinkLog;
import org.checkpointinspector.decode.SinkLogDecoder;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.CheckpointInspector;
import org.checkpointinspector.inspect.CompactInterval;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.FileReads;
import org.checkpointinspector.inspect.HiddenFolders;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.inspect.Permissions;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.inspect.StoreTroubles;
import org.checkpointinspector.inspect.Unreadable;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.storage.CancelledException;

/**
 * Judges a file sink's log by what its readers do: everything from the newest compaction on is read at once ({@code MetadataLogFileIndex}), and by the sink itself at
 * the next compaction ({@code FileStreamSinkLog}).
 */
public final class SinkLogInspector implements CheckpointInspector {

    private static final String INTERVAL = "spark.sql.streaming.fileSink.log.compactInterval";

    @Override
    public long neededBytes(FileReads reads) {
        return 0;
    }

    @Override
    public CheckpointInspection inspect(FileReads reads, Depth depth, InspectionRequest request) {
        Judge judge = new Judge(request.spark().size() == 1 ? request.spark().get(0) : SparkVersion.NEWEST_LINE, request.conf());
        LogFolder log = LogFolder.compactible(Optional.of(reads.checkpoint().folder()));
        HiddenFolders.check(reads.checkpoint().folder(), judge);
        try {
            log.newest().ifPresent(newest -> StoreTroubles.check(reads, List.of(newest.entry()), judge));
            check(reads, log, judge);
        } catch (CancelledException stopped) {
            reads.stop();
        }
        return describe(reads, log, judge);
    }

    private static void check(FileReads reads, LogFolder log, Judge judge) {
        if (log.newest().isEmpty() || log.newest().get().id() < 0) {
            return;
        }
        int configured = judge.launchConf(INTERVAL).filter(text -> text.matches("[1-9]\\d{0,8}")).map(Integer::parseInt).orElse(CompactInterval.DEFAULT);
        CompactInterval interval = CompactInterval.of(log, configured);
        long latest = log.newest().get().id();
        for (long id = interval.firstNeeded(latest); id <= latest; id++) {
            boolean compact = interval.isCompaction(id);
            Optional<LogFolder.LogFile> file = log.file(id, compact);
            if (file.isEmpty()) {
                reportMissing(id + (compact ? ".compact" : ""), latest, interval, judge);
                return;
            }
            checkContent(reads.decode(file.get().entry(), new SinkLogDecoder()), judge);
        }
    }

    private static void reportMissing(String name, long latest, CompactInterval interval, Judge judge) {
        judge.error("sinklog.missing", name)
                .says("The sink's log lacks " + name + ": whoever reads the output fails, and so does the query at its next compaction.")
                .proof("newest id of the log", latest)
                .proof("compaction interval", interval.batches())
                .remedy("Restore the file from a backup. Do not remove the folder: its readers would then list every file, uncommitted ones included.")
                .raises(SparkErrors.fromStart(
                        null,
                        name + " doesn't exist (latestId: " + latest + ", compactInterval: " + interval.batches() + ")",
                        judge.spark().atLeast(4, 2) ? SparkErrors.FILE_NOT_FOUND : SparkErrors.ILLEGAL_STATE))
                .add();
    }

    private static void checkContent(Read<SinkLog> read, Judge judge) {
        String name = read.file().path();
        if (read.failure() != null) {
            Unreadable.report(read, judge);
            return;
        }
        int version = read.readable().map(SinkLog::version).orElse(1);
        if (version > 1) {
            judge.error("sinklog.version", name)
                    .says("The sink's log has version " + version + "; Spark reads only version 1.")
                    .remedy("Restore the file from a backup, or read the output with the Spark that wrote it.")
                    .raises(SparkErrors.versionTooNew(judge.spark(), version, 1, name))
                    .add();
            return;
        }
        read.damage().ifPresent(damage -> judge.error("sinklog.damaged", name)
                .at(damage.storedOffset())
                .says("The sink's log is damaged, and whoever reads the output fails: " + damage.detail())
                .remedy("Restore the file from a backup.")
                .raises(SparkErrors.ofLog(judge.spark(), damage, name))
                .add());
    }

    private static CheckpointInspection describe(FileReads reads, LogFolder log, Judge judge) {
        Long newest = log.newest().map(LogFolder.LogFile::id).orElse(null);
        return new CheckpointInspection(
                reads.checkpoint(),
                null,
                null,
                null,
                new CheckpointInspection.Judged(null, judge.spark()),
                judge.assumed(),
                List.of(),
                null,
                new CheckpointInspection.Progress(null, null, newest, null, null, null),
                List.of(),
                List.of(),
                List.of(),
                reads.unreadBytes(),
                Permissions.explained(judge.findings(), reads),
                reads.report(),
                null,
                null);
    }
}

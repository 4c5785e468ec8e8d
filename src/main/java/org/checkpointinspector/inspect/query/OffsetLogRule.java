package org.checkpointinspector.inspect.query;

import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.inspect.Unreadable;
import org.checkpointinspector.layout.LogFolder;

/** The two newest offset logs: the only ones that a restart reads ({@code OffsetSeqLog}, {@code MicroBatchExecution.populateStartOffsets}). */
final class OffsetLogRule {

    private OffsetLogRule() {}

    /** Newest version of the offset log that a Spark reads ({@code OffsetSeqLog.MAX_VERSION}). */
    static int maxVersion(SparkVersion spark) {
        return spark.atLeast(4, 2) ? 2 : 1;
    }

    /** Checks the newest offset log. */
    static void checkNewest(QueryEvidence evidence, Judge judge) {
        if (LogNames.reportFolder("offsets", evidence.offsets(), judge)) {
            return;
        }
        LogFolder.LogFile newest = evidence.offsets().newest().orElse(null);
        if (newest == null) {
            return;
        }
        evidence.newestOffset()
                .ifPresentOrElse(read -> checkContent("offsets.newest", read, judge), () -> LogNames.reportNotCanonical("offsets", newest, judge));
    }

    /** Checks the offset log before the newest: it must be there, and its offsets are where the first batch starts. */
    static void checkPrevious(QueryEvidence evidence, Judge judge) {
        Long id = evidence.previousOffsetId();
        if (id == null) {
            return;
        }
        if (evidence.looksAsync()) {
            judge.assume("async progress tracking, since every batch that is there has both an offset and a commit: without it Spark fails with"
                    + " \"batch " + (evidence.restart().newestOffset() - 1) + " doesn't exist\"");
        }
        evidence.previousOffset().ifPresentOrElse(read -> checkContent("offsets.previous", read, judge), () -> reportMissing(evidence, id, judge));
    }

    private static void reportMissing(QueryEvidence evidence, long id, Judge judge) {
        if (!judge.spark().atLeast(2, 3)) {
            // 2.1 and 2.2 go on without it (StreamExecution.populateStartOffsets)
            judge.loss("offsets.previous.missing", "offsets/" + id)
                    .says("The offset log of batch " + id + " is missing: Spark " + judge.spark() + " does not know where the newest batch starts, and reads every source from its start.")
                    .remedy("Restore the file from a backup.")
                    .add();
            return;
        }
        judge.error("offsets.previous.missing", "offsets/" + id)
                .says("Batch " + evidence.restart().newestOffset() + " is planned, but the offset log of batch " + id + ", where it starts, is missing.")
                .proof("newest offset log", evidence.restart().newestOffset())
                .proof("newest commit", evidence.restart().newestCommit())
                .remedy("Restore the file from a backup; else set aside the newest offset logs until two consecutive ones are newest,"
                        + " and the commits above them.")
                .raises(SparkErrors.fromStream(null, "batch " + id + " doesn't exist", SparkErrors.ILLEGAL_STATE))
                .add();
    }

    private static void checkContent(String rule, Read<OffsetLog> read, Judge judge) {
        if (Unreadable.report(read, judge)) {
            return;
        }
        String path = read.file().path();
        int version = read.readable().map(OffsetLog::version).orElse(0);
        if (version > maxVersion(judge.spark())) {
            judge.error(rule + ".version", path)
                    .at(0)
                    .says("The offset log has version " + version + "; Spark " + judge.spark() + " reads at most " + maxVersion(judge.spark()) + ".")
                    .remedy("Restart with the Spark that wrote it.")
                    .raises(SparkErrors.versionTooNew(judge.spark(), version, maxVersion(judge.spark()), path))
                    .add();
            return;
        }
        read.damage().ifPresent(damage -> judge.error(rule + ".damaged", path)
                .at(damage.storedOffset())
                .says("The offset log of batch " + read.file().batch() + " is damaged: " + damage.detail())
                .proof("length in bytes", read.file().entry().bytes())
                .remedy("Restore the file from a backup. If the batch was never committed, setting the file aside makes Spark plan the batch again;"
                        + " that is safe only if the sources can be read again from there.")
                .raises(SparkErrors.ofLog(judge.spark(), damage, path))
                .add());
    }
}

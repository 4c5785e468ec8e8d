package org.checkpointinspector.inspect.query;

import org.checkpointinspector.decode.CommitLog;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.inspect.Unreadable;
import org.checkpointinspector.layout.LogFolder;
import org.jspecify.annotations.Nullable;

/**
 * The newest commit log, the only one that a restart reads ({@code CommitLog}). Which versions are accepted changed twice: up to 3.5 at most 1;
 * 4.0 and 4.1 exactly the configured checkpoint format; 4.2 any of 1 to 3.
 */
final class CommitLogRule implements RestartRule {

    private static final String FORMAT = "spark.sql.streaming.stateStore.checkpointFormatVersion";

    @Override
    public void check(QueryEvidence evidence, Judge judge) {
        if (LogNames.reportFolder("commits", evidence.commits(), judge)) {
            return;
        }
        LogFolder.LogFile newest = evidence.commits().newest().orElse(null);
        if (newest == null) {
            return;
        }
        evidence.newestCommit()
                .ifPresentOrElse(read -> checkContent(evidence, read, judge), () -> LogNames.reportNotCanonical("commits", newest, judge));
    }

    private static void checkContent(QueryEvidence evidence, Read<CommitLog> read, Judge judge) {
        if (Unreadable.report(read, judge)) {
            return;
        }
        int version = read.readable().map(CommitLog::version).orElse(0);
        if (version > 0 && reportVersion(evidence, read, version, judge)) {
            return;
        }
        String path = read.file().path();
        read.damage().ifPresent(damage -> judge.error("commits.newest.damaged", path)
                .at(damage.storedOffset())
                .says("The newest commit is damaged: " + damage.detail())
                .proof("length in bytes", read.file().entry().bytes())
                .remedy("Restore the file from a backup. Setting it aside makes Spark run batch " + read.file().batch()
                        + " again: the sink sees it twice.")
                .raises(SparkErrors.ofLog(judge.spark(), damage, path))
                .add());
    }

    private static boolean reportVersion(QueryEvidence evidence, Read<CommitLog> read, int version, Judge judge) {
        if (reads(evidence, version, judge)) {
            return false;
        }
        SparkVersion spark = judge.spark();
        String path = read.file().path();
        int only = onlyVersion(evidence, judge);
        int most = mostVersion(spark);
        judge.error("commits.newest.version", path)
                .at(0)
                .says("The newest commit has version " + version + "; Spark " + spark + " reads "
                        + (only == 0 ? "at most version " + most : "only version " + only + " with this checkpoint format") + ".")
                .remedy(only == 0
                        ? "Restart with the Spark that wrote it."
                        : "Restart with the Spark that wrote it, or with " + FORMAT + " as it was when the file was written.")
                .raises(only == 0 ? SparkErrors.versionTooNew(spark, version, most, path) : SparkErrors.versionNotMatched(spark, version, only, path))
                .add();
        return true;
    }

    /** Whether the judge's Spark reads a commit log of that version. */
    static boolean reads(QueryEvidence evidence, int version, Judge judge) {
        int only = onlyVersion(evidence, judge);
        return only == 0 ? version <= mostVersion(judge.spark()) : version == only;
    }

    private static int mostVersion(SparkVersion spark) {
        return spark.atLeast(4, 2) ? 3 : 1;
    }

    /** The one version that is read, 0 where more than one are. */
    private static int onlyVersion(QueryEvidence evidence, Judge judge) {
        return judge.spark().atLeast(4, 0) && !judge.spark().atLeast(4, 2) ? configuredFormat(evidence, judge) : 0;
    }

    /** The checkpoint format of the launch configuration; unset, the one that wrote the files is assumed. */
    private static int configuredFormat(QueryEvidence evidence, Judge judge) {
        return judge.launchConf(FORMAT).map(text -> text.strip().equals("2") ? 2 : 1).orElseGet(() -> {
            int found = formatOfFiles(evidence);
            if (found == 2) {
                judge.assume(FORMAT + "=2, since the files have unique ids");
            }
            return found;
        });
    }

    /** Format 2 shows in the names of the state files; where there is no state, in the commit before the newest. */
    static int formatOfFiles(QueryEvidence evidence) {
        if (!evidence.state().operators().isEmpty()) {
            return evidence.hasUniqueIds() ? 2 : 1;
        }
        @Nullable Long newest = evidence.restart().newestCommit();
        return newest != null && evidence.commit(newest - 1).flatMap(Read::value).map(CommitLog::version).orElse(1) == 2 ? 2 : 1;
    }
}

package org.checkpointinspector.inspect.query;

import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.inspect.SparkVersion;
import org.jspecify.annotations.Nullable;

/**
 * How the newest commit and the newest planned batch relate. A commit that is ahead makes Spark run an old batch again and then fail to commit it
 * ({@code MicroBatchExecution.markMicroBatchEnd}); up to 3.0 it goes on without a word. One that lags is only logged.
 */
final class CommitAheadRule implements RestartRule {

    @Override
    public void check(QueryEvidence evidence, Judge judge) {
        @Nullable Long planned = evidence.restart().newestOffset();
        @Nullable Long committed = evidence.restart().newestCommit();
        if (planned == null) {
            return;
        }
        if (committed == null) {
            reportNeverCommitted(evidence, planned, judge);
        } else if (committed > planned) {
            reportAhead(evidence, planned, committed, judge);
        } else if (committed == planned - 1) {
            reportRepeat(planned, judge);
        } else if (committed < planned - 1) {
            reportBehind(evidence, planned, committed, judge);
        }
    }

    /** Whether a commit that is there already stops the query; up to 3.0 {@code commitLog.add} answers false and nobody asks. */
    static boolean minds(SparkVersion spark) {
        return spark.atLeast(3, 1);
    }

    /** The error of a commit that is there already; the assertion became a condition in 3.5. */
    static SparkError concurrentUpdate(SparkVersion spark, long batch) {
        String message = "Multiple streaming jobs detected for " + batch;
        return spark.atLeast(3, 5)
                ? SparkErrors.fromStream("CONCURRENT_STREAM_LOG_UPDATE", "Concurrent update to the log. " + message, SparkErrors.SPARK)
                : SparkErrors.assertion(spark, "Concurrent update to the commit log. " + message);
    }

    private static void reportAhead(QueryEvidence evidence, long planned, long committed, Judge judge) {
        boolean there = evidence.commits().file(planned).isPresent();
        String path = "commits/" + committed;
        String happened = "Batch " + committed + " is committed, but the newest offset log is that of batch " + planned
                + ": offset logs were lost, or commits do not belong here. ";
        String remedy = "Restore the offset logs up to " + committed + " from a backup; else set aside the commits from " + planned
                + " on, and Spark runs batch " + planned + " again.";
        if (there && minds(judge.spark())) {
            judge.error("commits.ahead", path)
                    .says(happened + "Spark sends batch " + planned + " to the sink again and then fails to commit it.")
                    .proof("newest offset log", planned)
                    .proof("newest commit", committed)
                    .remedy(remedy)
                    .raises(concurrentUpdate(judge.spark(), planned))
                    .add();
        } else {
            judge.loss("commits.ahead", path)
                    .says(happened + (minds(judge.spark())
                            ? "Spark runs batch " + planned + " and goes on until it meets commit " + committed + ", where it fails."
                            : "Spark sends batches " + planned + " to " + committed + " to the sink again, perhaps with other data, and says nothing."))
                    .proof("newest offset log", planned)
                    .proof("newest commit", committed)
                    .remedy(remedy)
                    .add();
        }
    }

    private static void reportRepeat(long planned, Judge judge) {
        judge.warning("commits.repeat", "offsets/" + planned)
                .says("Batch " + planned + " was planned and never committed: Spark runs it again, and a sink that does not recognise it sees it twice.")
                .remedy("Nothing to do after a crash: this is how Spark recovers. If the batch had ended, restore commits/" + planned + ".")
                .add();
    }

    private static void reportBehind(QueryEvidence evidence, long planned, long committed, Judge judge) {
        if (evidence.looksAsync()) {
            return;
        }
        judge.loss("commits.behind", "commits")
                .says("The newest commit is " + committed + ", the newest planned batch " + planned + ": Spark runs batch " + planned + " again and takes batches "
                        + (committed + 1) + " to " + (planned - 1) + " for done. What they had not finished is lost.")
                .proof("newest offset log", planned)
                .proof("newest commit", committed)
                .remedy("If these batches were committed, restore their commits; else set aside the offset logs above " + (committed + 1)
                        + ", so that Spark runs them.")
                .add();
    }

    /** Spark 2.1 wrote no commits at all, so a log without the folder is no loss by itself. */
    private static void reportNeverCommitted(QueryEvidence evidence, long planned, Judge judge) {
        if (planned == 0) {
            reportRepeat(planned, judge);
            return;
        }
        boolean older = evidence.folder().folder("commits").isEmpty() && evidence.conf().isEmpty();
        Judge.Draft draft = older ? judge.info("commits.none", "commits") : judge.warning("commits.none", "commits");
        draft.says("No commit is there: Spark runs batch " + planned + " again and takes all before it for done.")
                .proof("newest offset log", planned)
                .remedy(older ? "Spark 2.1 wrote no commits." : "Restore the folder 'commits' from a backup.")
                .add();
    }
}

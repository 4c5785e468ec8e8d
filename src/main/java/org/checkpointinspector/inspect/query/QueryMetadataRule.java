package org.checkpointinspector.inspect.query;

import java.util.Optional;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.decode.QueryMetadata;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.inspect.Unreadable;

/**
 * The file {@code metadata}: read first of all, and its errors are thrown straight from {@code start()} ({@code StreamMetadata.read}). Where it is
 * missing, Spark up to 4.1 makes a new query id without a word; 4.2 refuses ({@code StreamingQueryCheckpointMetadata}).
 */
final class QueryMetadataRule implements RestartRule {

    private static final String PATH = "metadata";
    private static final String VERIFY = "spark.sql.streaming.checkpoint.verifyMetadataExists.enabled";

    @Override
    public void check(QueryEvidence evidence, Judge judge) {
        evidence.metadata().ifPresentOrElse(read -> checkContent(evidence, read, judge), () -> reportMissing(evidence, judge));
    }

    private static void checkContent(QueryEvidence evidence, Read<QueryMetadata> read, Judge judge) {
        if (!Unreadable.report(read, judge) && !reportChecksum(evidence, read, judge)) {
            read.damage().ifPresent(damage -> reportDamage(damage, judge));
        }
    }

    /** Up to 2.3 the file is read through Hadoop's {@code LocalFileSystem}, which compares its checksum; later past it. */
    private static boolean reportChecksum(QueryEvidence evidence, Read<QueryMetadata> read, Judge judge) {
        Optional<Damage> mismatch = judge.spark().atLeast(2, 4) ? Optional.empty() : StaleChecksumRule.mismatch(evidence, read.file().entry(), judge);
        mismatch.ifPresent(damage -> judge.error("metadata.damaged", PATH)
                .at(damage.storedOffset())
                .says("The file with the query's id is not what its checksum file says: " + damage.detail())
                .remedy("Restore the file from a backup. If it was edited on purpose, remove the checksum file beside it.")
                .raises(SparkErrors.fromStart(null, "Checksum error: " + PATH, "org.apache.hadoop.fs.ChecksumException"))
                .add());
        return mismatch.isPresent();
    }

    private static void reportDamage(Damage damage, Judge judge) {
        judge.error("metadata.damaged", PATH)
                .at(damage.storedOffset())
                .says("The query's id cannot be read: " + damage.detail())
                .remedy("Restore the file from a backup, or write it anew with the old id: the sink's transaction records and the Spark event log name it. "
                        + "A new id makes sinks that skip repeated batches by id take them twice.")
                .raises(SparkErrors.fromStart(null, damage.detail(), SparkErrors.exceptionOf(judge.spark(), damage)))
                .add();
    }

    private static void reportMissing(QueryEvidence evidence, Judge judge) {
        boolean fresh = evidence.offsets().isEmpty() && evidence.commits().isEmpty();
        if (fresh) {
            return;
        }
        String remedy = "Do not restart. Restore the file from a backup, or write it anew with the old id from the Spark event log or the sink's transaction records.";
        if (judge.spark().atLeast(4, 2) && judge.launchConf(VERIFY).map(Boolean::parseBoolean).orElse(true)) {
            judge.error("metadata.missing", PATH)
                    .says("The file with the query's id is missing although batches were planned or committed.")
                    .remedy(remedy)
                    .raises(SparkErrors.fromStart(
                            "STREAMING_CHECKPOINT_MISSING_METADATA_FILE",
                            "The metadata file is missing but offset and/or commit logs contain data.",
                            SparkErrors.SPARK_RUNTIME))
                    .add();
        } else {
            judge.loss("metadata.missing", PATH)
                    .says("The file with the query's id is missing: Spark silently makes a new id, and sinks that skip repeated batches by id may write them twice.")
                    .remedy(remedy)
                    .add();
        }
    }
}

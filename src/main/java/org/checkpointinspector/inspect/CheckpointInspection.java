package org.checkpointinspector.inspect;

import java.util.List;
import java.util.stream.Stream;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.CheckpointFile;
import org.jspecify.annotations.Nullable;

/**
 * One checkpoint, judged.
 *
 * @param checkpoint which
 * @param verdict whether Spark restarts; null for a file sink's log, which has no restart of its own
 * @param cause why not, null unless the verdict is FAILS
 * @param unknownBecause why there is no verdict, null unless it is UNKNOWN
 * @param spark who wrote it and for which Spark it was judged
 * @param assumed assumptions that decide the verdict, in words
 * @param verdicts one for each Spark version that was asked for, empty unless several were
 * @param here what Spark would do if it were started on this copy; null where it cannot be told from {@code home}
 * @param progress how far the query got
 * @param sources its sources; empty where not known
 * @param operators its stateful operators; empty for a stateless query
 * @param batches the batch strip, oldest first
 * @param unverifiedBytes bytes of files that a restart needs and that were not read
 * @param findings all findings, ERROR and LOSS first within the order in which Spark meets them
 * @param files every file with its role and health, made on demand
 * @param application the application of a DStream checkpoint; null for all else, and where no checkpoint file can be read
 * @param stateMap which versions of which stores can be rebuilt; null for a query without state, and for all that is no query
 * @param trend how the job went, batch by batch; null until it was measured ({@code diagnose.Diagnosis})
 */
public record CheckpointInspection(
        Checkpoint checkpoint,
        @Nullable Verdict verdict,
        @Nullable Cause cause,
        @Nullable String unknownBecause,
        Judged spark,
        List<String> assumed,
        List<VersionVerdict> verdicts,
        @Nullable Here here,
        Progress progress,
        List<SourceSummary> sources,
        List<OperatorSummary> operators,
        List<BatchCell> batches,
        long unverifiedBytes,
        List<Finding> findings,
        Iterable<FileReport> files,
        @Nullable Application application,
        @Nullable StateMap stateMap,
        @Nullable Trend trend) {

    /** Keeps its own copies. */
    public CheckpointInspection {
        assumed = List.copyOf(assumed);
        verdicts = List.copyOf(verdicts);
        sources = List.copyOf(sources);
        operators = List.copyOf(operators);
        batches = List.copyOf(batches);
        findings = List.copyOf(findings);
    }

    /** What an inspector says: without a trend. */
    public CheckpointInspection(
            Checkpoint checkpoint,
            @Nullable Verdict verdict,
            @Nullable Cause cause,
            @Nullable String unknownBecause,
            Judged spark,
            List<String> assumed,
            List<VersionVerdict> verdicts,
            @Nullable Here here,
            Progress progress,
            List<SourceSummary> sources,
            List<OperatorSummary> operators,
            List<BatchCell> batches,
            long unverifiedBytes,
            List<Finding> findings,
            Iterable<FileReport> files,
            @Nullable Application application,
            @Nullable StateMap stateMap) {
        this(checkpoint, verdict, cause, unknownBecause, spark, assumed, verdicts, here, progress, sources, operators, batches, unverifiedBytes, findings, files,
                application, stateMap, null);
    }

    /**
     * The same with a trend and with advice after its own findings; what was judged stays as it is.
     *
     * @param judged its own findings, with what is to be done about them
     */
    public CheckpointInspection advised(Trend measured, List<Finding> judged, List<Finding> advice) {
        return new CheckpointInspection(checkpoint, verdict, cause, unknownBecause, spark, assumed, verdicts, here, progress, sources, operators, batches, unverifiedBytes,
                Stream.concat(judged.stream(), advice.stream()).toList(), files, application, stateMap, measured);
    }

    /** Whether Spark restarts and then silently loses, repeats or corrupts data. */
    public boolean losesData() {
        return verdict == Verdict.RESTARTS && findings.stream().anyMatch(f -> f.severity() == Severity.LOSS);
    }

    /**
     * The Spark versions of the verdict.
     *
     * @param writtenBy versions that can have written the newest files, such as {@code 4.0–4.1}; null where nothing tells
     * @param judgedFor the version of the verdict
     */
    public record Judged(@Nullable String writtenBy, SparkVersion judgedFor) {}

    /**
     * The verdict for one Spark version.
     *
     * @param losesData whether it restarts and then silently loses, repeats or corrupts data
     */
    public record VersionVerdict(SparkVersion spark, Verdict verdict, @Nullable Cause cause, boolean losesData) {

        /** What a judge came to. */
        public static VersionVerdict of(Judge judge) {
            boolean loses = judge.verdict() == Verdict.RESTARTS && judge.findings().stream().anyMatch(finding -> finding.severity() == Severity.LOSS);
            return new VersionVerdict(judge.spark(), judge.verdict(), judge.cause().orElse(null), loses);
        }
    }

    /**
     * Home and here.
     *
     * @param home URI of the folder in which the checkpoint was written
     * @param verdict what Spark would do if it were started on this copy
     * @param cause why it would not start, null where it would
     */
    public record Here(String home, Verdict verdict, @Nullable Cause cause) {}

    /**
     * How far the query got; null for what is not known.
     *
     * @param queryId its id
     * @param latestOffsetBatch newest batch that was planned
     * @param latestCommitBatch newest batch that was committed
     * @param lastGoodBatch newest batch from which every needed byte is proven good
     * @param watermarkMs event-time watermark for the next batch, ms since the epoch
     * @param nextBatch the batch that Spark would run first
     */
    public record Progress(
            @Nullable String queryId,
            @Nullable Long latestOffsetBatch,
            @Nullable Long latestCommitBatch,
            @Nullable Long lastGoodBatch,
            @Nullable Long watermarkMs,
            @Nullable Long nextBatch) {
        /** Nothing is known. */
        public static final Progress NONE = new Progress(null, null, null, null, null, null);
    }

    /**
     * A source of the query.
     *
     * @param index its position, or its name where sources are named
     * @param type {@code Kafka}, {@code files}, {@code rate} …
     * @param description a sentence: topics and partitions, files seen …
     * @param offset its newest planned offset as JSON text, null where it has none yet
     */
    public record SourceSummary(String index, String type, String description, @Nullable String offset) {}

    /**
     * A stateful operator.
     *
     * @param id its position in the plan
     * @param name Spark's name, null where no metadata tells
     * @param provider simple class name of the state store provider, null where not known
     * @param partitions number of partitions on disk
     * @param stores names of its stores
     * @param rows rows at the last committed batch, null where the state was not read
     * @param bytes bytes of all its files
     */
    public record OperatorSummary(
            int id, @Nullable String name, @Nullable String provider, int partitions, List<String> stores, @Nullable Long rows, long bytes) {}

    /**
     * One cell of the batch strip.
     *
     * @param batch its id
     * @param planned whether {@code offsets/batch} is there
     * @param committed whether {@code commits/batch} is there
     * @param damaged whether one of the two is known to be damaged
     * @param restart whether Spark would restart with this batch
     */
    public record BatchCell(long batch, boolean planned, boolean committed, boolean damaged, boolean restart) {}

    /** A file with what is known of its content. */
    public record FileReport(CheckpointFile file, Health health) {}
}

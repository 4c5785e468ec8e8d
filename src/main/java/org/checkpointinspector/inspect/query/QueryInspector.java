package org.checkpointinspector.inspect.query;

import java.util.List;
import java.util.Optional;
import org.checkpointinspector.inspect.Cause;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.CheckpointInspector;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.FileReads;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Permissions;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.Folder;
import org.jspecify.annotations.Nullable;

/** Inspects the checkpoint of a streaming query. */
public final class QueryInspector implements CheckpointInspector {

    @Override
    public long neededBytes(FileReads reads) {
        QueryEvidence evidence = new QueryEvidence(reads, Depth.QUICK);
        long version = evidence.restart().stateVersion();
        long bytes = 0;
        if (version > 0 && evidence.provider() != StateStores.Provider.UNKNOWN) {
            for (StateStores.Store store : StateStores.needed(evidence)) {
                bytes += new StoreLoad(evidence, store, SparkVersion.NEWEST_LINE).chain(version).bytes();
                // which of them the snapshot names is known only when it is read: this is the most it can be
                bytes += store.folder().flatMap(folder -> folder.folder("SSTs")).map(Folder::totalBytes).orElse(0L);
            }
        }
        return bytes;
    }

    @Override
    public CheckpointInspection inspect(FileReads reads, Depth depth, InspectionRequest request) {
        QueryEvidence listed = new QueryEvidence(reads, depth);
        try {
            WriterVersions writers = WriterVersions.of(listed);
            SparkVersion spark = request.spark().size() == 1 ? request.spark().get(0) : writers.newest();
            QueryEvidence evidence = listed.seenBy(spark);
            Judge judge = judge(evidence, spark, request);
            List<Judge> compared = request.spark().size() < 2
                    ? List.of()
                    : request.spark().stream().map(version -> judge(listed.seenBy(version), version, request)).toList();
            Long lastGoodBatch = GoodBatches.newest(evidence, judge, new Judge(judge.spark(), request.conf()));
            UnneededDamage.report(evidence, judge);
            return describe(evidence, judge, compared, writers.words(), lastGoodBatch);
        } catch (CancelledException stopped) {
            reads.stop();
            Judge judge = new Judge(request.spark().isEmpty() ? SparkVersion.NEWEST_LINE : request.spark().get(0), request.conf());
            judge.unknown("the inspection was cancelled");
            return describe(listed, judge, List.of(), null, null);
        }
    }

    private static Judge judge(QueryEvidence evidence, SparkVersion version, InspectionRequest request) {
        Judge judge = new Judge(version, request.conf());
        RestartRules.check(evidence, judge);
        return judge;
    }

    private static CheckpointInspection describe(QueryEvidence evidence, Judge judge, List<Judge> compared, @Nullable String writtenBy, @Nullable Long lastGoodBatch) {
        QuerySummary summary = new QuerySummary(evidence);
        return new CheckpointInspection(
                evidence.reads().checkpoint(),
                judge.verdict(),
                judge.cause().orElse(null),
                judge.unknownBecause(),
                new CheckpointInspection.Judged(writtenBy, judge.spark()),
                judge.assumed(),
                compared.stream()
                        .map(other -> CheckpointInspection.VersionVerdict.of(other))
                        .toList(),
                here(evidence, judge),
                summary.progress(lastGoodBatch),
                summary.sources(),
                summary.operators(),
                summary.batches(),
                evidence.reads().unreadBytes(),
                Permissions.explained(judge.findings(), evidence.reads()),
                evidence.reads().report(),
                null,
                StateMaps.draw(evidence, judge));
    }

    /** What Spark would do on this copy: the absolute paths of state schemas point to the old home, and Spark follows them. */
    private static CheckpointInspection.@Nullable Here here(QueryEvidence evidence, Judge judge) {
        Optional<String> home = Home.of(evidence);
        if (home.isEmpty()) {
            return null;
        }
        boolean atHome = Home.isSame(home.get(), evidence.reads().location());
        if (atHome || judge.verdict() != Verdict.RESTARTS || !judge.spark().atLeast(4, 0) || evidence.restart().nextBatch() == 0) {
            return new CheckpointInspection.Here(home.get(), judge.verdict(), judge.cause().orElse(null));
        }
        String reason = "Operator metadata names state schemas below " + home.get() + ", where the checkpoint was written; started on this copy, Spark looks there.";
        Cause cause = new Cause("state", null, reason, SparkErrors.fromStream(null, "File " + home.get() + " does not exist", SparkErrors.FILE_NOT_FOUND));
        return new CheckpointInspection.Here(home.get(), Verdict.FAILS, cause);
    }
}

package org.checkpointinspector.inspect.dstream;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
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
import org.checkpointinspector.storage.FileEntry;
import org.jspecify.annotations.Nullable;

/** Inspects the checkpoint of a Spark Streaming application. */
public final class DStreamInspector implements CheckpointInspector {

    @Override
    public long neededBytes(FileReads reads) {
        DStreamEvidence evidence = new DStreamEvidence(reads, Depth.QUICK);
        Recovery recovery = Recovery.of(evidence, new Judge(newest(evidence), java.util.Map.of()));
        return recovery.winner().stream()
                .flatMap(winner -> CheckpointedRdd.of(Objects.requireNonNull(winner.checkpoint())).stream())
                .filter(CheckpointedRdd::needed)
                .flatMap(rdd -> evidence.folder(rdd.path()).stream())
                .flatMap(folder -> CheckpointedRdd.parts(folder).stream())
                .mapToLong(FileEntry::bytes)
                .sum();
    }

    @Override
    public CheckpointInspection inspect(FileReads reads, Depth depth, InspectionRequest request) {
        DStreamEvidence evidence = new DStreamEvidence(reads, depth);
        try {
            Judge judge = new Judge(request.spark().size() == 1 ? request.spark().get(0) : newest(evidence), request.conf());
            Recovery recovery = RecoveryRules.check(evidence, judge);
            List<Judge> compared = request.spark().size() < 2 ? List.of() : request.spark().stream().map(version -> {
                Judge other = new Judge(version, request.conf());
                RecoveryRules.check(evidence, other);
                return other;
            }).toList();
            return describe(evidence, recovery, judge, compared);
        } catch (CancelledException stopped) {
            reads.stop();
            Judge judge = new Judge(request.spark().isEmpty() ? SparkVersion.NEWEST_LINE : request.spark().get(0), request.conf());
            judge.unknown("the inspection was cancelled");
            return describe(evidence, null, judge, List.of());
        }
    }

    /** The build that wrote the newest file of which that can be told. */
    private static Optional<SparkBuilds.Build> writer(DStreamEvidence evidence) {
        return evidence.candidates().stream()
                .flatMap(name -> evidence.read(name).readable().stream())
                .flatMap(checkpoint -> SparkBuilds.of(checkpoint).stream())
                .findFirst();
    }

    private static SparkVersion newest(DStreamEvidence evidence) {
        return writer(evidence).map(SparkBuilds.Build::to).orElse(SparkVersion.NEWEST_LINE);
    }

    private static CheckpointInspection describe(DStreamEvidence evidence, @Nullable Recovery recovery, Judge judge, List<Judge> compared) {
        Optional<Attempt> winner = recovery == null ? Optional.empty() : recovery.winner();
        ApplicationFacts facts = new ApplicationFacts(evidence, recovery);
        return new CheckpointInspection(
                evidence.reads().checkpoint(),
                judge.verdict(),
                judge.cause().orElse(null),
                judge.unknownBecause(),
                new CheckpointInspection.Judged(recovery == null ? null : writer(evidence).map(SparkBuilds.Build::words).orElse(null), judge.spark()),
                judge.assumed(),
                compared.stream()
                        .map(other -> CheckpointInspection.VersionVerdict.of(other))
                        .toList(),
                winner.flatMap(taken -> here(evidence, Objects.requireNonNull(taken.checkpoint()), judge)).orElse(null),
                facts.progress(judge),
                List.of(),
                facts.operators(),
                facts.batches(),
                evidence.reads().unreadBytes(),
                Permissions.explained(judge.findings(), evidence.reads()),
                evidence.reads().report(),
                facts.application(),
                null);
    }

    /** What Spark would do on this copy: it follows the absolute paths of the RDDs to the old home. */
    private static Optional<CheckpointInspection.Here> here(DStreamEvidence evidence, DStreamCheckpoint checkpoint, Judge judge) {
        String home = checkpoint.checkpointDir();
        if (home == null) {
            return Optional.empty();
        }
        Optional<CheckpointedRdd> rdd = CheckpointedRdd.of(checkpoint).stream().findFirst();
        if (new HomeFolder(home).isAt(evidence.reads().location()) || judge.verdict() != Verdict.RESTARTS || rdd.isEmpty()) {
            return Optional.of(new CheckpointInspection.Here(home, judge.verdict(), judge.cause().orElse(null)));
        }
        String reason = "The checkpoint file names its RDDs below " + home + ", where it was written; started on this copy, Spark looks there, and writes there.";
        Cause cause = new Cause(rdd.get().path(), null, reason, SparkErrors.fromStart(null, "requirement failed: Checkpoint directory does not exist: " + rdd.get().stored(), "java.lang.IllegalArgumentException"));
        return Optional.of(new CheckpointInspection.Here(home, Verdict.FAILS, cause));
    }
}

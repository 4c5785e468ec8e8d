package org.checkpointinspector.inspect.dstream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.checkpointinspector.decode.dstream.ClassInFile;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.decode.dstream.DStreamNode;
import org.checkpointinspector.decode.dstream.RddPartition;
import org.checkpointinspector.decode.dstream.RddPartitionDecoder;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Health;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Mask;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;
import org.jspecify.annotations.Nullable;

/** The facts of an application for a person, secrets masked. */
final class ApplicationFacts {

    private final DStreamEvidence evidence;
    private final @Nullable Recovery recovery;
    private final @Nullable DStreamCheckpoint taken;

    ApplicationFacts(DStreamEvidence evidence, @Nullable Recovery recovery) {
        this.evidence = evidence;
        this.recovery = recovery;
        this.taken = recovery == null ? null : recovery.winner().map(Attempt::checkpoint).orElse(null);
    }

    /** The application by the file that Spark takes; null where it takes none. */
    @Nullable Application application() {
        if (taken == null || recovery == null) {
            return null;
        }
        Mask mask = new Mask(taken.conf().get("spark.redaction.regex"));
        return new Application(
                taken.application(),
                taken.master(),
                taken.batchDurationMs(),
                taken.checkpointTimeMs(),
                taken.pendingTimesMs(),
                taken.streams().stream().map(stream -> stream(stream, mask)).toList(),
                mask.settings(taken.conf()),
                recovery.winner().map(winner -> winner.name().name()).orElse(null),
                recovery.codecName(),
                taken.jars(),
                taken.classes().stream().filter(ClassInFile::isUsers).collect(java.util.stream.Collectors.toMap(
                        ClassInFile::name, ClassInFile::serialVersionUid, (one, other) -> one, LinkedHashMap::new)),
                recovery.attempts().stream().map(this::point).toList(),
                TimingFacts.of(evidence, recovery, taken));
    }

    private Application.RecoveryPoint point(Attempt attempt) {
        Attempt.Failure failure = attempt.failure();
        DStreamCheckpoint content = attempt.checkpoint();
        String trouble = failure != null
                ? failure.reason()
                : RddFolderRule.isComplete(evidence, Objects.requireNonNull(content)) ? null : "folders of checkpointed RDDs that it names are missing";
        return new Application.RecoveryPoint(attempt.name().name(), content == null ? null : content.checkpointTimeMs(),
                content == null ? List.of() : content.pendingTimesMs(), trouble);
    }

    private Application.Stream stream(DStreamNode stream, Mask mask) {
        HomeFolder home = new HomeFolder(Objects.requireNonNull(taken).checkpointDir());
        Map<Long, String> rdds = new TreeMap<>();
        stream.rdds().forEach((batch, stored) -> rdds.put(batch, home.rdd(stored)));
        return new Application.Stream(
                stream.id(),
                stream.type(),
                stream.operation(),
                stream.callSite(),
                stream.input(),
                stream.output(),
                stream.slideMs(),
                stream.windowMs(),
                stream.checkpointMs(),
                stream.rememberMs(),
                stream.storageLevel(),
                stream.parents(),
                stream.functions().stream().map(function -> words(function, mask)).toList(),
                rdds,
                stream.offsets().isEmpty() ? Map.of() : new TreeMap<>(offsets(stream)),
                mask.settings(stream.settings()));
    }

    private static Map<Long, String> offsets(DStreamNode stream) {
        Map<Long, String> words = new TreeMap<>();
        stream.offsets().forEach((batch, ranges) -> words.put(batch,
                String.join(", ", ranges.stream().map(range -> range.topic() + "-" + range.partition() + " " + range.from() + "…" + range.until()).toList())));
        return words;
    }

    private static String words(DStreamNode.UserFunction function, Mask mask) {
        String captured = function.captured().isEmpty() ? "" : " with " + String.join(", ", function.captured().stream().map(mask::text).toList());
        return function.field() + ": " + function.className() + (function.method() == null ? "" : "." + function.method()) + captured;
    }

    /** How far the application got; batches are times. */
    CheckpointInspection.Progress progress(Judge judge) {
        if (taken == null || recovery == null) {
            return CheckpointInspection.Progress.NONE;
        }
        boolean proven = judge.verdict() == Verdict.RESTARTS && evidence.reads().unreadBytes() == 0;
        return new CheckpointInspection.Progress(null, null, null, proven ? taken.checkpointTimeMs() : null, null, taken.firstBatchMs().orElse(null));
    }

    /** Streams with checkpointed state. */
    List<CheckpointInspection.OperatorSummary> operators() {
        List<CheckpointInspection.OperatorSummary> operators = new ArrayList<>();
        if (taken == null) {
            return operators;
        }
        for (CheckpointedRdd rdd : CheckpointedRdd.of(taken)) {
            Optional<Folder> folder = rdd.needed() ? evidence.folder(rdd.path()) : Optional.empty();
            folder.ifPresent(at -> operators.add(new CheckpointInspection.OperatorSummary(rdd.stream().id(), rdd.stream().simpleType(), null,
                    CheckpointedRdd.parts(at).size(), List.of(rdd.path()), rows(at, rdd.path()), at.totalBytes())));
        }
        return operators;
    }

    /** Rows of an RDD whose partitions were all read; null else. */
    private @Nullable Long rows(Folder folder, String path) {
        long rows = 0;
        for (FileEntry part : CheckpointedRdd.parts(folder)) {
            if (evidence.reads().healthOf(path + "/" + part.name()) != Health.OK) {
                return null;
            }
            Optional<RddPartition> content = evidence.reads().decode(part, new RddPartitionDecoder()).value();
            if (content.isEmpty()) {
                return null;
            }
            Long states = content.get().states();
            rows += states == null ? content.get().records() : states;
        }
        return rows;
    }

    /** One cell a batch that has a checkpoint file: committed where the batch was completed when the file was written. */
    List<CheckpointInspection.BatchCell> batches() {
        Map<Long, CheckpointInspection.BatchCell> cells = new TreeMap<>();
        if (recovery == null) {
            return List.of();
        }
        long first = taken == null ? -1 : taken.firstBatchMs().orElse(-1L);
        for (Attempt attempt : recovery.attempts()) {
            long batch = attempt.name().timeMs();
            boolean committed = attempt.checkpoint() != null && attempt.failure() == null && !attempt.checkpoint().pendingTimesMs().contains(batch);
            CheckpointInspection.BatchCell before = cells.get(batch);
            cells.put(batch, new CheckpointInspection.BatchCell(batch, true, committed || before != null && before.committed(),
                    attempt.failure() != null || before != null && before.damaged(), batch == first));
        }
        return new ArrayList<>(cells.values());
    }
}

package org.checkpointinspector.inspect.dstream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.inspect.Timing;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;
import org.jspecify.annotations.Nullable;

/**
 * Reads the timing of an application off its files. A checkpoint file is written twice a batch: once its jobs are made (the file then becomes the backup), and once they
 * are done ({@code JobGenerator.doCheckpoint}). The name is that of the newest batch by then ({@code CheckpointWriter}), so a file that tells of the end of an
 * older one tells by how much the batches lag. A rename keeps a file's time, on local disks and in HDFS.
 */
final class TimingFacts {

    /** Clocks of driver and store may differ by so much. */
    private static final long CLOCKS_MS = 2000;
    private static final int BATCHES_OF_A_GAP = 3;
    private static final int FEWEST_FOR_A_SLOPE = 3;

    private final DStreamEvidence evidence;
    private final List<Timing.Point> points = new ArrayList<>();
    private final boolean timesFit;
    /** Archives and some stores keep whole seconds only; a time may then be later by almost one. */
    private final long precisionMs;

    private TimingFacts(DStreamEvidence evidence, Recovery recovery) {
        this.evidence = evidence;
        List<Attempt> whole = recovery.attempts().stream().filter(attempt -> attempt.checkpoint() != null && attempt.checkpoint().fault() == null)
                .filter(attempt -> attempt.checkpoint().checkpointTimeMs() != null && attempt.name().hasTime())
                // of equal names, the backup was written first
                .sorted(Comparator.comparing(Attempt::name, CheckpointName.READING_ORDER.reversed()))
                .toList();
        this.timesFit = fit(whole);
        this.precisionMs = whole.stream().allMatch(attempt -> attempt.name().entry().modifiedMs() % 1000 == 0) ? 1000 : 1;
        whole.forEach(attempt -> points.add(point(attempt.name(), Objects.requireNonNull(attempt.checkpoint()))));
    }

    static Timing of(DStreamEvidence evidence, Recovery recovery, DStreamCheckpoint taken) {
        return new TimingFacts(evidence, recovery).timing(taken);
    }

    /** Written not before their batch, and in the order of their names. */
    private static boolean fit(List<Attempt> written) {
        long before = 0;
        for (Attempt attempt : written) {
            long at = attempt.name().entry().modifiedMs();
            // HDFS and local disks keep ms, archives whole seconds
            if (at < before || at + CLOCKS_MS < Objects.requireNonNull(attempt.checkpoint()).checkpointTimeMs()) {
                return false;
            }
            before = at;
        }
        return written.isEmpty() || written.size() == 1 || before > written.get(0).name().entry().modifiedMs();
    }

    private Timing.Point point(CheckpointName name, DStreamCheckpoint content) {
        long batch = Objects.requireNonNull(content.checkpointTimeMs());
        boolean completed = !content.isOfGeneration();
        long written = name.entry().modifiedMs();
        return new Timing.Point(name.name(), name.timeMs(), batch, completed, written, timesFit ? (Long) Math.max(0, written - batch + precisionMs - 1) : null,
                completed ? (Long) (name.timeMs() - batch) : null, content.pendingTimesMs().size(), name.entry().bytes());
    }

    private Timing timing(DStreamCheckpoint taken) {
        List<Timing.Point> completed = points.stream().filter(Timing.Point::completed).toList();
        long newestDone = completed.stream().mapToLong(Timing.Point::batchMs).max().orElse(Long.MIN_VALUE);
        List<Long> failed = taken.pendingTimesMs().stream().filter(batch -> batch <= newestDone && batch != taken.checkpointTimeMs()).toList();
        Timing.Point last = completed.isEmpty() ? null : completed.get(completed.size() - 1);
        return new Timing(
                timesFit,
                points,
                longest(points.stream().filter(point -> !point.completed())),
                longest(completed.stream()),
                last == null ? null : last.lagMs(),
                slope(completed),
                processing(completed),
                taken.pendingTimesMs().size() - failed.size(),
                failed,
                gaps(taken.batchDurationMs()),
                timesFit && !points.isEmpty() ? (Long) points.get(points.size() - 1).writtenMs() : null,
                starts(),
                states(taken));
    }

    private static @Nullable Long longest(Stream<Timing.Point> of) {
        return of.map(Timing.Point::delayMs).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
    }

    /** Least squares of the lag over the names. */
    private static @Nullable Double slope(List<Timing.Point> completed) {
        if (completed.size() < FEWEST_FOR_A_SLOPE) {
            return null;
        }
        double meanTime = completed.stream().mapToLong(Timing.Point::nameMs).average().orElse(0);
        double meanLag = completed.stream().mapToLong(TimingFacts::lag).average().orElse(0);
        double above = completed.stream().mapToDouble(point -> (point.nameMs() - meanTime) * (lag(point) - meanLag)).sum();
        double below = completed.stream().mapToDouble(point -> Math.pow(point.nameMs() - meanTime, 2)).sum();
        return below == 0 ? null : Double.valueOf(above / below);
    }

    private static long lag(Timing.Point point) {
        return Objects.requireNonNullElse(point.lagMs(), 0L);
    }

    /** Where batches lag, one ends as the next begins. */
    private @Nullable Long processing(List<Timing.Point> completed) {
        List<Long> times = new ArrayList<>();
        for (int i = 1; i < completed.size(); i++) {
            Timing.Point before = completed.get(i - 1);
            Timing.Point now = completed.get(i);
            if (timesFit && lag(before) > 0 && lag(now) > 0 && now.batchMs() > before.batchMs()) {
                times.add(now.writtenMs() - before.writtenMs());
            }
        }
        return times.isEmpty() ? null : times.stream().sorted().toList().get(times.size() / 2);
    }

    private List<Timing.Gap> gaps(@Nullable Long batchMs) {
        List<Timing.Gap> gaps = new ArrayList<>();
        for (int i = 1; i < points.size() && timesFit && batchMs != null; i++) {
            long from = points.get(i - 1).writtenMs();
            long to = points.get(i).writtenMs();
            if (to - from > BATCHES_OF_A_GAP * batchMs) {
                gaps.add(new Timing.Gap(from, to));
            }
        }
        return gaps;
    }

    private int starts() {
        return (int) evidence.folder().folders().stream().filter(folder -> folder.name().matches("[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}")).count();
    }

    private List<Timing.StateWrite> states(DStreamCheckpoint taken) {
        List<Timing.StateWrite> states = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (CheckpointedRdd rdd : CheckpointedRdd.of(taken)) {
            Optional<Folder> folder = seen.add(rdd.path()) ? evidence.folder(rdd.path()) : Optional.empty();
            folder.map(CheckpointedRdd::parts).filter(parts -> !parts.isEmpty()).ifPresent(parts -> states.add(state(rdd, parts)));
        }
        states.sort(Comparator.comparingLong(Timing.StateWrite::batchMs).reversed());
        return states;
    }

    private Timing.StateWrite state(CheckpointedRdd rdd, List<FileEntry> parts) {
        LongSummaryStatistics bytes = parts.stream().mapToLong(FileEntry::bytes).summaryStatistics();
        LongSummaryStatistics times = parts.stream().mapToLong(FileEntry::modifiedMs).summaryStatistics();
        return new Timing.StateWrite(rdd.path(), rdd.stream().id(), rdd.batchMs(), bytes.getSum(), parts.size(), bytes.getMax(),
                timesFit ? (Long) (times.getMax() - times.getMin()) : null);
    }
}

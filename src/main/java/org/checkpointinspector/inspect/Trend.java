package org.checkpointinspector.inspect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a job went, batch by batch, as far as its files tell: when each batch began and ended, what it read, how large its state was. All times are ms since the epoch,
 * all durations ms, all sizes bytes as stored.
 *
 * <p>When a batch ended is the modification time of a file. A copy has other times; where they cannot be the original ones, {@code fileTimes} is false and nothing that
 * rests on them is known.
 *
 * @param batches ascending, without gaps only if the logs have none; the newest {@link #MOST_BATCHES} at most
 * @param fileTimes whether the files' modification times are those of the job
 * @param intervalMs the time between two batches that the job was told to keep: of a DStream application its batch duration, of a query the one that its batches fall
 *     upon; null where none shows (a query without a trigger interval starts the next batch at once)
 */
public record Trend(List<Batch> batches, boolean fileTimes, @Nullable Long intervalMs) {

    /** Spark keeps 100 batches unless told otherwise; more are of little use to a picture. */
    public static final int MOST_BATCHES = 200;

    /** Nothing is known. */
    public static final Trend NONE = new Trend(List.of(), false, null);

    /** Keeps its own copy. */
    public Trend {
        batches = List.copyOf(batches);
    }

    /**
     * One batch; null for what is not known.
     *
     * @param batch id of a query's batch; for an application the batch time, ms since the epoch
     * @param plannedMs when it was planned ({@code batchTimestampMs}); for an application the batch time
     * @param writtenMs when the plan was on disk: {@code offsets/N}, or the first checkpoint file of an application's batch
     * @param committedMs when it was done: {@code commits/N}, or the checkpoint file written after an application's batch
     * @param advanced how far it moved each source, by the source's index: records for Kafka, Kinesis-like logs and Spark's own sources, versions for tables, log entries
     *     for files; a source that cannot be counted is left out
     * @param watermarkMs event-time watermark in force, 0 for none
     * @param addedBytes bytes of state files that it wrote
     * @param stateBytes bytes of the newest whole copies (snapshots) of all stores at this batch; for an application its checkpointed RDDs
     * @param stateRows rows in these copies
     * @param pending batches of an application that waited when the checkpoint file was written
     */
    public record Batch(
            long batch,
            @Nullable Long plannedMs,
            @Nullable Long writtenMs,
            @Nullable Long committedMs,
            Map<String, Long> advanced,
            @Nullable Long watermarkMs,
            @Nullable Long addedBytes,
            @Nullable Long stateBytes,
            @Nullable Long stateRows,
            @Nullable Integer pending) {

        /** Keeps its own copy, in order. */
        public Batch {
            advanced = Collections.unmodifiableMap(new LinkedHashMap<>(advanced));
        }

        /** From plan to commit, never negative; null where one of the two is not known. Of a resolution of 1 s where the store keeps whole seconds. */
        public @Nullable Long durationMs() {
            return plannedMs == null || committedMs == null ? null : (Long) Math.max(0, committedMs - plannedMs);
        }

        /** How long after its time the batch was planned and on disk: the scheduling delay of an application; null where not known. */
        public @Nullable Long delayMs() {
            return plannedMs == null || writtenMs == null ? null : (Long) Math.max(0, writtenMs - plannedMs);
        }

        /** What all sources moved together; null where none could be counted. */
        public @Nullable Long advancedTotal() {
            return advanced.isEmpty() ? null : (Long) advanced.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Known durations in the order of the batches. */
    public List<Long> durationsMs() {
        return batches.stream().map(Batch::durationMs).flatMap(Stream::ofNullable).toList();
    }

    /** Known times between the plan of a batch and that of the next one in number. */
    public List<Long> gapsMs() {
        return java.util.stream.IntStream.range(1, batches.size())
                .filter(i -> batches.get(i - 1).plannedMs() != null && batches.get(i).plannedMs() != null)
                .mapToObj(i -> Objects.requireNonNull(batches.get(i).plannedMs()) - Objects.requireNonNull(batches.get(i - 1).plannedMs()))
                .toList();
    }

    /** The value in the middle of a list, the lower one of two; null of an empty list. */
    public static @Nullable Long median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? null : sorted.get((sorted.size() - 1) / 2);
    }
}

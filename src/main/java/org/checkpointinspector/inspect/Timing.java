package org.checkpointinspector.inspect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a Spark Streaming application kept up with its batches, by the names, the contents and the times of its checkpoint files. All numbers are ms unless they say
 * otherwise; null is what the files do not tell.
 *
 * @param timesFit whether the files' times can be those of their writing; a copy that does not keep them has others, and then no number that needs them is given
 * @param points one for each checkpoint file that can be read, in the order of their writing
 * @param generationMs longest time from the begin of a batch to the file that tells that its jobs were made: making jobs, serializing, writing
 * @param delayMs longest time from the begin of a batch to the file that tells of its end: waiting, processing, writing; an upper bound
 * @param lagMs by how much the batches lagged behind at the newest file that tells of the end of one: 0 where they keep up
 * @param lagPerSecond by how many seconds the lag grew in each second; 0 where it is steady
 * @param processingMs median time from the end of one batch to the end of the next where batches lag
 * @param backlog batches that were waiting or running when the newest file was written
 * @param failedMs batches that were never completed though later ones were; they are run again by a restart
 * @param gaps times in which no checkpoint file was written though batches were due
 * @param lastWriteMs when the newest checkpoint file was written, ms since the epoch
 * @param starts how many times a driver began to checkpoint here: each makes a folder of its own
 * @param states what the checkpointing of state costs, newest first
 */
public record Timing(
        boolean timesFit,
        List<Point> points,
        @Nullable Long generationMs,
        @Nullable Long delayMs,
        @Nullable Long lagMs,
        @Nullable Double lagPerSecond,
        @Nullable Long processingMs,
        int backlog,
        List<Long> failedMs,
        List<Gap> gaps,
        @Nullable Long lastWriteMs,
        int starts,
        List<StateWrite> states) {

    /** Nothing is known. */
    public static final Timing NONE = new Timing(false, List.of(), null, null, null, null, null, 0, List.of(), List.of(), null, 0, List.of());

    /** Keeps its own copies. */
    public Timing {
        points = List.copyOf(points);
        failedMs = List.copyOf(failedMs);
        gaps = List.copyOf(gaps);
        states = List.copyOf(states);
    }

    /**
     * A checkpoint file.
     *
     * @param file its name
     * @param nameMs the time in its name: that of the newest batch for which a file was written by then
     * @param batchMs the batch inside
     * @param completed whether it was written at the end of the batch; else once its jobs were made
     * @param writtenMs the file's time, ms since the epoch
     * @param delayMs from the begin of the batch to the file's time, at most; null where the times do not fit
     * @param lagMs by how much the batch inside is older than the name; only a file of a completed batch tells it
     * @param pending batches that were not completed
     * @param bytes its size as stored
     */
    public record Point(String file, long nameMs, long batchMs, boolean completed, long writtenMs, @Nullable Long delayMs, @Nullable Long lagMs, int pending, long bytes) {}

    /** A time without a write, from one file to the next, ms since the epoch. */
    public record Gap(long fromMs, long toMs) {}

    /**
     * A checkpointed RDD.
     *
     * @param folder relative to the checkpoint
     * @param stream number of its DStream
     * @param batchMs its batch
     * @param bytes size of its partitions
     * @param partitions how many
     * @param largestBytes size of the largest
     * @param spanMs from the first partition's time to the last's: a lower bound of what it took; null where the times do not fit
     */
    public record StateWrite(String folder, int stream, long batchMs, long bytes, int partitions, long largestBytes, @Nullable Long spanMs) {}
}

package org.checkpointinspector.inspect.dstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.decode.dstream.DStreamNode;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;

/**
 * A checkpointed RDD that a checkpoint file names.
 *
 * @param stream whose RDD
 * @param batchMs of which batch
 * @param stored path as the file has it
 * @param path relative to the checkpoint
 * @param needed whether the first batches read it: others are only opened
 */
record CheckpointedRdd(DStreamNode stream, long batchMs, String stored, String path, boolean needed) {

    static final String MAP_WITH_STATE = "org.apache.spark.streaming.dstream.InternalMapWithStateDStream";
    static final String REDUCED_WINDOW = "org.apache.spark.streaming.dstream.ReducedWindowedDStream";
    private static final Pattern PART = Pattern.compile("part-(\\d{1,9})");

    /** All that a checkpoint file names, in the order of restoring. */
    static List<CheckpointedRdd> of(DStreamCheckpoint checkpoint) {
        HomeFolder home = new HomeFolder(checkpoint.checkpointDir());
        long first = checkpoint.firstBatchMs().orElse(Long.MAX_VALUE);
        List<CheckpointedRdd> rdds = new ArrayList<>();
        for (DStreamNode stream : RestoringOrder.of(checkpoint.streams())) {
            long newest = newestAt(stream, first).orElse(Long.MIN_VALUE);
            long window = checkpoint.streams().stream()
                    .filter(other -> other.windowMs() != null && other.parents().contains(stream.id()))
                    .mapToLong(DStreamNode::windowMs)
                    .max()
                    .orElse(0);
            stream.rdds().forEach((batch, stored) -> {
                boolean needed = stream.mustCheckpoint() ? batch == newest : batch == first || batch < first && batch > first - window;
                rdds.add(new CheckpointedRdd(stream, batch, stored, home.rdd(stored), needed));
            });
        }
        return rdds;
    }

    /** The batch of the newest RDD of a stream that is not after a batch: from there on Spark computes again. */
    static Optional<Long> newestAt(DStreamNode stream, long batchMs) {
        return stream.rdds().keySet().stream().filter(batch -> batch <= batchMs).max(Long::compare);
    }

    /** The partitions in a folder, in the order of their numbers, and what looks like one. */
    static List<FileEntry> parts(Folder folder) {
        return folder.files().stream().filter(file -> file.name().startsWith("part-")).toList();
    }

    /** The number of a partition's file; empty where its name has none. */
    static Optional<Integer> number(FileEntry part) {
        Matcher matcher = PART.matcher(part.name());
        return matcher.matches() ? Optional.of(Integer.parseInt(matcher.group(1))) : Optional.empty();
    }
}

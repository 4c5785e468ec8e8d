package org.checkpointinspector.maintain.offsets;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.decode.dstream.DStreamCheckpointDecoder;
import org.checkpointinspector.decode.dstream.DStreamNode;
import org.checkpointinspector.decode.dstream.DStreamNode.OffsetRange;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.CheckpointFile;
import org.checkpointinspector.layout.FileRoles;
import org.checkpointinspector.layout.Role;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Storage;
import org.jspecify.annotations.Nullable;

/**
 * The positions of a DStream application with direct Kafka streams: the offset ranges of each remembered batch ({@code DirectKafkaInputDStreamCheckpointData}). A batch that
 * is pending was generated and not completed; a recovery runs it again.
 */
final class ApplicationPositions {

    private final Storage storage;
    private final Listing listing;
    private final Checkpoint checkpoint;

    ApplicationPositions(Storage storage, Listing listing, Checkpoint checkpoint) {
        this.storage = storage;
        this.listing = listing;
        this.checkpoint = checkpoint;
    }

    /** A checkpoint file and what is in it. */
    private record Found(String name, DStreamCheckpoint content) {}

    StartPositions after(@Nullable Long asked, boolean planned) throws IOException {
        Found found = newestReadable();
        List<Long> pending = found.content.pendingTimesMs();
        NavigableMap<Long, Boolean> batches = new TreeMap<>();
        found.content.streams().forEach(stream -> stream.offsets().keySet().forEach(batch -> batches.put(batch, !pending.contains(batch))));
        long batch = asked != null ? asked : newest(batches, planned, found);
        boolean committed = batches.getOrDefault(batch, !pending.contains(batch));
        if (!batches.isEmpty() && !batches.containsKey(batch)) {
            throw new StartPositions.NoSuchBatch("No stream remembers the offsets of batch " + batch + ". There are: " + batches.keySet().stream().map(String::valueOf)
                    .collect(Collectors.joining(", ")) + " (ms).");
        }
        if (!batches.isEmpty() && !committed && !planned) {
            throw new StartPositions.NoSuchBatch("Batch " + batch + " was not completed. An application that starts after it skips its data; ask with --planned if that is what"
                    + " you want.");
        }
        List<SourceStart> sources = found.content.streams().stream().filter(DStreamNode::input).map(stream -> start(stream, batch)).toList();
        return new StartPositions(checkpoint.path(), batch, committed, found.name, notes(batch, pending), sources);
    }

    /** The newest batch before which everything was completed, so that nothing that is pending is skipped. */
    private static long newest(NavigableMap<Long, Boolean> batches, boolean planned, Found found) throws StartPositions.NoSuchBatch {
        if (batches.isEmpty()) {
            return Optional.ofNullable(found.content.checkpointTimeMs()).orElse(0L);
        }
        if (planned) {
            return batches.lastKey();
        }
        Long done = null;
        for (Map.Entry<Long, Boolean> batch : batches.entrySet()) {
            if (!batch.getValue()) {
                break;
            }
            done = batch.getKey();
        }
        if (done == null) {
            throw new StartPositions.NoSuchBatch("None of the batches whose offsets are remembered was completed; they are run again from their first offsets. With --planned, positions"
                    + " after them are given.");
        }
        return done;
    }

    private static List<String> notes(long batch, List<Long> pending) {
        List<String> notes = new ArrayList<>();
        List<Long> skipped = pending.stream().filter(time -> time <= batch).toList();
        if (!skipped.isEmpty()) {
            notes.add("Not completed up to here, and skipped by an application that starts here: " + skipped.stream().map(String::valueOf).collect(Collectors.joining(", ")) + " (ms).");
        }
        notes.add("For a new application with a new checkpoint directory. State is not carried over.");
        return notes;
    }

    private static SourceStart start(DStreamNode stream, long batch) {
        String id = String.valueOf(stream.id());
        List<OffsetRange> ranges = stream.offsets().get(batch);
        if (ranges == null) {
            return new SourceStart(id, stream.simpleType(), List.of(), List.of(stream.offsets().isEmpty()
                    ? "This stream keeps no offsets in the checkpoint: a new application begins anew with it."
                    : "This stream remembers no offsets of that batch."));
        }
        Map<String, Map<Integer, Long>> positions = new TreeMap<>();
        ranges.forEach(range -> positions.computeIfAbsent(range.topic(), topic -> new TreeMap<>()).put(range.partition(), range.until()));
        return new SourceStart(id, "Kafka (DStream)",
                List.of(new SourceStart.Option("fromOffsets", scala(positions)), new SourceStart.Option("startingOffsets", SourceOptions.json(positions))),
                List.of("fromOffsets is an argument of ConsumerStrategies.Subscribe and Assign; startingOffsets is the same for Structured Streaming."));
    }

    private static String scala(Map<String, Map<Integer, Long>> positions) {
        List<String> entries = new ArrayList<>();
        positions.forEach((topic, partitions) -> partitions.forEach((partition, next) ->
                entries.add("new TopicPartition(\"" + topic.replace("\\", "\\\\").replace("\"", "\\\"") + "\", " + partition + ") -> " + next + "L")));
        return "Map(" + String.join(", ", entries) + ")";
    }

    /** As Spark does, newest time first, and of equal times the file before its backup. */
    private Found newestReadable() throws IOException {
        List<CheckpointFile> files = new ArrayList<>(checkpoint.folder().files().stream()
                .map(entry -> FileRoles.of(checkpoint, entry))
                .filter(file -> file.role() == Role.DSTREAM_CHECKPOINT || file.role() == Role.DSTREAM_BACKUP)
                .toList());
        Map<CheckpointFile, Long> times = new HashMap<>();
        files.forEach(file -> times.put(file, file.batch() == null ? 0 : file.batch()));
        files.sort(Comparator.comparing((CheckpointFile file) -> times.get(file)).reversed().thenComparing(CheckpointFile::role));
        for (CheckpointFile file : files) {
            try (InputStream stored = storage.open(listing.location().resolve(file.entry().path()))) {
                DStreamCheckpoint content = new DStreamCheckpointDecoder().decode(stored).value().orElse(null);
                if (content != null && content.fault() == null) {
                    return new Found(file.path(), content);
                }
            }
        }
        throw new IOException("No checkpoint file of " + listing.location().resolve(checkpoint.path()) + " can be read.");
    }
}

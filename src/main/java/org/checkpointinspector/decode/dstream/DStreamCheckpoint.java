package org.checkpointinspector.decode.dstream;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkpointinspector.javaser.JavaValue;
import org.jspecify.annotations.Nullable;

/**
 * A metadata file {@code checkpoint-<ms>}: the driver's whole graph at one batch ({@code org.apache.spark.streaming.Checkpoint}). Texts are as stored, secrets
 * included.
 *
 * @param codec the compression that shows in the bytes ({@code lz4}); null where the file is not compressed, which Spark never reads
 * @param application the application's name, null where it was not read ({@code framework})
 * @param master Spark's master, null where it was not read
 * @param checkpointDir absolute URI of the folder as the application knew it; Spark writes there after a recovery
 * @param checkpointTimeMs the batch; may be older than the time in the file's name
 * @param batchDurationMs how long a batch is, ms
 * @param pendingTimesMs batches that were not completed, ascending
 * @param zeroTimeMs begin of the first batch
 * @param hasGraph whether a graph is there and not null
 * @param streams the DStreams that can be reached from the graph, inputs first
 * @param conf the application's configuration ({@code sparkConfPairs})
 * @param jars its jars
 * @param classes every class that the file describes
 * @param root the whole tree of values; null where nothing of it was read
 * @param fault what is wrong; null where the file is whole
 */
public record DStreamCheckpoint(
        @Nullable String codec,
        @Nullable String application,
        @Nullable String master,
        @Nullable String checkpointDir,
        @Nullable Long checkpointTimeMs,
        @Nullable Long batchDurationMs,
        List<Long> pendingTimesMs,
        @Nullable Long zeroTimeMs,
        boolean hasGraph,
        List<DStreamNode> streams,
        Map<String, String> conf,
        List<String> jars,
        List<ClassInFile> classes,
        @Nullable JavaValue root,
        @Nullable StreamFault fault) {

    /** Keeps its own copies, the configuration in order. */
    public DStreamCheckpoint {
        pendingTimesMs = List.copyOf(pendingTimesMs);
        streams = List.copyOf(streams);
        conf = Collections.unmodifiableMap(new LinkedHashMap<>(conf));
        jars = List.copyOf(jars);
        classes = List.copyOf(classes);
    }

    /** The first batch that a recovery runs: the oldest pending one, or the checkpoint's own. */
    public Optional<Long> firstBatchMs() {
        Long first = pendingTimesMs.isEmpty() ? checkpointTimeMs : pendingTimesMs.get(0);
        return checkpointTimeMs == null ? Optional.empty() : Optional.of(Math.min(first, checkpointTimeMs));
    }

    /** The serialVersionUID of a class in the file. */
    public Optional<Long> uidOf(String className) {
        return classes.stream().filter(type -> type.name().equals(className)).map(ClassInFile::serialVersionUid).findFirst();
    }

    /** Whether the batch that the file is about was still to run when it was written. */
    public boolean isOfGeneration() {
        return checkpointTimeMs != null && pendingTimesMs.contains(checkpointTimeMs);
    }
}

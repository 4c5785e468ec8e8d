package org.checkpointinspector.inspect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Spark Streaming application, by the checkpoint file from which Spark recovers. Secrets are masked.
 *
 * @param framework its name, null where not known
 * @param master Spark's master as it was
 * @param batchDurationMs length of a batch
 * @param checkpointTimeMs the batch of the checkpoint file
 * @param pendingTimesMs batches that were not completed, ascending
 * @param dstreams its graph, inputs first
 * @param conf its configuration
 * @param recoveryFile name of the file
 * @param codec with which Spark is taken to read it
 * @param jars its jars
 * @param userClasses serialVersionUID of each class that must be on the class path and is neither Java's, Scala's, Spark's nor Kafka's
 * @param recoveryPoints every checkpoint file in the order in which Spark tries them
 * @param timing how it kept up with its batches
 */
public record Application(
        @Nullable String framework,
        @Nullable String master,
        @Nullable Long batchDurationMs,
        @Nullable Long checkpointTimeMs,
        List<Long> pendingTimesMs,
        List<Stream> dstreams,
        Map<String, String> conf,
        @Nullable String recoveryFile,
        @Nullable String codec,
        List<String> jars,
        Map<String, Long> userClasses,
        List<RecoveryPoint> recoveryPoints,
        Timing timing) {

    /** Keeps its own copies, in order. */
    public Application {
        pendingTimesMs = List.copyOf(pendingTimesMs);
        dstreams = List.copyOf(dstreams);
        conf = Collections.unmodifiableMap(new LinkedHashMap<>(conf));
        jars = List.copyOf(jars);
        userClasses = Collections.unmodifiableMap(new LinkedHashMap<>(userClasses));
        recoveryPoints = List.copyOf(recoveryPoints);
    }

    /**
     * A DStream.
     *
     * @param id its number, by which {@code parents} name it
     * @param type its class
     * @param operation what the user called, null where not known
     * @param callSite where, null where not known
     * @param input whether it receives data from outside
     * @param output whether it is an output
     * @param slideMs null where it is the batch duration
     * @param windowMs null where it has no window
     * @param checkpointMs null where its RDDs are not checkpointed
     * @param rememberMs how long its RDDs are kept
     * @param storageLevel as Spark writes it
     * @param parents the DStreams it is made from
     * @param functions the user's code in it, in words
     * @param rdds folder of its checkpointed RDD by batch, relative to the checkpoint
     * @param offsets Kafka offsets by batch, in words
     * @param settings other settings
     */
    public record Stream(
            int id,
            String type,
            @Nullable String operation,
            @Nullable String callSite,
            boolean input,
            boolean output,
            @Nullable Long slideMs,
            @Nullable Long windowMs,
            @Nullable Long checkpointMs,
            @Nullable Long rememberMs,
            String storageLevel,
            List<Integer> parents,
            List<String> functions,
            Map<Long, String> rdds,
            Map<Long, String> offsets,
            Map<String, String> settings) {

        /** Keeps its own copies, in order. */
        public Stream {
            parents = List.copyOf(parents);
            functions = List.copyOf(functions);
            rdds = Collections.unmodifiableMap(new LinkedHashMap<>(rdds));
            offsets = Collections.unmodifiableMap(new LinkedHashMap<>(offsets));
            settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        }

        /** The class without its package. */
        public String simpleType() {
            return type.substring(type.lastIndexOf('.') + 1);
        }
    }

    /**
     * A checkpoint file.
     *
     * @param file its name
     * @param checkpointTimeMs the batch inside, null where not read
     * @param pendingTimesMs batches that were not completed when it was written
     * @param trouble why Spark cannot recover from it, null where nothing is known against it
     */
    public record RecoveryPoint(String file, @Nullable Long checkpointTimeMs, List<Long> pendingTimesMs, @Nullable String trouble) {
        /** Keeps its own copy. */
        public RecoveryPoint {
            pendingTimesMs = List.copyOf(pendingTimesMs);
        }
    }
}

package org.checkpointinspector.decode.dstream;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One DStream of the graph.
 *
 * @param id its number in the file, by which {@code parents} name it
 * @param type its class
 * @param base the classes above it, nearest first
 * @param input whether the graph holds it as an input
 * @param output whether the graph holds it as an output
 * @param inputId id of an input stream, which names its folder in {@code receivedData}; null for all else
 * @param operation what the user called: {@code updateStateByKey}; null where not known
 * @param callSite where: {@code updateStateByKey at Orders.java:34}; null where not known
 * @param slideMs ms between two RDDs, null where it is the batch duration
 * @param windowMs length of its window, null where it has none
 * @param checkpointMs how often its RDD is checkpointed, null where it is not
 * @param rememberMs how long its RDDs are kept, null where not known
 * @param storageLevel as Spark writes it: {@code StorageLevel(memory, 1 replicas)}
 * @param mustCheckpoint whether it has state
 * @param parents ids of the DStreams it is made from
 * @param partitions number of partitions of its state, null where it has no partitioner
 * @param functions what runs in it
 * @param rdds folder of the checkpointed RDD by batch, in the order of the file
 * @param inputFiles files of each remembered batch of a file stream
 * @param offsets ranges of each remembered batch of a Kafka stream
 * @param settings other settings: Kafka parameters, a directory, a host
 */
public record DStreamNode(
        int id,
        String type,
        List<String> base,
        boolean input,
        boolean output,
        @Nullable Integer inputId,
        @Nullable String operation,
        @Nullable String callSite,
        @Nullable Long slideMs,
        @Nullable Long windowMs,
        @Nullable Long checkpointMs,
        @Nullable Long rememberMs,
        String storageLevel,
        boolean mustCheckpoint,
        List<Integer> parents,
        @Nullable Integer partitions,
        List<UserFunction> functions,
        Map<Long, String> rdds,
        Map<Long, List<String>> inputFiles,
        Map<Long, List<OffsetRange>> offsets,
        Map<String, String> settings) {

    /** Keeps its own copies, in order. */
    public DStreamNode {
        base = List.copyOf(base);
        parents = List.copyOf(parents);
        functions = List.copyOf(functions);
        rdds = Collections.unmodifiableMap(new LinkedHashMap<>(rdds));
        inputFiles = Collections.unmodifiableMap(new LinkedHashMap<>(inputFiles));
        offsets = Collections.unmodifiableMap(new LinkedHashMap<>(offsets));
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /**
     * Code that runs in a DStream.
     *
     * @param field the field that holds it: {@code updateFunc}
     * @param className class of the user's code, or of Spark's where no user's code was found
     * @param method method of a lambda, null for an object of a class of its own
     * @param signature of that method, null where there is none
     * @param captured what it captured, each on one line
     */
    public record UserFunction(String field, String className, @Nullable String method, @Nullable String signature, List<String> captured) {
        /** Keeps its own copy. */
        public UserFunction {
            captured = List.copyOf(captured);
        }
    }

    /** Offsets of one Kafka partition in one batch: {@code from} is the first, {@code until} the one after the last. */
    public record OffsetRange(String topic, int partition, long from, long until) {}

    /** The class without its package. */
    public String simpleType() {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** Whether it is of a class or below it. */
    public boolean is(String className) {
        return type.equals(className) || base.contains(className);
    }
}

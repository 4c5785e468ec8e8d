package org.checkpointinspector.javaser;

import java.util.Set;

/**
 * Which classes with a {@code writeObject} of their own may have left out their declared fields. The stream does not tell; a reader has to know or to try.
 */
final class SelfWritten {

    /** They never write what they declare. */
    private static final Set<String> NEVER_WRITE_FIELDS = Set.of(
            "org.apache.spark.streaming.dstream.QueueInputDStream",
            "scala.collection.mutable.ListBuffer",
            "scala.collection.concurrent.TrieMap");

    /** Writes its fields with the Java serializer and leaves them out with any other. */
    private static final String RANGE_PARTITIONER = "org.apache.spark.RangePartitioner";

    private SelfWritten() {}

    static boolean leavesOutFields(JavaClassDesc type) {
        return NEVER_WRITE_FIELDS.contains(type.name());
    }

    /** Whether it is worth while to read the class in another way when the first fails. */
    static boolean isDoubtful(JavaClassDesc type) {
        String name = type.name();
        boolean known = name.startsWith("java.") || name.startsWith("scala.") || name.startsWith("org.apache.spark.") || name.startsWith("org.apache.kafka.");
        return type.has(JavaClassDesc.WRITE_METHOD) && !type.fields().isEmpty() && (!known || name.equals(RANGE_PARTITIONER));
    }
}

package org.checkpointinspector.decode.dstream;

import java.util.OptionalLong;
import org.checkpointinspector.javaser.JavaObject;

/** How many partitions a partitioner has. */
final class Partitioners {

    private Partitioners() {}

    /** Of {@code HashPartitioner}, {@code PythonPartitioner} and what has a field of the same name; empty for all else. */
    static OptionalLong partitions(JavaObject partitioner) {
        OptionalLong partitions = ScalaValues.number(partitioner, "partitions");
        return partitions.isPresent() ? partitions : ScalaValues.number(partitioner, "numPartitions");
    }
}

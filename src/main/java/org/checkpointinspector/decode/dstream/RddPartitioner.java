package org.checkpointinspector.decode.dstream;

import org.jspecify.annotations.Nullable;

/**
 * The partitioner of a checkpointed RDD, {@code _partitioner}: Spark can do without.
 *
 * @param type its class
 * @param partitions how many partitions, null where its class does not tell
 */
public record RddPartitioner(String type, @Nullable Integer partitions) {}

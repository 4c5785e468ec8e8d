/**
 * The checkpoint of a Spark Streaming (DStream) application: which file Spark takes, why it passes over the others, and what lies behind the one it takes.
 *
 * <p>{@code RecoveryRules} has the rules in the order in which Spark meets the trouble: listing, reading ({@code CheckpointReader.read}), restoring the graph,
 * starting, the first batches.
 */
@NullMarked
package org.checkpointinspector.inspect.dstream;

import org.jspecify.annotations.NullMarked;

package org.checkpointinspector.decode;

/**
 * The file {@code sources/i/0} of a Kafka source: where the query first began.
 *
 * @param version 1, or 0 for the bare JSON that Spark 2.1.0 wrote
 * @param json the offsets in Kafka's form, {@code {"topic":{"0":23}}}
 */
public record KafkaInitialOffsets(int version, String json) {}

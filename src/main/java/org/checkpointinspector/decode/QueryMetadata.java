package org.checkpointinspector.decode;

/**
 * The file {@code metadata} (Spark's {@code StreamMetadata}, 2.1 and later).
 *
 * @param id the query id, a UUID in text form
 */
public record QueryMetadata(String id) {}

package org.checkpointinspector.inspect;

import org.jspecify.annotations.Nullable;

/**
 * Why Spark does not restart: the first trouble it meets.
 *
 * @param path the file, relative to the checkpoint
 * @param offset byte in the stored file, null where it is about no byte
 * @param reason one sentence
 * @param spark the error it raises
 */
public record Cause(String path, @Nullable Long offset, String reason, SparkError spark) {}

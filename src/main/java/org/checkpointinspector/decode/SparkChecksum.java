package org.checkpointinspector.decode;

/**
 * Spark's own checksum companion {@code <name>.crc} of a state file (Spark's {@code ChecksumCheckpointFileManager}, 4.1 and later).
 *
 * @param algorithm {@code CRC32C}
 * @param value the sum of the whole stored file, as a signed 32-bit number
 * @param mainFileBytes length of the stored file in bytes
 * @param timestampMs when it was written, ms since the epoch
 */
public record SparkChecksum(String algorithm, int value, long mainFileBytes, long timestampMs) {}

package org.checkpointinspector.decode;

import java.util.List;

/**
 * Hadoop's checksum companion {@code .<name>.crc} (Hadoop's {@code ChecksumFileSystem}), written on local disk only.
 *
 * @param bytesPerChunk how many bytes each sum covers, 512 by default
 * @param sums CRC-32 of each chunk, in order
 */
public record HadoopChecksum(int bytesPerChunk, List<Integer> sums) {

    /** Keeps its own copy of the sums. */
    public HadoopChecksum {
        sums = List.copyOf(sums);
    }
}

package org.checkpointinspector.decode;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.checkpointinspector.bytes.Damage;

/**
 * Hadoop's checksum companion {@code .<name>.crc} (Hadoop's {@code ChecksumFileSystem}), written on local disk only.
 *
 * @param bytesPerChunk how many bytes each sum covers, 512 by default
 * @param sums CRC-32 of the first {@link #KEPT} chunks, in order
 * @param count how many sums the file has in all
 */
public record HadoopChecksum(int bytesPerChunk, List<Integer> sums, long count) {

    /** How many sums are kept in memory; the companion of a file of 10 GiB has twenty million. */
    public static final int KEPT = 10_000;

    /** No chunk of a real file is longer; Hadoop's default is 512 bytes. */
    static final int MAX_CHUNK_BYTES = 1 << 24;

    /** Keeps its own copy of the sums. */
    public HadoopChecksum {
        sums = List.copyOf(sums);
    }

    /**
     * Compares a file with its companion, in memory for one chunk. Finds what Hadoop's {@code ChecksumFSInputChecker} finds: a sum that differs, and data
     * or half a sum behind the last whole one. Does not find what Hadoop does not: a file cut off exactly between two chunks, and anything where the
     * companion's header is no header.
     *
     * @param data the file from its first byte
     * @param companion the companion from its first byte
     * @return damage at the first byte of the chunk that fails; empty where Hadoop would read on
     * @throws IOException only if a stream fails
     */
    public static Optional<Damage> verify(InputStream data, InputStream companion) throws IOException {
        int bytesPerChunk = HadoopChecksumDecoder.header(companion).value().orElse(0);
        if (bytesPerChunk == 0) {
            return Optional.empty();
        }
        CRC32 crc = new CRC32();
        long position = 0;
        for (byte[] chunk = data.readNBytes(bytesPerChunk); chunk.length > 0; chunk = data.readNBytes(bytesPerChunk)) {
            byte[] sum = companion.readNBytes(Integer.BYTES);
            crc.reset();
            crc.update(chunk);
            if (sum.length < Integer.BYTES) {
                return Optional.of(Damage.at(position, Damage.Kind.CHECKSUM, "the checksum file ends before the data does"));
            }
            int expected = HadoopChecksumDecoder.bigEndian(sum, 0);
            if (expected != (int) crc.getValue()) {
                String detail = "checksum of the chunk is " + (int) crc.getValue() + ", the checksum file has " + expected;
                return Optional.of(Damage.at(position, Damage.Kind.CHECKSUM, detail));
            }
            position += chunk.length;
        }
        return Optional.empty();
    }
}

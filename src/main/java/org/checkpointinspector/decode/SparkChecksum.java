package org.checkpointinspector.decode;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.checkpointinspector.bytes.Damage;

/**
 * Spark's own checksum companion {@code <name>.crc} of a state file (Spark's {@code ChecksumCheckpointFileManager}, 4.1 and later).
 *
 * @param algorithm {@code CRC32C}
 * @param value the sum of the whole stored file, as a signed 32-bit number
 * @param mainFileBytes length of the stored file in bytes
 * @param timestampMs when it was written, ms since the epoch
 */
public record SparkChecksum(String algorithm, int value, long mainFileBytes, long timestampMs) {

    private static final int BUFFER_BYTES = 1 << 16;

    /**
     * Compares a file with this sum, length and CRC-32C, whatever {@link #algorithm} says, as Spark does.
     *
     * @param data the file as stored, from its first byte
     * @return damage where they differ: at the end of the shorter where the length differs, else at byte 0, since the sum is of the whole
     * @throws IOException only if the stream fails
     */
    public Optional<Damage> verify(InputStream data) throws IOException {
        CRC32C crc = new CRC32C();
        byte[] buffer = new byte[BUFFER_BYTES];
        long length = 0;
        for (int count = data.read(buffer); count >= 0; count = data.read(buffer)) {
            crc.update(buffer, 0, count);
            length += count;
        }
        return compare(length, (int) crc.getValue());
    }

    /**
     * Compares what is known of a file with this sum.
     *
     * @param length of the file as stored, bytes
     * @param sum the CRC-32C of all its bytes
     */
    public Optional<Damage> compare(long length, int sum) {
        if (sum == value && length == mainFileBytes) {
            return Optional.empty();
        }
        String detail = "Expected (file size: %d, checksum: %d), Computed (file size: %d, checksum: %d)".formatted(mainFileBytes, value, length, sum);
        return Optional.of(Damage.at(length == mainFileBytes ? 0 : Math.max(0, Math.min(length, mainFileBytes)), Damage.Kind.CHECKSUM, detail));
    }
}

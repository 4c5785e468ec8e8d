package org.checkpointinspector.storage;

import java.util.Optional;

/**
 * A store's own proof of what a file holds, had without reading it: so that a copy can be compared with the {@link ContentSums} of what was sent.
 * Had by {@link Storage#capability}; the local disk has none.
 */
@FunctionalInterface
public interface StoredChecksums {

    /**
     * The checksum that the store keeps of all bytes of a file as they are read; empty where it has none that can be computed from the bytes alone
     * (an S3 upload in parts, a file that a key of one's own encrypts, HDFS over its web port).
     *
     * @throws StorageException if there is no such file, or it may not be asked
     */
    Optional<StoredChecksum> of(Location file) throws StorageException;

    /** How a checksum is computed. */
    enum Algorithm {
        CRC32,
        CRC32C,
        CRC64NVME,
        MD5,
        SHA1,
        SHA256
    }

    /**
     * A checksum.
     *
     * @param hex its bytes, the most significant first, as lower-case hexadecimal digits
     */
    record StoredChecksum(Algorithm algorithm, String hex) {}
}

package org.checkpointinspector.decode;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * RocksDB's log format ({@code db/log_format.h}), in which a MANIFEST is written: blocks of 32 KB, in them records with a checksum each.
 */
final class RocksDbLog {

    private static final int BLOCK = 32 << 10;
    private static final int HEADER = 7;
    private static final int CHECKSUM_BYTES = 4;
    private static final int TYPE = 6;

    private RocksDbLog() {}

    /**
     * Holds every record against its checksum; reads to the end. A record that the end cuts off is what RocksDB, too, takes for the end.
     *
     * @return what RocksDB says of the first record that is broken; empty where none is
     */
    static Optional<String> verify(InputStream log) throws IOException {
        Optional<String> broken = Optional.empty();
        for (byte[] block = log.readNBytes(BLOCK); block.length > 0; block = log.readNBytes(BLOCK)) {
            if (broken.isEmpty()) {
                broken = verify(block);
            }
        }
        return broken;
    }

    private static Optional<String> verify(byte[] block) {
        int at = 0;
        while (at + HEADER <= block.length) {
            int length = block[at + 4] & 0xff | (block[at + 5] & 0xff) << 8;
            int end = at + HEADER + length;
            if (block[at + TYPE] == 0 && length == 0) {
                // the rest was set aside and never written
                return Optional.empty();
            }
            if (end > block.length) {
                return block.length < BLOCK ? Optional.empty() : Optional.of("Corruption: bad record length");
            }
            // the checksum is of the type and what follows
            int expected = block[at] & 0xff | (block[at + 1] & 0xff) << 8 | (block[at + 2] & 0xff) << 16 | block[at + 3] << 24;
            int from = at + CHECKSUM_BYTES + Short.BYTES;
            if (RocksDbChecksum.masked(block, from, end - from) != expected) {
                return Optional.of("Corruption: checksum mismatch");
            }
            at = end;
        }
        return Optional.empty();
    }
}

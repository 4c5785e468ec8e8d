package org.checkpointinspector.decode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * RocksDB's log format ({@code db/log_format.h}), in which a MANIFEST is written: blocks of 32 KB, in them pieces of records with a checksum each.
 */
final class RocksDbLog {

    private static final int BLOCK = 32 << 10;
    private static final int HEADER = 7;
    private static final int CHECKSUM_BYTES = 4;
    private static final int TYPE = 6;
    /** Pieces of a log file that is used again carry its number as well. */
    private static final int RECYCLED_HEADER = HEADER + Integer.BYTES;
    /** A record of a MANIFEST names some hundred files; whatever is larger is checked and not kept. */
    private static final int MOST_RECORD_BYTES = 16 << 20;

    private final Records records;
    private final ByteArrayOutputStream record = new ByteArrayOutputStream();
    private boolean inside;

    private RocksDbLog(Records records) {
        this.records = records;
    }

    /** Gets the records of a log. */
    interface Records {

        /** A record that is whole. */
        void record(byte[] content);

        /** A record that is too large to be kept. */
        void tooLarge();
    }

    /**
     * Holds every piece against its checksum and shows the records up to the first broken one; reads to the end. A record that the end cuts off is what RocksDB, too,
     * takes for the end.
     *
     * @return what RocksDB says of the first piece that is broken; empty where none is
     */
    static Optional<String> read(InputStream log, Records records) throws IOException {
        RocksDbLog reading = new RocksDbLog(records);
        Optional<String> broken = Optional.empty();
        for (byte[] block = log.readNBytes(BLOCK); block.length > 0; block = log.readNBytes(BLOCK)) {
            if (broken.isEmpty()) {
                broken = reading.block(block);
            }
        }
        return broken;
    }

    private Optional<String> block(byte[] block) {
        int at = 0;
        while (at + HEADER <= block.length) {
            int length = block[at + 4] & 0xff | (block[at + 5] & 0xff) << 8;
            int end = at + HEADER + length;
            int type = block[at + TYPE];
            if (type == 0 && length == 0) {
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
            piece(type, block, at, end);
            at = end;
        }
        return Optional.empty();
    }

    /** Types 1 to 4: a whole record, its first, a middle, its last piece; 5 to 8 the same in a log file that is used again. */
    private void piece(int type, byte[] block, int at, int end) {
        if (type < 1 || type > 8) {
            return;
        }
        int from = Math.min(end, at + (type > 4 ? RECYCLED_HEADER : HEADER));
        int part = (type - 1) % 4;
        if (part == 0 || part == 1) {
            record.reset();
            inside = true;
        }
        if (inside && record.size() + end - from > MOST_RECORD_BYTES) {
            inside = false;
            records.tooLarge();
        }
        if (inside) {
            record.write(block, from, end - from);
        }
        if (inside && (part == 0 || part == 3)) {
            records.record(record.toByteArray());
            inside = false;
        }
    }
}

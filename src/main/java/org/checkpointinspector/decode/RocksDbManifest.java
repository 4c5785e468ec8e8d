package org.checkpointinspector.decode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A RocksDB MANIFEST: the changes that lead to the set of table files of a database ({@code db/version_edit.cc}, RocksDB 5 to 11). Tells what keeps RocksDB from opening
 * the database: a broken record, an entry that is missing, a table file that is not there.
 */
final class RocksDbManifest implements RocksDbLog.Records {

    /** More table files than a database of Spark's has; beyond them nothing is said of files. */
    private static final int MOST_FILES = 1_000_000;

    private static final int LOG_NUMBER = 2;
    private static final int NEXT_FILE = 3;
    private static final int LAST_SEQUENCE = 4;
    /** Tags from here on may be passed over by who does not know them. */
    private static final int IGNORABLE = 1 << 13;

    private final Set<Long> files = new HashSet<>();
    private final Set<Integer> entries = new HashSet<>();
    private boolean understood = true;
    private Optional<String> broken = Optional.empty();

    private RocksDbManifest() {}

    /** Reads a MANIFEST to its end. */
    static RocksDbManifest read(InputStream content) throws IOException {
        RocksDbManifest manifest = new RocksDbManifest();
        manifest.broken = RocksDbLog.read(content, manifest);
        return manifest;
    }

    /** What RocksDB says of the MANIFEST itself; empty where it takes it. */
    Optional<String> trouble() {
        if (broken.isPresent() || !understood) {
            return broken;
        }
        List<String> missing = new ArrayList<>();
        check(LOG_NUMBER, "log_file_number", missing);
        check(NEXT_FILE, "next_file_number", missing);
        check(LAST_SEQUENCE, "last_sequence", missing);
        return missing.isEmpty() ? Optional.empty() : Optional.of("no " + String.join(", ", missing) + " entry in MANIFEST");
    }

    private void check(int tag, String name, List<String> missing) {
        if (!entries.contains(tag)) {
            missing.add(name);
        }
    }

    /** The first table file of the database that is not among these names; empty where all are, and where the MANIFEST is not understood. */
    Optional<String> missing(Set<String> present) {
        return understood ? files.stream().sorted().map(RocksDbManifest::name).filter(name -> !present.contains(name)).findFirst() : Optional.empty();
    }

    private static String name(long number) {
        return String.format(Locale.ROOT, "%06d.sst", number);
    }

    @Override
    public void tooLarge() {
        understood = false;
    }

    @Override
    public void record(byte[] content) {
        if (!understood) {
            return;
        }
        Edit edit = new Edit(ByteBuffer.wrap(content));
        understood = edit.read();
        // a file that is moved to another level is taken out and put in again by one and the same edit
        files.removeAll(edit.removed);
        files.addAll(edit.added);
        entries.addAll(edit.tags);
        understood = understood && files.size() <= MOST_FILES;
    }

    /** One record. */
    private static final class Edit {
        private final ByteBuffer in;
        private final List<Long> added = new ArrayList<>();
        private final Set<Long> removed = new HashSet<>();
        private final Set<Integer> tags = new HashSet<>();

        private Edit(ByteBuffer in) {
            this.in = in;
        }

        /** Reads it; false where it has something that is not known. */
        private boolean read() {
            try {
                while (in.hasRemaining()) {
                    int tag = (int) number();
                    tags.add(tag);
                    if (!field(tag)) {
                        return false;
                    }
                }
                return true;
            } catch (BufferUnderflowException | IllegalArgumentException cut) {
                // the checksum is right, so RocksDB wrote what is not known here
                return false;
            }
        }

        private boolean field(int tag) {
            switch (tag) {
                // numbers: of the log, of the next file, the sequence, the log before, the oldest log, a column family and the most of them, records of a group
                case LOG_NUMBER, NEXT_FILE, LAST_SEQUENCE, 9, 10, 200, 203, 300 -> number();
                // texts: the comparator, the name of a column family
                case 1, 201 -> text();
                // where compaction stands
                case 5 -> {
                    number();
                    text();
                }
                case 6 -> {
                    number();
                    removed.add(number());
                }
                case 7, 100, 102, 103 -> file(tag);
                // a column family goes
                case 202 -> {
                    return false;
                }
                default -> {
                    // the first kind of a write-ahead log's entry has no length before it
                    if (tag < IGNORABLE || tag == IGNORABLE + 4 || tag == IGNORABLE + 5) {
                        return false;
                    }
                    text();
                }
            }
            return true;
        }

        /** A new table file: level, number, in one form the folder, length, first and last key, then their sequences, in the newest form anything else. */
        private void file(int tag) {
            number();
            added.add(number());
            if (tag == 102) {
                number();
            }
            number();
            text();
            text();
            if (tag != 7) {
                number();
                number();
            }
            if (tag == 103) {
                for (long more = number(); more != 1; more = number()) {
                    text();
                }
            }
        }

        /** A number of seven bits a byte, the lowest first. */
        private long number() {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE; shift += 7) {
                byte next = in.get();
                value |= (next & 0x7fL) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw new IllegalArgumentException("a number of more than ten bytes");
        }

        /** Passes over bytes behind their length. */
        private void text() {
            long length = number();
            if (length < 0 || length > in.remaining()) {
                throw new IllegalArgumentException("a text that ends behind the record");
            }
            in.position(in.position() + (int) length);
        }
    }
}

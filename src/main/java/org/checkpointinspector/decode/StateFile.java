package org.checkpointinspector.decode;

import java.util.List;
import java.util.Optional;
import org.checkpointinspector.codec.Codec;
import org.jspecify.annotations.Nullable;

/**
 * What a delta, a snapshot of the HDFS-backed provider or a changelog holds, as far as it could be read.
 *
 * @param codec the compression framing it was read with
 * @param changelogVersion 1 to 4 for a changelog, 0 for the others
 * @param lineage the versions that a changelog of version 3 or 4 says it stands on, oldest first; empty for the others
 * @param puts records that set a value
 * @param merges records that append to a value (changelogs with column families)
 * @param deletes records that remove a key
 * @param rangeDeletes records that remove a range of keys (changelogs of 4.2)
 * @param keyBytes bytes of all keys
 * @param valueBytes bytes of all values
 * @param decodedBytes decompressed bytes up to and with the end mark
 * @param firstRow how the first row that is put begins; null for a changelog, and where no row was read
 * @param fault what Spark's reader raises at the damage; null where the file is whole
 */
public record StateFile(
        Codec codec,
        int changelogVersion,
        List<Ancestor> lineage,
        long puts,
        long merges,
        long deletes,
        long rangeDeletes,
        long keyBytes,
        long valueBytes,
        long decodedBytes,
        @Nullable FirstRow firstRow,
        @Nullable Fault fault) {

    /** Keeps its own copy of the lineage. */
    public StateFile {
        lineage = List.copyOf(lineage);
    }

    /** All records. */
    public long records() {
        return puts + merges + deletes + rangeDeletes;
    }

    /** The id under which a version of the lineage was written, empty where the lineage does not name the version. */
    public Optional<String> uniqueIdOf(long version) {
        return lineage.stream().filter(ancestor -> ancestor.version() == version).map(Ancestor::uniqueId).findFirst();
    }

    /**
     * A version that a changelog stands on.
     *
     * @param version state version
     * @param uniqueId the id in its file names
     */
    public record Ancestor(long version, String uniqueId) {}

    /** What a reader stumbles over; each leads Spark to an error of its own. */
    public enum Reason {
        /** The compressed stream is broken, or ends too early. */
        STREAM,
        /** The content ends without an end mark, or inside a record. */
        END,
        /** A key of negative length. */
        KEY_SIZE,
        /** A value of negative length, where none can be deleted. */
        VALUE_SIZE,
        /** A length for which Spark would take more memory than it has. */
        MEMORY,
        /** A record of an unknown type. */
        RECORD_TYPE,
        /** A changelog of an unknown version. */
        CHANGELOG_VERSION,
        /** The lineage cannot be read. */
        LINEAGE,
        /** A row whose checksum does not fit its bytes. */
        ROW_CHECKSUM
    }

    /**
     * What Spark's reader raises.
     *
     * @param reason at what
     * @param exception class of the exception, as thrown by the reader; newer versions of Spark wrap it
     * @param message its message
     */
    public record Fault(Reason reason, String exception, String message) {}
}

package org.checkpointinspector.decode;

import java.util.List;

/**
 * A file {@code sources/i/N} or {@code N.compact} of a file source (Spark's {@code FileStreamSourceLog}).
 *
 * @param version always 1 so far
 * @param files the first {@link #KEPT} entries, in the order of the file
 * @param count how many entries the file has in all
 */
public record FileSourceLog(int version, List<Entry> files, long count) {

    /** How many entries are kept in memory; a compact file may hold millions, all of which are verified. */
    public static final int KEPT = 10_000;

    /** Keeps its own copy of the entries. */
    public FileSourceLog {
        files = List.copyOf(files);
    }

    /**
     * An input file that the source has seen.
     *
     * @param path its URI as listed
     * @param timestampMs its modification time, ms since the epoch
     * @param batchId id of the log file that first saw it
     */
    public record Entry(String path, long timestampMs, long batchId) {}
}

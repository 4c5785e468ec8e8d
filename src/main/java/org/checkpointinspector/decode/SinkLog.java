package org.checkpointinspector.decode;

import java.util.List;

/**
 * A file {@code _spark_metadata/N} or {@code N.compact} of a file sink (Spark's {@code FileStreamSinkLog}).
 *
 * @param version always 1 so far
 * @param files the first {@link FileSourceLog#KEPT} entries, in the order of the file
 * @param count how many entries the file has in all
 * @param totalBytes bytes of all files it names
 */
public record SinkLog(int version, List<Entry> files, long count, long totalBytes) {

    /** Keeps its own copy of the entries. */
    public SinkLog {
        files = List.copyOf(files);
    }

    /**
     * An output file (Spark's {@code SinkFileStatus}).
     *
     * @param path its URI
     * @param bytes its length
     * @param modifiedMs its modification time, ms since the epoch
     * @param action {@code add}, or {@code delete} in files of Spark 2
     */
    public record Entry(String path, long bytes, long modifiedMs, String action) {}
}

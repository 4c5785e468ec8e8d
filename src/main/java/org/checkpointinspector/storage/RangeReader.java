package org.checkpointinspector.storage;

import java.io.Closeable;

/** A file opened for reads at any position; safe for one thread at a time. */
public interface RangeReader extends Closeable {

    /** Length of the file in bytes when it was opened. */
    long length();

    /**
     * Reads up to {@code length} bytes that start at {@code position}; fewer only at the end of the file.
     *
     * @return the number of bytes read, 0 at or behind the end of the file
     * @throws StorageException if the store fails
     */
    int read(long position, byte[] target, int offset, int length) throws StorageException;

    @Override
    void close();
}

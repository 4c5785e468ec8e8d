package org.checkpointinspector.bytes;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that are read or skipped. Stays open when it is closed, for the stream below belongs to who opened it; and cannot be rewound, which would not be counted. */
public final class CountingStream extends FilterInputStream {
    private long count;

    /** Counts what is read from a stream from now on. */
    public CountingStream(InputStream stored) {
        super(stored);
    }

    /** Bytes so far. */
    public long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        count += value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = in.read(target, offset, length);
        count += Math.max(read, 0);
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = in.skip(bytes);
        count += skipped;
        return skipped;
    }

    @Override
    public void close() {}

    @Override
    public boolean markSupported() {
        return false;
    }
}

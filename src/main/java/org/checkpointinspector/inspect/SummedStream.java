package org.checkpointinspector.inspect;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32C;

/** A stream that counts and sums what is read from it. */
final class SummedStream extends FilterInputStream {

    private static final int BUFFER = 1 << 16;

    private final CRC32C crc = new CRC32C();
    private long bytes;

    SummedStream(InputStream stored) {
        super(stored);
    }

    /** Length in bytes and CRC-32C of what was read. */
    record Sum(long bytes, int crc32c) {}

    Sum sum() {
        return new Sum(bytes, (int) crc.getValue());
    }

    /** Reads on to the end. */
    void drain() throws IOException {
        byte[] buffer = new byte[BUFFER];
        int read;
        do {
            read = read(buffer, 0, buffer.length);
        } while (read >= 0);
    }

    @Override
    public int read() throws IOException {
        int next = in.read();
        if (next >= 0) {
            crc.update(next);
            bytes++;
        }
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = in.read(target, offset, length);
        if (read > 0) {
            crc.update(target, offset, read);
            bytes += read;
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, BUFFER)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}

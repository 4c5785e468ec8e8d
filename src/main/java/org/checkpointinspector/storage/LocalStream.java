package org.checkpointinspector.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A file's bytes; failures say which file. */
final class LocalStream extends InputStream {

    /** The most that is asked for at once: java.nio keeps a buffer outside the heap that is as large as the largest read of a thread. */
    static final int LARGEST_READ = 1 << 16;

    private final InputStream bytes;
    private final Location file;
    private final Path path;

    LocalStream(InputStream bytes, Location file, Path path) {
        this.bytes = bytes;
        this.file = file;
        this.path = path;
    }

    @Override
    public int read() throws StorageException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws StorageException {
        try {
            return bytes.read(target, offset, Math.min(length, LARGEST_READ));
        } catch (IOException e) {
            throw LocalFailures.failure(file, path, "read", e);
        }
    }

    @Override
    public long skip(long count) throws StorageException {
        try {
            return bytes.skip(count);
        } catch (IOException e) {
            throw LocalFailures.failure(file, path, "read", e);
        }
    }

    @Override
    public void close() throws StorageException {
        try {
            bytes.close();
        } catch (IOException e) {
            throw LocalFailures.failure(file, path, "closed", e);
        }
    }
}

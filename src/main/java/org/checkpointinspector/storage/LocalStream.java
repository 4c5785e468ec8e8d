package org.checkpointinspector.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;

/** A file's bytes; failures say which file. */
final class LocalStream extends FilterInputStream {

    private final Location file;
    private final Path path;

    LocalStream(InputStream bytes, Location file, Path path) {
        super(bytes);
        this.file = file;
        this.path = path;
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw failure(file, path, e);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return super.read(target, offset, length);
        } catch (IOException e) {
            throw failure(file, path, e);
        }
    }

    /** An interrupted thread was asked to stop; anything else is the disk's fault. */
    static StorageException failure(Location file, Path path, IOException cause) {
        if (cause instanceof ClosedByInterruptException) {
            throw new CancelledException();
        }
        return LocalFailures.failure(file, path, "read", cause);
    }
}

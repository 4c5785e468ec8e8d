package org.checkpointinspector.inspect;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;

/** A stream that breaks off when it is told to: a file of many gigabytes is no reason to wait. */
final class CancellableStream extends FilterInputStream {

    private final BooleanSupplier cancelled;

    CancellableStream(InputStream stored, BooleanSupplier cancelled) {
        super(stored);
        this.cancelled = cancelled;
    }

    @Override
    public int read() throws IOException {
        check();
        return in.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        check();
        return in.read(target, offset, length);
    }

    private void check() throws IOException {
        if (cancelled.getAsBoolean()) {
            throw new IOException("the inspection was cancelled");
        }
    }
}

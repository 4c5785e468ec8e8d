package org.checkpointinspector.app.ui;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;
import org.checkpointinspector.storage.CancelledException;

/** Ends the reading of a long file when the person no longer wants it. */
final class CancellableStream extends FilterInputStream {
    private final BooleanSupplier cancelled;

    CancellableStream(InputStream in, BooleanSupplier cancelled) {
        super(in);
        this.cancelled = cancelled;
    }

    @Override
    public int read() throws IOException {
        check();
        return super.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        check();
        return super.read(target, offset, length);
    }

    private void check() {
        if (cancelled.getAsBoolean()) {
            throw new CancelledException();
        }
    }
}

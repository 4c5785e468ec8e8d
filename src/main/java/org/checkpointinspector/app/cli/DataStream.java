package org.checkpointinspector.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Standard output. A reader that has seen enough ({@code | head}) is no failure: what follows is dropped, and {@link #readerGone()} says so. */
final class DataStream extends OutputStream {
    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }

    private final OutputStream target;
    private boolean gone;

    DataStream(OutputStream target) {
        this.target = target;
    }

    /** Whether nobody reads any more, so that going on is of no use. */
    boolean readerGone() {
        return gone;
    }

    @Override
    public void write(int b) throws IOException {
        attempt(() -> target.write(b));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        attempt(() -> target.write(bytes, offset, length));
    }

    @Override
    public void flush() throws IOException {
        attempt(target::flush);
    }

    private void attempt(Write write) throws IOException {
        if (gone) {
            return;
        }
        try {
            write.run();
        } catch (IOException failure) {
            // "Broken pipe" on Unix, "The pipe is being closed" on Windows; there is no class or code to ask for
            if (failure.getMessage() == null || !failure.getMessage().toLowerCase(Locale.ROOT).contains("pipe")) {
                throw failure;
            }
            gone = true;
        }
    }
}

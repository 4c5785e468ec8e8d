package org.checkpointinspector.maintain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;

/**
 * A document that is gathered before it is stored, since a store wants to know its length before its first byte: in memory, and from some length on in a
 * temporary file of this machine, which is removed when closed.
 */
final class Spool implements Closeable {

    /** Bytes from which on a document lies in a file. Most are the marker of a phase. */
    private static final int LARGEST_IN_MEMORY = 1 << 18;

    private static final int ATTEMPTS = 2;

    private final Document document = new Document();
    private final JsonGenerator json;

    Spool() throws IOException {
        json = new JsonFactory().createGenerator(document).useDefaultPrettyPrinter();
    }

    /** What was written so far. */
    private static final class Document extends OutputStream {
        private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
        private OutputStream to = memory;
        private @Nullable Path file;
        private long bytes;

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] piece, int offset, int length) throws IOException {
            if (file == null && bytes + length > LARGEST_IN_MEMORY) {
                file = Files.createTempFile("checkpoint-inspector-", ".json");
                to = Files.newOutputStream(file);
                memory.writeTo(to);
                memory.reset();
            }
            to.write(piece, offset, length);
            bytes += length;
        }

        InputStream content() throws IOException {
            return file == null ? new ByteArrayInputStream(memory.toByteArray()) : Files.newInputStream(file);
        }

        @Override
        public void close() throws IOException {
            to.close();
        }

        void remove() throws IOException {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The document, as far as it was written to its end. */
    InputStream content() throws IOException {
        json.close();
        return document.content();
    }

    /** Its length in bytes. */
    long bytes() throws IOException {
        json.close();
        return document.bytes;
    }

    /** Where to write. */
    JsonGenerator json() {
        return json;
    }

    /**
     * Stores the document as a new file and reads it back. Where this very document is there already, all is well; another one, or a part of it, is kept
     * out of the way.
     *
     * @throws StopException if the store does not keep what it is given
     */
    void store(Run run, Location target) throws IOException {
        for (int attempt = 1; !isAt(run, target); attempt++) {
            if (attempt > ATTEMPTS) {
                throw new StopException(target + " is not what was written there.", "Look at the store; then choose another place for the backup.");
            }
            if (run.places.file(target).isPresent()) {
                run.displace(target);
            }
            try (InputStream content = content()) {
                run.places.writer(target).writeNew(target, content, bytes());
            }
        }
    }

    private boolean isAt(Run run, Location target) throws IOException {
        try (InputStream mine = content()) {
            return run.hash(target).equals(Hashes.sha256(mine));
        }
    }

    @Override
    public void close() throws IOException {
        try {
            json.close();
        } finally {
            document.remove();
        }
    }
}

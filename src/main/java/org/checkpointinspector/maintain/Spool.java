package org.checkpointinspector.maintain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.checkpointinspector.storage.Location;

/** A document that is gathered in a temporary file of this machine, since a store wants to know its length before its first byte. Removed when closed. */
final class Spool implements Closeable {

    private static final int ATTEMPTS = 2;

    private final Path file;
    private final JsonGenerator json;

    Spool() throws IOException {
        file = Files.createTempFile("checkpoint-inspector-", ".json");
        json = new JsonFactory().createGenerator(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)).useDefaultPrettyPrinter();
    }

    /** The document, as far as it was written to its end. */
    InputStream content() throws IOException {
        json.close();
        return Files.newInputStream(file);
    }

    /** Its length in bytes. */
    long bytes() throws IOException {
        json.close();
        return Files.size(file);
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
        json.close();
        for (int attempt = 1; !isAt(run, target); attempt++) {
            if (attempt > ATTEMPTS) {
                throw new StopException(target + " is not what was written there.", "Look at the store; then choose another place for the backup.");
            }
            if (run.places.file(target).isPresent()) {
                run.displace(target);
            }
            try (InputStream content = Files.newInputStream(file)) {
                run.places.writer(target).writeNew(target, content, Files.size(file));
            }
        }
    }

    private boolean isAt(Run run, Location target) throws IOException {
        try (InputStream mine = Files.newInputStream(file)) {
            return run.hash(target).equals(Hashes.sha256(mine));
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
        Files.deleteIfExists(file);
    }
}

package org.checkpointinspector.diagnose.trend;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.checkpointinspector.decode.Decoder;
import org.checkpointinspector.inspect.OnAllCores;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;

/** Reads files for what they say, not to judge them: one that cannot be read or is damaged has nothing to say here, since the inspection reports it where it matters. */
public final class SmallFiles {

    /** No log, zip or checkpoint file that is read for its facts is larger. */
    private static final long MOST_BYTES = 64L << 20;

    private final Storage storage;
    private final Location listed;
    private final BooleanSupplier cancelled;

    /**
     * Prepares reading.
     *
     * @param listed the location to which the entries' paths are relative
     * @param cancelled asked often on the caller's thread
     */
    public SmallFiles(Storage storage, Location listed, BooleanSupplier cancelled) {
        this.storage = storage;
        this.listed = listed;
        this.cancelled = cancelled;
    }

    /**
     * Decodes files on all cores.
     *
     * @return those that are whole, by their key, in the order given
     * @throws CancelledException if asked to stop
     */
    public <K, T> Map<K, T> decode(Map<K, FileEntry> files, Decoder<T> decoder) {
        Map<K, Callable<Optional<T>>> tasks = new LinkedHashMap<>();
        files.forEach((key, entry) -> tasks.put(key, () -> decode(entry, decoder)));
        Map<K, T> decoded = new LinkedHashMap<>();
        new OnAllCores(cancelled).run(tasks, (key, value) -> value.ifPresent(content -> decoded.put(key, content)));
        return decoded;
    }

    /** Decodes a file; empty where it is damaged, too large or cannot be read. */
    public <T> Optional<T> decode(FileEntry entry, Decoder<T> decoder) {
        if (entry.bytes() > MOST_BYTES) {
            return Optional.empty();
        }
        try (InputStream stored = storage.open(listed.resolve(entry.path()))) {
            return decoder.decode(stored).value();
        } catch (IOException unread) {
            return Optional.empty();
        }
    }
}

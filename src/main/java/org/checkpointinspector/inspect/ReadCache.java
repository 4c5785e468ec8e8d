package org.checkpointinspector.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.checkpointinspector.decode.Decoder;
import org.checkpointinspector.layout.CheckpointFile;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;

/**
 * What was read in earlier inspections of one location, so that the next one reads only what is new. A file is the same as before if path, length and modification time are. Keeps what the
 * last inspection asked for and forgets the rest, so it needs the memory of one inspection. Safe for use by several threads within one inspection; inspections follow each other.
 */
public final class ReadCache {

    /** A file this young may be replaced by one of the same length within the resolution of a store's clock; it is read again. */
    static final long YOUNG_MS = 2_000;

    private record Key(String path, long bytes, long modifiedMs, FileEntry.Companions companions, Object reader) {}

    private final AtomicLong filesRead = new AtomicLong();
    private final AtomicLong bytesRead = new AtomicLong();
    private Map<Key, Object> before = Map.of();
    private Map<Key, Object> now = new ConcurrentHashMap<>();
    private long listedMs;

    /** Begins an inspection of a new listing of the same location. */
    public void begin(Listing listing) {
        before = now;
        now = new ConcurrentHashMap<>();
        listedMs = listing.listedMs();
    }

    /** Reads that give a value worth keeping, and whether it is. */
    @FunctionalInterface
    interface Reading<V> {
        V read();
    }

    /** Decides what may be kept: what could be read. */
    @FunctionalInterface
    interface Keeping<V> {
        boolean keeps(V value);
    }

    @SuppressWarnings("unchecked") // a reader gives one type
    <V> V get(FileEntry entry, Object reader, Reading<V> reading, Keeping<V> keeping) {
        Key key = new Key(entry.path(), entry.bytes(), entry.modifiedMs(), entry.companions(), reader);
        Object known = now.containsKey(key) ? now.get(key) : before.get(key);
        if (known == null) {
            V fresh = reading.read();
            filesRead.incrementAndGet();
            bytesRead.addAndGet(entry.bytes());
            if (!keeping.keeps(fresh) || entry.modifiedMs() > listedMs - YOUNG_MS) {
                return fresh;
            }
            known = fresh;
        }
        now.put(key, known);
        return (V) known;
    }

    /** The content of a file that is needed beside the inspection, by the decoder of its role; empty where it is damaged or cannot be read. */
    public <T> Optional<T> decode(Storage storage, Listing listing, CheckpointFile file, Decoder<T> decoder) {
        return get(file.entry(), file.role(), () -> read(storage, listing, file, decoder), fresh -> fresh.failure() == null).value();
    }

    private static <T> Read<T> read(Storage storage, Listing listing, CheckpointFile file, Decoder<T> decoder) {
        try (InputStream stored = storage.open(listing.location().resolve(file.entry().path()))) {
            return new Read<>(file, decoder.decode(stored), null);
        } catch (StorageException unreadable) {
            return new Read<>(file, null, unreadable);
        } catch (IOException broken) {
            return new Read<>(file, null, new StorageException(StorageException.Kind.FAILED, file.path(), "Reading " + file.path() + " broke off.", "Try again.", broken));
        }
    }

    /** Files whose content was read since this cache was made. */
    public long filesRead() {
        return filesRead.get();
    }

    /** Their bytes. */
    public long bytesRead() {
        return bytesRead.get();
    }
}

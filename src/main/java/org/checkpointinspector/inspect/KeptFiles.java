package org.checkpointinspector.inspect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.checkpointinspector.storage.Access;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingProgress;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.RangeReader;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * A store whose small files are read once: decoding, the checks against checksums and the reading of rows come to the same files one after the other,
 * and on an object store each reading is a request that costs money and time. Keeps the bytes as stored, up to a limit; what is beyond it is read from
 * the store each time.
 */
final class KeptFiles implements Storage {

    /** The largest file that is kept, and all that is kept together, bytes. */
    private static final int LARGEST = 8 << 20;

    /** The same on a local disk, where opening a file again costs little: the operating system keeps it, too. */
    private static final int LARGEST_LOCAL = 64 << 10;

    private static final long MOST = 64L << 20;
    /** What keeping a file costs besides its bytes. */
    private static final int OVERHEAD = 200;

    private final Storage store;
    private final Listing listing;
    private final Map<String, byte[]> kept = new ConcurrentHashMap<>();
    private final AtomicLong keptBytes = new AtomicLong();

    /** Does not close the store. */
    KeptFiles(Storage store, Listing listing) {
        this.store = store;
        this.listing = listing;
    }

    @Override
    public InputStream open(Location file) throws StorageException {
        byte @Nullable [] known = kept.get(file.path());
        if (known != null) {
            return new ByteArrayInputStream(known);
        }
        InputStream stream = store.open(file);
        return isToBeKept(file) ? keep(file, stream) : stream;
    }

    private boolean isToBeKept(Location file) {
        String root = listing.location().path();
        int prefix = root.equals("/") ? 1 : root.length() + 1;
        Optional<FileEntry> entry = file.path().length() > prefix ? listing.file(file.path().substring(prefix)) : Optional.empty();
        long largest = file.isLocal() ? LARGEST_LOCAL : LARGEST;
        return entry.filter(there -> there.bytes() <= largest && keptBytes.get() + there.bytes() + OVERHEAD <= MOST).isPresent();
    }

    private InputStream keep(Location file, InputStream stream) throws StorageException {
        boolean whole = false;
        try {
            byte[] bytes = stream.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                // it has grown since it was listed
                return new SequenceInputStream(new ByteArrayInputStream(bytes), stream);
            }
            whole = true;
            if (kept.put(file.path(), bytes) == null) {
                keptBytes.addAndGet(bytes.length + OVERHEAD);
            }
            return new ByteArrayInputStream(bytes);
        } catch (StorageException failure) {
            whole = true;
            throw failure;
        } catch (IOException failure) {
            whole = true;
            String message = "Reading " + file + " broke off: " + failure.getMessage();
            throw new StorageException(StorageException.Kind.FAILED, file.toString(), message, "Try again; if it stays, check the disk or the store.", failure);
        } finally {
            if (whole) {
                close(stream);
            }
        }
    }

    private static void close(InputStream stream) throws StorageException {
        try {
            stream.close();
        } catch (StorageException failure) {
            throw failure;
        } catch (IOException impossible) {
            throw new IllegalStateException("stores throw their own exceptions", impossible);
        }
    }

    @Override
    public RangeReader openRanges(Location file) throws StorageException {
        byte @Nullable [] known = kept.get(file.path());
        if (known == null && isToBeKept(file)) {
            close(open(file));
            known = kept.get(file.path());
        }
        return known == null ? store.openRanges(file) : new KeptRanges(known);
    }

    /** The bytes of a file at any place. */
    private record KeptRanges(byte[] bytes) implements RangeReader {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public int read(long position, byte[] target, int offset, int length) {
            int there = (int) Math.max(0, Math.min(length, bytes.length - position));
            if (there > 0) {
                System.arraycopy(bytes, (int) position, target, offset, there);
            }
            return there;
        }

        @Override
        public void close() {}
    }

    @Override
    public Listing list(Location root, ListingProgress progress) throws StorageException {
        return store.list(root, progress);
    }

    @Override
    public Access access(Location place) throws StorageException {
        return store.access(place);
    }

    @Override
    public <C> Optional<C> capability(Class<C> kind) {
        return store.capability(kind);
    }

    @Override
    public void close() {}
}

package org.checkpointinspector.maintain;

import java.io.Closeable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingBuilder;
import org.checkpointinspector.storage.ListingProgress;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.StorageWriter;
import org.checkpointinspector.storage.Stores;

/** The stores that a plan works with, each opened once. Safe for use by several threads; the caller closes it. */
public class Places implements Closeable {

    private final Function<Location, ConnectionOptions> options;
    private final Map<String, Storage> storages = new HashMap<>();
    private final Map<String, StorageWriter> writers = new HashMap<>();

    /** Stores that are reached in this way. */
    public Places(ConnectionOptions options) {
        this(location -> options);
    }

    /** Stores that are reached each in its own way. */
    public Places(Function<Location, ConnectionOptions> options) {
        this.options = options;
    }

    /** The store of a location, for reading; not to be closed by the caller. */
    public synchronized Storage storage(Location location) throws StorageException {
        Storage storage = storages.get(store(location));
        if (storage == null) {
            storage = openStorage(location);
            storages.put(store(location), storage);
        }
        return storage;
    }

    /** The store of a location, for changes; not to be closed by the caller. */
    synchronized StorageWriter writer(Location location) throws StorageException {
        StorageWriter writer = writers.get(store(location));
        if (writer == null) {
            writer = openWriter(location);
            writers.put(store(location), writer);
        }
        return writer;
    }

    Storage openStorage(Location location) throws StorageException {
        return Stores.open(location, options.apply(location));
    }

    StorageWriter openWriter(Location location) throws StorageException {
        return Stores.openWriter(location, options.apply(location));
    }

    /** Everything at and below a folder; an empty listing where there is nothing. What could not be listed in full is a failure. */
    public Listing list(Location folder) throws StorageException {
        Listing listing;
        try {
            listing = storage(folder).list(folder, ListingProgress.NONE);
        } catch (StorageException e) {
            if (e.kind() != StorageException.Kind.NOT_FOUND) {
                throw e;
            }
            listing = new ListingBuilder(folder).build();
        }
        if (!listing.problems().isEmpty()) {
            String detail = listing.problems().get(0).path() + ": " + listing.problems().get(0).detail();
            String message = folder + " could not be listed in full: " + detail;
            throw new StorageException(StorageException.Kind.FAILED, folder.toString(), message, "Nothing is changed in a folder of which only a part can be seen.", null);
        }
        return listing;
    }

    /** One file as it is now; empty where there is none. */
    Optional<FileEntry> file(Location file) throws StorageException {
        try {
            Listing listing = storage(file).list(file, ListingProgress.NONE);
            return listing.location().equals(file) ? Optional.empty() : listing.root().file(file.name());
        } catch (StorageException e) {
            if (e.kind() == StorageException.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Whether there is a folder, or on a store without folders anything below it. */
    boolean isFolder(Location folder) throws StorageException {
        try {
            return storage(folder).list(folder, ListingProgress.NONE).location().equals(folder);
        } catch (StorageException e) {
            if (e.kind() == StorageException.Kind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private static String store(Location location) {
        return location.scheme() + "://" + location.authority();
    }

    @Override
    public void close() {
        storages.values().forEach(Storage::close);
        writers.values().forEach(StorageWriter::close);
    }
}

package org.checkpointinspector.storage;

import java.util.Map;
import org.checkpointinspector.storage.hadoop.HadoopStorage;
import org.checkpointinspector.storage.hadoop.HadoopWriter;

/** Chooses the store by the scheme of a location. The one place where stores are registered. */
public final class Stores {

    /** Makes the store that serves a location; a class of its own for each family, so that none is loaded before it is needed. */
    @FunctionalInterface
    private interface Opener {
        Storage open(Location location, ConnectionOptions options) throws StorageException;
    }

    private static final Map<String, Opener> BY_SCHEME = Map.of("file", (location, options) -> new LocalStorage());
    /** Serves every scheme for which a connector is on the class path. */
    private static final Opener OTHERS = (location, options) -> HadoopStorage.open(location, options);

    private Stores() {}

    /**
     * Opens the store that serves a location, reached as the environment says. The caller closes it.
     *
     * @throws StorageException if it cannot be opened, of kind {@code UNSUPPORTED} where no connector serves the scheme
     */
    public static Storage open(Location location) throws StorageException {
        return open(location, ConnectionOptions.NONE);
    }

    /**
     * Opens the store that serves a location. The caller closes it.
     *
     * @throws StorageException if it cannot be opened, of kind {@code UNSUPPORTED} where no connector serves the scheme
     * @throws CancelledException if the thread was interrupted
     */
    public static Storage open(Location location, ConnectionOptions options) throws StorageException {
        return BY_SCHEME.getOrDefault(location.scheme(), OTHERS).open(location, options);
    }

    /**
     * Opens the store that serves a location for changes; {@code maintain} alone may. The caller closes it.
     *
     * @throws StorageException if it cannot be opened, of kind {@code UNSUPPORTED} where no connector serves the scheme
     * @throws CancelledException if the thread was interrupted
     */
    public static StorageWriter openWriter(Location location, ConnectionOptions options) throws StorageException {
        return location.isLocal() ? new LocalWriter() : HadoopWriter.open(location, options);
    }
}

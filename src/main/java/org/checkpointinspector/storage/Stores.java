package org.checkpointinspector.storage;

import java.util.Map;

/** Chooses the store by the scheme of a location. The one place where stores are registered. */
public final class Stores {

    /** Makes the store that serves a location; a class of its own for each family, so that none is loaded before it is needed. */
    @FunctionalInterface
    interface Opener {
        Storage open(Location location) throws StorageException;
    }

    private static final Map<String, Opener> BY_SCHEME = Map.of("file", location -> new LocalStorage());

    private Stores() {}

    /**
     * Opens the store that serves a location. The caller closes it.
     *
     * @throws StorageException of kind {@code UNSUPPORTED} where no connector serves the scheme
     */
    public static Storage open(Location location) throws StorageException {
        Opener opener = BY_SCHEME.get(location.scheme());
        if (opener == null) {
            throw new StorageException(
                    StorageException.Kind.UNSUPPORTED,
                    location.toString(),
                    "Places that begin with " + location.scheme() + ":// cannot be opened by this version.",
                    "Copy the checkpoint to a local folder, with the times of its files, and open that.",
                    null);
        }
        return opener.open(location);
    }
}

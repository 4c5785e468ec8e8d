package org.checkpointinspector.storage;

import java.io.InputStream;

/** The local disk. */
final class LocalStorage implements Storage {
    @Override
    public Listing list(Location root, ListingProgress progress) throws StorageException {
        throw new UnsupportedOperationException();
    }

    @Override
    public InputStream open(Location file) throws StorageException {
        throw new UnsupportedOperationException();
    }

    @Override
    public RangeReader openRanges(Location file) throws StorageException {
        throw new UnsupportedOperationException();
    }

    @Override
    public Access access(Location place) throws StorageException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}

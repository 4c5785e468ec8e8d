package org.checkpointinspector.storage;

/** Reads addresses as people paste them. */
final class Addresses {
    private Addresses() {}

    static Location parse(String text) throws StorageException {
        return new Location("file", "", text);
    }
}

package org.checkpointinspector.storage;

import java.io.Closeable;
import java.io.InputStream;
import java.util.Optional;

/**
 * A place that holds files, seen read only. Implementations are safe for use by several threads.
 *
 * <p>All methods do I/O and must not be called on the JavaFX thread. All failures are {@link StorageException}s that say which path, which
 * operation and what to try.
 */
public interface Storage extends Closeable {

    /**
     * Lists everything at and below a folder (or the one file that {@code root} names), at no call per file beyond the one that lists it.
     *
     * <p>What cannot be listed (a denied folder, a file that vanished, a link that loops) is reported in {@link Listing#problems()} and does not end
     * the listing.
     *
     * @param root the folder to list, or a file
     * @param progress is told of what was found so far, and may stop the listing
     * @return everything found, sorted by name within each folder
     * @throws StorageException if the root itself cannot be listed
     * @throws CancelledException if {@code progress} was cancelled
     */
    Listing list(Location root, ListingProgress progress) throws StorageException;

    /**
     * Opens a file for reading from its start. The caller closes the stream.
     *
     * @throws StorageException if the file is not there or may not be read
     */
    InputStream open(Location file) throws StorageException;

    /**
     * Opens a file for reads at any position, as the hex view needs them.
     *
     * @throws StorageException if the file is not there or may not be read
     */
    RangeReader openRanges(Location file) throws StorageException;

    /**
     * Who owns a file or folder and who may do what with it.
     *
     * @throws StorageException if it is not there or may not be asked
     */
    Access access(Location place) throws StorageException;

    /** A further ability of this store (block health, trash, versions …), empty where it has none of that kind. */
    default <C> Optional<C> capability(Class<C> kind) {
        return Optional.empty();
    }

    @Override
    void close();
}

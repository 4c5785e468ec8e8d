package org.checkpointinspector.storage;

import java.io.Closeable;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Changes a store. Apart from {@link Storage}, so that what only reads cannot change anything; used by {@code maintain} alone. Implementations are
 * safe for use by several threads.
 *
 * <p>Nothing here overwrites: whatever would stand in the place of something that is there fails with {@link StorageException.Kind#EXISTS}. All
 * methods do I/O and must not be called on the JavaFX thread. Where the answer of a store is lost (a timeout after the request was sent), the method
 * fails although the change may have happened; who resumes looks first.
 */
public interface StorageWriter extends Closeable {

    /** The length of content that comes into being while it is read. */
    long UNKNOWN = -1;

    /**
     * Writes a new file, and the folders above it. At no moment does an incomplete file stand under this name: where the store cannot put a file
     * whole, it is written under {@link #partialName} beside it and moved when complete.
     *
     * @param file where to
     * @param content read to its end, not closed
     * @param bytes how many the content has to have; another number is a failure, and nothing is left under the name. {@link #UNKNOWN} where the content
     *     alone knows, which then has to fail rather than to end early
     * @throws StorageException of kind {@code EXISTS} if something is there; of any kind if it cannot be written, or the content cannot be read
     */
    void writeNew(Location file, InputStream content, long bytes) throws StorageException;

    /**
     * Copies a file within this store by the store's own means, without its bytes passing through this machine, and makes the folders above the copy.
     *
     * @return whether the store can do this; false leaves everything as it was
     * @throws StorageException of kind {@code EXISTS} if something is there
     */
    boolean copyNew(Location from, Location to) throws StorageException;

    /**
     * Copies as {@link #copyNew} does, where a listing has shown just now what is to be copied and that nothing is at {@code to}, in a folder in which nobody
     * else writes: a store whose listings have {@linkplain FileEntry#tag() tags} then makes one request and asks nothing. It copies what has that tag and
     * fails for anything else.
     *
     * @param listed the file at {@code from}, as it was listed
     * @return whether the store can do this; false leaves everything as it was
     */
    default boolean copyListed(Location from, FileEntry listed, Location to) throws StorageException {
        return copyNew(from, to);
    }

    /**
     * Gives a file another name in this store and makes the folders above it. Atomic but on object stores, where it is a copy that is removed if it
     * fails, and then a delete.
     *
     * @throws StorageException of kind {@code EXISTS} if something is at {@code to}, {@code NOT_FOUND} if nothing is at {@code from}
     */
    void moveFile(Location from, Location to) throws StorageException;

    /**
     * Gives a folder another name in one atomic step, whatever is in it, and makes the folders above the new name.
     *
     * @return whether the store can do this (object stores cannot); false leaves everything as it was
     * @throws StorageException of kind {@code EXISTS} if something is at {@code to}, {@code NOT_FOUND} if nothing is at {@code from}
     */
    boolean moveFolder(Location from, Location to) throws StorageException;

    /**
     * Removes one file for good (or, where the store keeps versions, hides it).
     *
     * @throws StorageException of kind {@code NOT_FOUND} if it is not there
     */
    void deleteFile(Location file) throws StorageException;

    /**
     * Makes an empty folder, and those above it. Does nothing where it is there, or where the store has no folders.
     *
     * @throws StorageException of kind {@code EXISTS} if a file is in the way
     */
    void makeFolder(Location folder) throws StorageException;

    /**
     * Removes a folder that holds nothing. Does nothing where it is not there, or where the store has no folders.
     *
     * @return whether it is gone; false if something is in it
     */
    boolean deleteEmptyFolder(Location folder) throws StorageException;

    /**
     * Gives a file or folder its owner, group, permissions and modification time, as far as the store has them and allows it.
     *
     * @param owner name, null to leave it
     * @param group name, null to leave it
     * @param mode as {@code rwxr-x---}, null to leave it
     * @param modifiedMs ms since the epoch, null to leave it
     * @return whether all that was asked for is so now
     */
    boolean keepAttributes(
            Location place, @Nullable String owner, @Nullable String group, @Nullable String mode, @Nullable Long modifiedMs) throws StorageException;

    /** The name under which an incomplete file may be found beside {@code file} after a crash; Spark and this program pass it over. */
    static String partialName(String file) {
        return "." + file + ".checkpoint-inspector-part";
    }

    @Override
    void close();
}

package org.checkpointinspector.storage.hadoop;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.StorageException.Kind;
import org.jspecify.annotations.Nullable;

/** The changes that a kind of store knows, each run as one library call. As {@link org.checkpointinspector.storage.StorageWriter} promises them. */
interface Changes {

    /**
     * Looks whether a place is free.
     *
     * @throws StorageException of kind {@code EXISTS} if not
     */
    void refuseWhatIsThere(Location place) throws IOException;

    /** Begins a new file, so that nothing stands under its name yet. */
    FSDataOutputStream create(Location file) throws IOException;

    /** Gives a file that was written and closed its name, unless closing did. */
    void finish(Location file) throws IOException;

    /** Removes what is left of a file that was begun and not finished. */
    void abandon(Location file) throws IOException;

    boolean copy(Location from, Location to) throws IOException;

    default boolean copyListed(Location from, FileEntry listed, Location to) throws IOException {
        return copy(from, to);
    }

    void moveFile(Location from, Location to) throws IOException;

    boolean moveFolder(Location from, Location to) throws IOException;

    void deleteFile(Location file) throws IOException;

    void makeFolder(Location folder) throws IOException;

    boolean deleteEmptyFolder(Location folder) throws IOException;

    boolean keepAttributes(Location place, @Nullable String owner, @Nullable String group, @Nullable String mode, @Nullable Long modifiedMs)
            throws IOException;

    /** There is something where nothing may be. */
    static StorageException exists(Location place, @Nullable Throwable cause) {
        return Words.exists().about(place, "written", cause);
    }

    /** A folder where a file was meant, or the other way round: {@code is a folder}. */
    static StorageException notAsExpected(Location place, String what) {
        String message = place + " " + what + " and was left as it is.";
        return new StorageException(Kind.FAILED, place.toString(), message, "Look at the folder again; it has changed.", null);
    }
}

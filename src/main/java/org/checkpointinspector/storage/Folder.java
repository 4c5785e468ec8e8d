package org.checkpointinspector.storage;

import java.util.List;
import java.util.Optional;

/**
 * One folder of a {@link Listing}: its files as columns, its folders as objects. Immutable. Everything is sorted by name (as Java strings compare).
 *
 * <p>A checksum companion whose file is here is not among the {@link #files()}; an orphaned one is.
 */
public interface Folder {

    /** Path relative to the listing's root, empty for the root. */
    String path();

    /** The last part of the path, empty for the root. */
    String name();

    /** The folders in this one. */
    List<Folder> folders();

    /** The files in this folder, as a view that makes an entry when it is asked for one. */
    List<FileEntry> files();

    /** The folder of that name, if there is one. */
    Optional<Folder> folder(String name);

    /** The file of that name, if there is one; checksum companions can be asked for as well. */
    Optional<FileEntry> file(String name);

    /** Bytes of all files at and below this folder, companions included. */
    long totalBytes();

    /** Number of files at and below this folder, companions not counted. */
    long totalFiles();

    /** The newest modification time of a file at or below this folder, ms since the epoch; 0 where there is no file. */
    long newestMs();

    /** Whether this folder was listed in full; false where it was denied or broke off. */
    boolean complete();
}

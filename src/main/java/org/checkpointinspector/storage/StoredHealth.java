package org.checkpointinspector.storage;

import java.util.List;
import java.util.Optional;

/** What a store knows to be wrong with its files before anybody reads them. Had by {@link Storage#capability}; HDFS has it. */
public interface StoredHealth {

    /** What is wrong. */
    enum Kind {
        /** Bytes of it are on no machine that answers, or on each of them in another form than they were written. */
        BYTES_LOST,
        /** Somebody is writing it, or died doing so. */
        OPEN_FOR_WRITING
    }

    /**
     * A file with which something is wrong.
     *
     * @param detail one sentence for a person
     */
    record Trouble(Location file, Kind kind, String detail) {}

    /**
     * Files at and below a folder whose bytes are lost, had with a few requests whatever lies there; empty where one must be an administrator to ask.
     *
     * @throws StorageException if the store does not answer
     */
    List<Trouble> below(Location folder) throws StorageException;

    /**
     * What is wrong with one file, had with one request.
     *
     * @throws StorageException if there is no such file, or it may not be asked
     */
    Optional<Trouble> of(Location file) throws StorageException;
}

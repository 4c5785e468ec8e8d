package org.checkpointinspector.storage;

/** A store that knows which files are being written at this moment: HDFS, by its leases. A {@link Storage#capability}. */
public interface OpenFiles {

    /**
     * Whether somebody has the file open for writing, or died while writing it and the store has not closed it yet.
     *
     * @throws StorageException if it cannot be told
     */
    boolean isOpen(Location file) throws StorageException;
}

package org.checkpointinspector.storage;

import java.util.OptionalLong;

/** A store whose files bear times of a clock of its own, and that tells what this clock says. A {@link Storage#capability}. */
public interface StoreClock {

    /**
     * What the store's clock says; seconds late at most where all of the store is at work, and never early.
     *
     * @param file one that is there, to be asked about
     * @return ms since the epoch; empty where the store does not tell this time
     * @throws StorageException if it cannot be asked
     */
    OptionalLong nowMs(Location file) throws StorageException;
}

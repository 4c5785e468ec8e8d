package org.checkpointinspector.storage;

/** Hears how a listing goes on, and may end it. Called on the thread that lists, often: implementations must be quick. */
@FunctionalInterface
public interface ListingProgress {

    /** Hears nothing and never cancels. */
    ListingProgress NONE = (files, folder) -> {};

    /**
     * Called after each entry.
     *
     * @param files how many files were found so far, checksum companions included
     * @param folder the folder that is being listed, relative to the root, empty for the root itself
     * @throws CancelledException to end the listing
     */
    void listed(long files, String folder);
}

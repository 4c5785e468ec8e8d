package org.checkpointinspector.storage;

/** Hears how a listing goes on, and may end it. Called on the thread that lists, often: implementations must be quick. */
@FunctionalInterface
public interface ListingProgress {

    /** Hears nothing and never cancels. */
    ListingProgress NONE = (files, folder) -> {};

    /**
     * Called after each file and each folder.
     *
     * @param files how many files were found so far
     * @param folder the folder that is being listed, relative to the root, empty for the root itself
     * @throws CancelledException to end the listing
     */
    void listed(long files, String folder);
}

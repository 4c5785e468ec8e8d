package org.checkpointinspector.inspect;

import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.storage.Listing;

/** Hears how an inspection goes on, and may end it. Called on one thread at a time, which need not be the
 * one that asked; implementations must be quick. */
public interface InspectionListener {

    /** Hears nothing and never cancels. */
    InspectionListener NONE = new InspectionListener() {};

    /** Files found so far while listing, and the folder being listed (relative to the location). */
    default void listing(long files, String folder) {}

    /** The listing is complete; the tree can be shown before anything is read. */
    default void listed(Listing listing) {}

    /** A checkpoint is about to be inspected. */
    default void inspecting(Checkpoint checkpoint) {}

    /** A file is about to be read: its path relative to the checkpoint, how many were read before, how many bytes so far. */
    default void reading(String path, long filesRead, long bytesRead) {}

    /** How many files and bytes will have been read after the step at hand, those read before it included: told before many files are read in one go. */
    default void planned(long files, long bytes) {}

    /** A finding, in the order in which Spark would meet it. */
    default void found(Checkpoint checkpoint, Finding finding) {}

    /** Asked often: whether to stop. Ends in {@link org.checkpointinspector.storage.CancelledException} while listing, in verdict UNKNOWN afterwards. */
    default boolean cancelled() {
        return false;
    }
}

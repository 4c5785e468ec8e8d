package org.checkpointinspector.inspect;

import java.util.List;
import org.checkpointinspector.storage.Listing;

/**
 * Everything found at one location.
 *
 * @param listing what is there
 * @param depth how much was read
 * @param checkpoints one for each checkpoint at or below the location, sorted by path; empty where there is none
 */
public record Inspection(Listing listing, Depth depth, List<CheckpointInspection> checkpoints) {

    /** Keeps its own copy. */
    public Inspection {
        checkpoints = List.copyOf(checkpoints);
    }
}

package org.checkpointinspector.maintain.rollback;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.checkpointinspector.storage.FileEntry;

/**
 * A rollback as it would be done.
 *
 * @param batch the batch that is the last one afterwards; ms since the epoch for a DStream application
 * @param resumesAt what Spark runs first afterwards
 * @param departures what leaves, in this order
 * @param consequences what follows from it for data and sink, a sentence each
 */
public record Draft(long batch, long resumesAt, List<Departure> departures, List<String> consequences) {

    /** Keeps its own copies. */
    public Draft {
        departures = List.copyOf(departures);
        consequences = List.copyOf(consequences);
    }

    /** Paths of all files that leave. */
    public Set<String> paths() {
        return departures.stream().flatMap(departure -> departure.files().stream()).map(FileEntry::path).collect(Collectors.toSet());
    }
}

package org.checkpointinspector.row;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entries of a map in the order in which they are stored, which has no meaning to Spark. */
public record MapEntries(List<Entry> entries) {

    /** Keeps its own copy of the entries. */
    public MapEntries {
        entries = List.copyOf(entries);
    }

    /** One entry. */
    public record Entry(@Nullable Object key, @Nullable Object value) {}
}

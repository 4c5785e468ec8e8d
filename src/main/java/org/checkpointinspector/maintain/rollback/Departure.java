package org.checkpointinspector.maintain.rollback;

import java.util.List;
import org.checkpointinspector.storage.FileEntry;

/**
 * Files that leave a checkpoint together.
 *
 * @param words what they are, to a person: {@code state that is newer than batch 209}
 * @param ordered whether they have to leave one after the other, in this order
 * @param files companions included, each before the file that it belongs to
 */
public record Departure(String words, boolean ordered, List<FileEntry> files) {

    /** Keeps its own copy. */
    public Departure {
        files = List.copyOf(files);
    }
}

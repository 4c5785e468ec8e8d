package org.checkpointinspector.inspect.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.checkpointinspector.decode.KeyCount;
import org.checkpointinspector.storage.FileEntry;

/** How many keys the chains hold that were read as a whole, counted on the way. All that count at a time take an eighth of the heap together, at most. */
final class KeyCounts {

    private final AtomicLong bytesLeft = new AtomicLong(Runtime.getRuntime().maxMemory() / 8);
    private final Map<List<String>, KeyCount> counts = new HashMap<>();

    /** Counts the keys of a chain; the same where it was begun before. */
    KeyCount of(List<FileEntry> chain) {
        return counts.computeIfAbsent(pathsOf(chain), paths -> new KeyCount(paths.size(), bytesLeft));
    }

    /** The keys of a chain; empty where it was not read as a whole, or memory did not suffice. */
    OptionalLong keys(List<FileEntry> chain) {
        KeyCount count = counts.get(pathsOf(chain));
        return count == null ? OptionalLong.empty() : count.keys();
    }

    /** Nothing is being read now: chains of which not all was read will not be counted. */
    void settle() {
        counts.values().forEach(KeyCount::giveUp);
    }

    private static List<String> pathsOf(List<FileEntry> chain) {
        return chain.stream().map(FileEntry::path).toList();
    }
}

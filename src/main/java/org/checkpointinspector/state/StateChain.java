package org.checkpointinspector.state;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.checkpointinspector.storage.FileEntry;

/**
 * The files from which a store is loaded at one version: a base and what follows it.
 *
 * @param base the snapshot or zip, empty where the chain begins at the empty version 0
 * @param baseVersion version of the base, 0 where there is none
 * @param increments deltas or changelogs above the base, oldest first, without those that are missing
 * @param missing name of the first file that is not there, empty where the chain is complete
 */
public record StateChain(Optional<FileEntry> base, long baseVersion, List<FileEntry> increments, Optional<String> missing) {

    /** Keeps its own copy of the list. */
    public StateChain {
        increments = List.copyOf(increments);
    }

    /** A chain that lacks its only file. */
    static StateChain lacking(String name) {
        return new StateChain(Optional.empty(), 0, List.of(), Optional.of(name));
    }

    /** Whether every file is there. */
    public boolean isComplete() {
        return missing.isEmpty();
    }

    /** The files that are there, the base first. */
    public Stream<FileEntry> files() {
        return Stream.concat(base.stream(), increments.stream());
    }

    /** Bytes of the files that are there; what a RocksDB zip names besides is not counted. */
    public long bytes() {
        return files().mapToLong(FileEntry::bytes).sum();
    }
}

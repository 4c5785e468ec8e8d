package org.checkpointinspector.inspect.query;

import java.util.List;
import java.util.Optional;
import org.checkpointinspector.storage.FileEntry;

/**
 * The files from which a store is loaded at one version: a base and what follows it.
 *
 * @param base the snapshot or zip, empty where the chain begins at the empty version 0
 * @param increments deltas or changelogs above the base, in order, up to the first that is missing
 * @param missing name of the first file that is not there, empty where the chain is complete
 */
record StateChain(Optional<FileEntry> base, List<FileEntry> increments, Optional<String> missing) {

    /** A chain of nothing: version 0, or one that cannot be told. */
    static final StateChain NOTHING = new StateChain(Optional.empty(), List.of(), Optional.empty());

    /** A chain that lacks its only file. */
    static StateChain lacking(String name) {
        return new StateChain(Optional.empty(), List.of(), Optional.of(name));
    }
}

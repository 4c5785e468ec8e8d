package org.checkpointinspector.storage;

import java.util.List;
import java.util.Optional;

/**
 * Everything at and below one folder, as it was when it was listed. Immutable and compact: about 40 bytes a file.
 *
 * @param location the folder that was listed, so that {@code location.resolve(entry.path())} is where a file lies; where a single file was asked
 *     for, the folder it lies in
 * @param root that folder; where a single file was asked for, with that file and its checksum companions only
 * @param problems what could not be listed; empty where the listing is complete
 * @param listedMs when the listing ended, ms since the epoch by this machine's clock
 */
public record Listing(Location location, Folder root, List<ListingProblem> problems, long listedMs) {

    /** Keeps its own copy of the problems. */
    public Listing {
        problems = List.copyOf(problems);
    }

    /** The folder at a path relative to the root ({@code ""} is the root itself). */
    public Optional<Folder> folder(String path) {
        Optional<Folder> at = Optional.of(root);
        for (String name : path.isEmpty() ? new String[0] : path.split("/")) {
            at = at.flatMap(folder -> folder.folder(name));
        }
        return at;
    }

    /** The file at a path relative to the root. */
    public Optional<FileEntry> file(String path) {
        int slash = path.lastIndexOf('/');
        return folder(slash < 0 ? "" : path.substring(0, slash)).flatMap(folder -> folder.file(path.substring(slash + 1)));
    }
}

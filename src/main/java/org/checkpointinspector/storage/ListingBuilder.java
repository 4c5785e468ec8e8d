package org.checkpointinspector.storage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gathers a {@link Listing}: from a walk, folder by folder, or from keys as an object store pages them out. Quickest where files of one folder come
 * together, right in any order. For one thread.
 */
public final class ListingBuilder {

    /** Problems kept; a tree of a million broken links must not fill the heap with sentences. */
    static final int MOST_PROBLEMS = 10_000;

    private final Location location;
    private final FolderBuilder root = new FolderBuilder("");
    private final List<ListingProblem> problems = new ArrayList<>();
    private FolderBuilder last = root;
    private long files;
    private long unsaidProblems;

    /** Begins the listing of a place. */
    public ListingBuilder(Location location) {
        this.location = location;
    }

    /** Number of files so far, companions included. */
    public long files() {
        return files;
    }

    /**
     * Adds a file.
     *
     * @param path relative to the root, names separated by single slashes
     * @param bytes length in bytes
     * @param modifiedMs last modification, ms since the epoch
     * @throws IllegalArgumentException if the path has an empty name in it
     */
    public void add(String path, long bytes, long modifiedMs) {
        add(path, bytes, modifiedMs, null);
    }

    /**
     * Adds a file of a store that lists tags.
     *
     * @param tag as in {@link FileEntry#tag()}; one of another form counts as none
     */
    public void add(String path, long bytes, long modifiedMs, @Nullable String tag) {
        int slash = path.lastIndexOf('/');
        if (slash == 0) {
            throw new IllegalArgumentException("not relative: " + path);
        }
        file(folder(slash < 0 ? "" : path.substring(0, slash)), path.substring(slash + 1), bytes, modifiedMs, tag);
    }

    /** Adds a file to a folder of this listing. */
    void file(FolderBuilder folder, String name, long bytes, long modifiedMs) {
        file(folder, name, bytes, modifiedMs, null);
    }

    private void file(FolderBuilder folder, String name, long bytes, long modifiedMs, @Nullable String tag) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a file without a name in " + folder.path());
        }
        folder.file(name, bytes, modifiedMs, tag);
        files++;
    }

    /**
     * The folder at a path relative to the root (empty: the root itself), begun where it was not there yet.
     *
     * @throws IllegalArgumentException if the path has an empty name in it
     */
    FolderBuilder folder(String path) {
        if (!path.equals(last.path())) {
            FolderBuilder at = root;
            for (String name : path.isEmpty() ? new String[0] : path.split("/", -1)) {
                if (name.isEmpty()) {
                    throw new IllegalArgumentException("a folder without a name: " + path);
                }
                at = at.folder(name);
            }
            last = at;
        }
        return last;
    }

    /**
     * Adds a folder, which may stay empty.
     *
     * @param path relative to the root, names separated by single slashes
     * @throws IllegalArgumentException if the path has an empty name in it
     */
    public void addFolder(String path) {
        folder(path);
    }

    /** Notes that a folder, at a path relative to the root, could not be listed in full. */
    public void incomplete(String path) {
        folder(path).incomplete();
    }

    /** Notes what could not be listed, at a path relative to the root. */
    public void problem(String path, ListingProblem.Kind kind, String detail) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new ListingProblem(path, kind, detail));
        } else {
            unsaidProblems++;
        }
    }

    /** The finished listing; this builder is spent. */
    public Listing build() {
        if (unsaidProblems > 0) {
            problems.add(new ListingProblem("", ListingProblem.Kind.FAILED, unsaidProblems + " more entries could not be listed."));
        }
        return new Listing(location, root.build(), problems, System.currentTimeMillis());
    }
}

package org.checkpointinspector.storage.hadoop;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingBuilder;
import org.checkpointinspector.storage.ListingProblem.Kind;
import org.checkpointinspector.storage.ListingProgress;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** What is common to all ways of listing through a connector: calls that can be abandoned, entries gathered, progress told. For one thread. */
final class Gathering {

    /** Entries fetched in one call; also what an S3 server puts on one page. */
    private static final int CHUNK = 1000;

    final FileSystem connector;
    final Location root;
    final ListingBuilder listing;
    private final LibraryCalls calls;
    private final KnownFiles known;
    private final ListingProgress progress;
    private final String prefix;
    private String folder = "";

    Gathering(FileSystem connector, LibraryCalls calls, KnownFiles known, Location root, ListingProgress progress) {
        this.connector = connector;
        this.calls = calls;
        this.known = known;
        this.root = root;
        this.progress = progress;
        this.listing = new ListingBuilder(root);
        this.prefix = root.path().equals("/") ? "/" : root.path() + "/";
    }

    /** Runs a call of the library; tells of progress meanwhile, which may end it. */
    <T> T run(LibraryCalls.Call<T> call) throws IOException {
        return calls.run(call, this::tell);
    }

    /** The next entries of an iteration; fewer than there are room for at its end only. */
    <T> List<T> next(RemoteIterator<T> entries) throws IOException {
        return run(() -> {
            List<T> chunk = new ArrayList<>();
            while (chunk.size() < CHUNK && entries.hasNext()) {
                chunk.add(entries.next());
            }
            return chunk;
        });
    }

    /** Whether a chunk is the last of its iteration. */
    static boolean isLast(List<?> chunk) {
        return chunk.size() < CHUNK;
    }

    /** Adds a file or a folder that was listed. */
    void add(FileStatus status, String path) {
        int slash = path.lastIndexOf('/');
        folder = slash < 0 ? "" : path.substring(0, slash);
        if (status.isDirectory()) {
            listing.addFolder(path);
        } else if (status.isFile()) {
            listing.add(path, status.getLen(), status.getModificationTime(), tag(status));
            known.add(status);
        } else {
            listing.problem(path, Kind.SPECIAL, "A symbolic link; it was not followed.");
        }
        tell();
    }

    /** The tag without the quotes in which HTTP puts it. */
    private static @Nullable String tag(FileStatus status) {
        return status instanceof EtagSource source && source.getEtag() != null ? source.getEtag().replace("\"", "") : null;
    }

    /** Path relative to the root; null for the root itself and for what does not lie below it, as keys with {@code ..} in them may. */
    @Nullable
    String relative(Path path) {
        String absolute = path.toUri().getPath();
        return absolute.startsWith(prefix) && absolute.length() > prefix.length() ? absolute.substring(prefix.length()) : null;
    }

    /** Tells how far it is. */
    void tell() {
        progress.listed(listing.files(), folder);
    }

    /** Notes what ended a listing before its end. */
    void brokenOff(String path, StorageException failure) {
        listing.incomplete(path);
        listing.problem(path, Kind.FAILED, "The listing broke off here: " + failure.getMessage() + " " + failure.advice());
    }

    /** The listing of one file: its folder, with the file and its checksum companions only. */
    Listing singleFile(FileStatus file) throws IOException {
        Location above = new Location(root.scheme(), root.authority(), root.path().substring(0, Math.max(1, root.path().lastIndexOf('/'))));
        Gathering only = new Gathering(connector, calls, known, above, progress);
        only.add(file, root.name());
        for (String name : List.of("." + root.name() + ".crc", root.name() + ".crc")) {
            Optional<FileStatus> companion = run(() -> status(HadoopFile.path(above.resolve(name))));
            companion.filter(FileStatus::isFile).ifPresent(there -> only.add(there, name));
        }
        return only.listing.build();
    }

    private Optional<FileStatus> status(Path path) throws IOException {
        try {
            return Optional.of(connector.getFileStatus(path));
        } catch (FileNotFoundException none) {
            return Optional.empty();
        }
    }
}

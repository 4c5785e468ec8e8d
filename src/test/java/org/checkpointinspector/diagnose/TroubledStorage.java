package org.checkpointinspector.diagnose;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.storage.Access;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingBuilder;
import org.checkpointinspector.storage.ListingProblem;
import org.checkpointinspector.storage.ListingProgress;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.RangeReader;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.StoredHealth;
import org.checkpointinspector.storage.Stores;

/** A real folder in a store that denies, loses or breaks off what a test names. */
final class TroubledStorage implements Storage, StoredHealth {

    private final Path folder;
    private final Location local;
    private final Storage files;
    private final Map<String, StorageException.Kind> failing = new HashMap<>();
    private final Map<String, Kind> known = new HashMap<>();
    private String unlisted = "no folder";

    TroubledStorage(Path folder) throws StorageException {
        this.folder = folder;
        local = Location.of(folder);
        files = Stores.open(local);
    }

    /** A file that cannot be read. */
    TroubledStorage fails(String path, StorageException.Kind kind) {
        failing.put(path, kind);
        return this;
    }

    /** A folder that may not be listed. */
    TroubledStorage hides(String path) {
        unlisted = path;
        return this;
    }

    /** What the store itself knows of a file. */
    TroubledStorage knows(String path, Kind kind) {
        known.put(path, kind);
        return this;
    }

    List<Finding> findings() throws IOException {
        try (this) {
            return Diagnose.with(this, local, Depth.DEEP).findings();
        }
    }

    @Override
    public Listing list(Location root, ListingProgress progress) throws StorageException {
        ListingBuilder listing = new ListingBuilder(root);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.filter(each -> !each.equals(folder)).sorted().toList()) {
                String name = folder.relativize(path).toString();
                if (name.equals(unlisted)) {
                    listing.addFolder(name);
                    listing.incomplete(name);
                    listing.problem(name, ListingProblem.Kind.DENIED, "Permission denied.");
                } else if (Files.isDirectory(path)) {
                    listing.addFolder(name);
                } else if (!name.startsWith(unlisted + "/")) {
                    listing.add(name, Files.size(path), Files.getLastModifiedTime(path).toMillis());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return listing.build();
    }

    private void meet(Location file) throws StorageException {
        StorageException.Kind kind = failing.get(path(file));
        if (kind != null) {
            throw new StorageException(kind, file.toString(), file + " cannot be read.", "Ask whoever runs the store.", null);
        }
    }

    private String path(Location file) {
        return file.path().equals(local.path()) ? "" : file.path().substring(local.path().length() + 1);
    }

    @Override
    public InputStream open(Location file) throws StorageException {
        meet(file);
        return files.open(file);
    }

    @Override
    public RangeReader openRanges(Location file) throws StorageException {
        meet(file);
        return files.openRanges(file);
    }

    @Override
    public Access access(Location place) throws StorageException {
        return files.access(place);
    }

    @Override
    public <C> Optional<C> capability(Class<C> kind) {
        return kind.isInstance(this) ? Optional.of(kind.cast(this)) : Optional.empty();
    }

    @Override
    public List<Trouble> below(Location place) {
        return known.entrySet().stream().filter(each -> each.getValue() == Kind.BYTES_LOST).map(each -> trouble(each.getKey(), each.getValue())).toList();
    }

    @Override
    public Optional<Trouble> of(Location file) {
        return Optional.ofNullable(known.get(path(file))).map(kind -> trouble(path(file), kind));
    }

    private Trouble trouble(String path, Kind kind) {
        return new Trouble(local.resolve(path), kind, kind == Kind.BYTES_LOST ? "Blocks of the file are lost." : "The file is open.");
    }

    @Override
    public void close() {
        files.close();
    }
}

package org.checkpointinspector.storage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The local disk, through {@code java.nio.file}.
 *
 * <p>Names: Java turns the bytes of a name into text by the encoding of the process's locale ({@code sun.jnu.encoding}). A name that does not
 * survive the way there and back (not valid in that encoding, or beyond ASCII where the locale is {@code C}) cannot be opened by this process, and
 * is listed as a problem of kind {@code NAME}. Start the program in a UTF-8 locale, as the launcher does, and only names that are not UTF-8 are left.
 */
final class LocalStorage implements Storage {

    private final FileSystem disk;
    private final LocalAccess access = new LocalAccess();

    /** The disk of this machine. */
    LocalStorage() {
        this(FileSystems.getDefault());
    }

    /** Any other file system of java.nio. */
    LocalStorage(FileSystem disk) {
        this.disk = disk;
    }

    @Override
    public Listing list(Location root, ListingProgress progress) throws StorageException {
        Path path = path(root);
        BasicFileAttributes attributes = attributes(root, path, "listed");
        if (attributes.isDirectory()) {
            return new LocalWalk(root, path, progress).list();
        }
        if (attributes.isOther()) {
            throw special(root);
        }
        return singleFile(root, path, attributes, progress);
    }

    /** The one file and its checksum companions, as a listing of its folder. */
    private static Listing singleFile(Location file, Path path, BasicFileAttributes attributes, ListingProgress progress) {
        Location folder = new Location(file.scheme(), file.authority(), file.path().substring(0, Math.max(1, file.path().lastIndexOf('/'))));
        ListingBuilder listing = new ListingBuilder(folder);
        listing.add(file.name(), attributes.size(), attributes.lastModifiedTime().toMillis());
        addCompanion(listing, path, "." + file.name() + ".crc");
        addCompanion(listing, path, file.name() + ".crc");
        progress.listed(listing.files(), "");
        return listing.build();
    }

    private static void addCompanion(ListingBuilder listing, Path file, String name) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file.resolveSibling(name), BasicFileAttributes.class);
            if (attributes.isRegularFile()) {
                listing.add(name, attributes.size(), attributes.lastModifiedTime().toMillis());
            }
        } catch (NoSuchFileException none) {
            // most files have no companion of at least one kind
        } catch (IOException e) {
            listing.problem(name, LocalFailures.problemKind(e), LocalFailures.sentence(e));
        }
    }

    @Override
    public InputStream open(Location file) throws StorageException {
        Path path = path(file);
        long length = regularFile(file, path).size();
        try {
            InputStream stream = new LocalStream(Files.newInputStream(path), file, path);
            return new BufferedInputStream(stream, (int) Math.max(512, Math.min(LocalStream.LARGEST_READ, length + 1)));
        } catch (IOException e) {
            throw LocalFailures.failure(file, path, "read", e);
        }
    }

    @Override
    public RangeReader openRanges(Location file) throws StorageException {
        Path path = path(file);
        long length = regularFile(file, path).size();
        try {
            return new LocalRanges(file, path, Files.newByteChannel(path), length);
        } catch (IOException e) {
            throw LocalFailures.failure(file, path, "read", e);
        }
    }

    @Override
    public Access access(Location place) throws StorageException {
        Path path = path(place);
        try {
            return access.of(path);
        } catch (IOException e) {
            throw LocalFailures.failure(place, path, "looked at", e);
        }
    }

    @Override
    public void close() {}

    /** Opening a pipe would wait for somebody who writes into it; opening a folder fails in obscure ways. Neither is tried. */
    private static BasicFileAttributes regularFile(Location file, Path path) throws StorageException {
        BasicFileAttributes attributes = attributes(file, path, "read");
        if (attributes.isDirectory()) {
            throw new StorageException(
                    StorageException.Kind.FAILED, file.toString(), file + " is a folder and cannot be read as a file.", "Name a file in it.", null);
        }
        if (attributes.isOther()) {
            throw special(file);
        }
        return attributes;
    }

    private static BasicFileAttributes attributes(Location place, Path path, String operation) throws StorageException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class);
        } catch (IOException e) {
            throw LocalFailures.failure(place, path, operation, e);
        }
    }

    private static StorageException special(Location place) {
        return new StorageException(
                StorageException.Kind.FAILED,
                place.toString(),
                place + " is neither a file nor a folder but a pipe, a socket or a device; it was not opened.",
                "Name a folder or a file.",
                null);
    }

    private Path path(Location place) throws StorageException {
        return path(disk, place);
    }

    /**
     * The path of a place.
     *
     * @throws StorageException if no path of this machine can be so
     */
    static Path path(FileSystem disk, Location place) throws StorageException {
        if (!place.isLocal()) {
            throw new IllegalArgumentException("not on the local disk: " + place);
        }
        try {
            return disk.getPath(place.toString());
        } catch (InvalidPathException e) {
            throw new StorageException(
                    StorageException.Kind.BAD_ADDRESS,
                    place.toString(),
                    place + " cannot be a path on this machine: " + e.getReason() + ".",
                    "If the name holds letters beyond ASCII, start the program in a UTF-8 locale (LC_ALL=C.UTF-8).",
                    e);
        }
    }
}

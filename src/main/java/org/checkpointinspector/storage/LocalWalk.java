package org.checkpointinspector.storage;

import java.io.IOException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import org.checkpointinspector.storage.ListingProblem.Kind;
import org.jspecify.annotations.Nullable;

/** One walk over a local folder: follows links, asks each entry once for its attributes, opens no file. */
final class LocalWalk implements FileVisitor<Path> {

    private final Location location;
    private final Path root;
    private final ListingProgress progress;
    private final ListingBuilder listing;
    private final Deque<FolderBuilder> above = new ArrayDeque<>();
    private final CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();

    LocalWalk(Location location, Path root, ListingProgress progress) {
        this.location = location;
        this.root = root;
        this.progress = progress;
        this.listing = new ListingBuilder(location);
    }

    /**
     * Walks.
     *
     * @throws StorageException if the root itself cannot be listed
     */
    Listing list() throws StorageException {
        try {
            Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
        } catch (IOException e) {
            throw LocalFailures.failure(location, root, "listed", e);
        }
        return listing.build();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (above.isEmpty()) {
            above.push(listing.folder(""));
        } else {
            String name = name(folder);
            if (name == null) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            above.push(above.element().folder(name));
        }
        tell();
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = name(file);
        if (name != null) {
            if (attributes.isRegularFile()) {
                listing.file(above.element(), name, attributes.size(), attributes.lastModifiedTime().toMillis());
            } else if (attributes.isSymbolicLink()) {
                deadLink(file, name);
            } else {
                problem(name, Kind.SPECIAL, "A pipe, a socket or a device; it was not opened.");
            }
        }
        tell();
        return FileVisitResult.CONTINUE;
    }

    /** The walk hands a link over unfollowed where following it failed; why it failed must be asked again. */
    private void deadLink(Path link, String name) {
        try {
            String target = Files.readSymbolicLink(link).toString();
            try {
                Files.readAttributes(link, BasicFileAttributes.class);
                problem(name, Kind.FAILED, "A link to " + target + " that changed while it was looked at.");
            } catch (NoSuchFileException e) {
                problem(name, Kind.BROKEN_LINK, "A link to " + target + ", where there is nothing.");
            }
        } catch (IOException e) {
            Kind kind = LocalFailures.problemKind(e);
            markIncomplete(above.element(), kind);
            problem(name, kind, "A link that cannot be followed. " + LocalFailures.sentence(e));
        }
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
        if (above.isEmpty()) {
            throw failure;
        }
        String name = name(path);
        if (name != null) {
            Kind kind = LocalFailures.problemKind(failure);
            markIncomplete(Files.isDirectory(path) && kind != Kind.LOOP ? above.element().folder(name) : above.element(), kind);
            problem(name, kind, LocalFailures.sentence(failure));
        }
        tell();
        return FileVisitResult.CONTINUE;
    }

    private static void markIncomplete(FolderBuilder folder, Kind kind) {
        if (kind == Kind.DENIED || kind == Kind.FAILED) {
            folder.incomplete();
        }
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException brokenOff) {
        FolderBuilder done = above.pop();
        if (brokenOff != null) {
            done.incomplete();
            String detail = "The folder could not be read to its end. " + LocalFailures.sentence(brokenOff);
            listing.problem(done.path(), LocalFailures.problemKind(brokenOff), detail);
        }
        return FileVisitResult.CONTINUE;
    }

    private void problem(String name, Kind kind, String detail) {
        listing.problem(above.element().pathOf(name), kind, detail);
    }

    private void tell() {
        progress.listed(listing.files(), above.element().path());
    }

    /** The last part of a path, null (and a problem noted) where the path cannot be had back from it: see {@link LocalStorage}. */
    private @Nullable String name(Path path) {
        Path last = path.getFileName();
        String name = last.toString();
        if (isAscii(name) || isAddressable(last, name)) {
            return name;
        }
        problem(name, Kind.NAME, "The name is not valid in this system's encoding, so that it cannot be opened.");
        return null;
    }

    private boolean isAddressable(Path path, String name) {
        try {
            return utf8.canEncode(name) && path.getFileSystem().getPath(name).equals(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}

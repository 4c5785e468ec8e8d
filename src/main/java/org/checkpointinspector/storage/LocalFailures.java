package org.checkpointinspector.storage;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Set;
import org.checkpointinspector.storage.ListingProblem.Kind;
import org.jspecify.annotations.Nullable;

/** Says in words how the local disk failed, and what to try. */
final class LocalFailures {

    private LocalFailures() {}

    /** What is tried that does not change anything. */
    private static final Set<String> READING = Set.of("listed", "read", "looked at", "closed");

    /**
     * The failure of an operation on a place.
     *
     * @param operation what was tried, to stand behind "could not be": {@code listed}, {@code read}, {@code written}
     * @throws CancelledException if the thread was interrupted, for that is no failure
     */
    static StorageException failure(Location place, Path path, String operation, IOException cause) {
        if (cause instanceof ClosedByInterruptException) {
            throw new CancelledException();
        }
        if (cause instanceof StorageException said) {
            return said;
        }
        if (cause instanceof FileAlreadyExistsException inTheWay) {
            return exists(place, inTheWay);
        }
        Kind kind = problemKind(cause);
        if (kind == Kind.VANISHED || isBelowAFile(path)) {
            return notFound(place, path, cause);
        }
        if (kind == Kind.DENIED) {
            return denied(place, path, operation, cause);
        }
        if (kind == Kind.LOOP) {
            String message = place + " is a link that leads back to itself.";
            return new StorageException(StorageException.Kind.FAILED, place.toString(), message, "Open the folder that is meant.", cause);
        }
        return new StorageException(
                StorageException.Kind.FAILED,
                place.toString(),
                place + " could not be " + operation + ": " + reason(cause) + ".",
                advice(cause),
                cause);
    }

    /** There is something where nothing may be. */
    private static StorageException exists(Location place, FileAlreadyExistsException cause) {
        String message = "There is something at " + cause.getFile() + " already; nothing is overwritten.";
        String advice = "Look at what it is; choose another place, or move it away.";
        return new StorageException(StorageException.Kind.EXISTS, place.toString(), message, advice, cause);
    }

    /** A folder where a file was meant, or the other way round: {@code is a folder}. */
    static StorageException notAsExpected(Location place, String operation, String what) {
        String message = place + " " + what + " and was not " + operation + ".";
        return new StorageException(StorageException.Kind.FAILED, place.toString(), message, "Look at the folder again; it has changed.", null);
    }

    private static String advice(IOException cause) {
        String reason = reason(cause);
        if (reason.startsWith("No space left")) {
            return "The disk is full: make room or choose another one, then try again.";
        }
        if (reason.startsWith("Disk quota exceeded")) {
            return "The user's share of the disk is used up: make room or ask for more, then try again.";
        }
        if (reason.startsWith("Read-only file system")) {
            return "The disk is mounted read only; choose another one.";
        }
        return "Look at the disk or mount that holds it, then try again.";
    }

    private static StorageException notFound(Location place, Path path, IOException cause) {
        if (Files.isSymbolicLink(path)) {
            String message = place + " is a link that leads nowhere.";
            return new StorageException(StorageException.Kind.NOT_FOUND, place.toString(), message, "Open the folder that is meant.", cause);
        }
        Path parent = nearest(path);
        String advice;
        if (Files.isDirectory(parent)) {
            advice = "The nearest folder that exists is " + parent + "; check what comes behind it.";
        } else {
            advice = parent + " is no folder; check what comes behind it.";
        }
        return new StorageException(StorageException.Kind.NOT_FOUND, place.toString(), "There is nothing at " + place + ".", advice, cause);
    }

    /** java.nio has no class of its own for a path that leads through a file. */
    private static boolean isBelowAFile(Path path) {
        Path nearest = nearest(path);
        return !nearest.equals(path) && Files.isRegularFile(nearest);
    }

    /** The place itself or what is nearest above it, of what shows itself to this process. */
    private static Path nearest(Path path) {
        Path nearest = path;
        while (nearest.getParent() != null && !Files.exists(nearest, LinkOption.NOFOLLOW_LINKS)) {
            nearest = nearest.getParent();
        }
        return nearest;
    }

    private static StorageException denied(Location place, Path path, String operation, IOException cause) {
        Path last = nearest(path);
        String user = System.getProperty("user.name");
        boolean reading = READING.contains(operation);
        if (!reading && last.equals(path) && last.getParent() != null) {
            // to name, to move and to remove a file are changes of its folder
            last = last.getParent();
        }
        String where = last.equals(path) ? "It" : (reading ? "Access ends at " : "The folder ") + last + (reading ? ", which" : "");
        return new StorageException(
                StorageException.Kind.DENIED,
                place.toString(),
                place + " may not be " + operation + " by the user '" + user + "'.",
                where + LocalAccess.words(last) + "; ask for " + (reading ? "read" : "write") + " access, or run this program as a user who has it.",
                cause);
    }

    /** The kind of problem that stands behind a failure. */
    static Kind problemKind(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return Kind.DENIED;
        }
        if (failure instanceof NoSuchFileException || failure instanceof NotDirectoryException) {
            return Kind.VANISHED;
        }
        // a link to itself has no class of its own; in another language than English it is a failure in the system's words
        if (failure instanceof FileSystemLoopException || reason(failure).startsWith("Too many levels of symbolic links")) {
            return Kind.LOOP;
        }
        return Kind.FAILED;
    }

    /** What went wrong with an entry of a listing, in one sentence. */
    static String sentence(IOException failure) {
        return switch (problemKind(failure)) {
            case DENIED -> "The user '" + System.getProperty("user.name") + "' may not look at it.";
            case VANISHED -> "It was there when its folder was read, and gone a moment later.";
            case LOOP -> "The link leads back to itself or to a folder above it.";
            default -> "The disk failed: " + reason(failure) + ".";
        };
    }

    /** The reason that the system gives, without the path. */
    private static String reason(IOException failure) {
        @Nullable String reason = failure instanceof FileSystemException known ? known.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }
}

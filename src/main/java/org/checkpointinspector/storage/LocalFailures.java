package org.checkpointinspector.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.checkpointinspector.storage.ListingProblem.Kind;
import org.jspecify.annotations.Nullable;

/** Says in words how the local disk failed, and what to try. */
final class LocalFailures {

    private LocalFailures() {}

    /**
     * The failure of an operation on a place.
     *
     * @param operation what was tried, to stand behind "could not be": {@code listed}, {@code read}
     */
    static StorageException failure(Location place, Path path, String operation, IOException cause) {
        Kind kind = problemKind(cause);
        if (kind == Kind.VANISHED) {
            return notFound(place, path, cause);
        }
        if (kind == Kind.DENIED) {
            return denied(place, path, operation, cause);
        }
        if (kind == Kind.LOOP) {
            return new StorageException(
                    StorageException.Kind.FAILED, place.toString(), place + " is a link that leads back to itself.", "Open the folder that is meant.", cause);
        }
        return new StorageException(
                StorageException.Kind.FAILED,
                place.toString(),
                place + " could not be " + operation + ": " + reason(cause) + ".",
                "Look at the disk or mount that holds it, then try again.",
                cause);
    }

    private static StorageException notFound(Location place, Path path, IOException cause) {
        if (Files.isSymbolicLink(path)) {
            return new StorageException(
                    StorageException.Kind.NOT_FOUND, place.toString(), place + " is a link that leads nowhere.", "Open the folder that is meant.", cause);
        }
        Path parent = path.getParent();
        while (parent != null && !Files.exists(parent)) {
            parent = parent.getParent();
        }
        String advice;
        if (parent == null) {
            advice = "Check the spelling.";
        } else if (Files.isDirectory(parent)) {
            advice = "The nearest folder that exists is " + parent + "; check what comes behind it.";
        } else {
            advice = parent + " is a file, not a folder; check what comes behind it.";
        }
        return new StorageException(StorageException.Kind.NOT_FOUND, place.toString(), "There is nothing at " + place + ".", advice, cause);
    }

    private static StorageException denied(Location place, Path path, String operation, IOException cause) {
        Path last = path;
        while (last.getParent() != null && !Files.exists(last, LinkOption.NOFOLLOW_LINKS)) {
            last = last.getParent();
        }
        String user = System.getProperty("user.name");
        String where = last.equals(path) ? "It" : "Access ends at " + last + ", which";
        return new StorageException(
                StorageException.Kind.DENIED,
                place.toString(),
                place + " may not be " + operation + " by the user '" + user + "'.",
                where + LocalAccess.words(last) + "; ask for read access, or run this program as a user who has it.",
                cause);
    }

    /** The kind of problem that stands behind a failure. */
    static Kind problemKind(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return Kind.DENIED;
        }
        if (failure instanceof NoSuchFileException || failure instanceof NotDirectoryException || says(failure, "Not a directory")) {
            return Kind.VANISHED;
        }
        if (failure instanceof FileSystemLoopException || says(failure, "Too many levels of symbolic links")) {
            return Kind.LOOP;
        }
        return Kind.FAILED;
    }

    /** java.nio gives ENOTDIR and ELOOP no class of their own; their texts are those of the C library, which the JDK asks for in the C locale. */
    private static boolean says(IOException failure, String reason) {
        return failure instanceof FileSystemException known && known.getReason() != null && known.getReason().startsWith(reason);
    }

    /** What went wrong with an entry of a listing, in one sentence. */
    static String sentence(IOException failure) {
        return switch (problemKind(failure)) {
            case DENIED -> "This user may not look at it.";
            case VANISHED -> "It was there when its folder was read, and gone a moment later.";
            case LOOP -> "A link that leads back to a folder above it.";
            default -> "The disk failed: " + reason(failure) + ".";
        };
    }

    /** The reason that the system gives, without the path. */
    private static String reason(IOException failure) {
        @Nullable String reason = failure instanceof FileSystemException known ? known.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }
}

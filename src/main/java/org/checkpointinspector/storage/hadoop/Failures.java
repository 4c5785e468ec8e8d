package org.checkpointinspector.storage.hadoop;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.ipc.RemoteException;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.StorageException.Kind;
import org.jspecify.annotations.Nullable;

/** Says in words how a store failed, and what to try. What a library said itself stays with the exception as its cause. */
final class Failures {

    /** Causes that are looked at; some libraries wrap a failure in itself. */
    private static final int DEEPEST_CAUSE = 30;

    private final FileSystem connector;
    private final LibraryCalls calls;

    Failures(FileSystem connector, LibraryCalls calls) {
        this.connector = connector;
        this.calls = calls;
    }

    /**
     * The failure of an operation on a place. Where there is nothing, asks the store what is nearest.
     *
     * @param operation what was tried, to stand behind "could not be": {@code listed}, {@code read}
     */
    StorageException of(Location place, String operation, IOException failure) {
        StorageException words = inWords(place, operation, failure);
        if (words.kind() != Kind.NOT_FOUND || !words.advice().isEmpty()) {
            return words;
        }
        if (operation.equals("read") && status(place).filter(FileStatus::isDirectory).isPresent()) {
            return isFolder(place);
        }
        return new StorageException(Kind.NOT_FOUND, place.toString(), words.getMessage(), nearest(place), failure);
    }

    /** What is nearest above a place where there is nothing, in a sentence. */
    private String nearest(Location place) {
        Location at = place;
        while (!at.path().equals("/")) {
            at = new Location(at.scheme(), at.authority(), at.path().substring(0, Math.max(1, at.path().lastIndexOf('/'))));
            Optional<FileStatus> status = status(at);
            if (status.isPresent()) {
                return status.get().isDirectory()
                        ? "The nearest folder that exists is " + at + "; check what comes behind it."
                        : at + " is no folder; check what comes behind it.";
            }
        }
        return "Check the address.";
    }

    private Optional<FileStatus> status(Location place) {
        try {
            return Optional.of(calls.run(() -> connector.getFileStatus(HadoopFile.path(place))));
        } catch (IOException notToBeHad) {
            return Optional.empty();
        }
    }

    /** Somebody wants to read a folder. */
    static StorageException isFolder(Location folder) {
        String message = folder + " is a folder and cannot be read as a file.";
        return new StorageException(Kind.FAILED, folder.toString(), message, "Name a file in it.", null);
    }

    /** The failure of an operation on a place, without asking the store any more; where there is nothing, the advice is empty. */
    static StorageException inWords(Location place, String operation, IOException failure) {
        if (failure instanceof StorageException said) {
            return said;
        }
        return words(place, operation, failure).about(place, operation, failure);
    }

    /** What happened alone, without the place and without advice. */
    static String what(Location place, IOException failure) {
        String what = words(place, "read", failure).what();
        return what.isEmpty() ? said(chain(failure)) : what;
    }

    private static Words words(Location place, String operation, IOException failure) {
        List<Throwable> chain = chain(failure);
        return Stream.<WordsFor>of(S3Words::of, HdfsWords::of, NetworkWords::of)
                .map(source -> source.of(place, operation, chain))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> otherwise(place, chain));
    }

    /** One family of failures. */
    @FunctionalInterface
    private interface WordsFor {
        /** The words, null where it is none of this family. */
        @Nullable
        Words of(Location place, String operation, List<Throwable> chain);
    }

    private static Words otherwise(Location place, List<Throwable> chain) {
        if (first(chain, FileAlreadyExistsException.class) != null) {
            return Words.exists();
        }
        if (first(chain, FileNotFoundException.class) != null) {
            return new Words(Kind.NOT_FOUND, "", "");
        }
        LinkageError missing = first(chain, LinkageError.class);
        if (missing != null) {
            String what = "a part of the connector for " + place.scheme() + ":// is not on the class path (" + missing.getMessage() + ")";
            return new Words(Kind.UNSUPPORTED, what, "Put the connector's jar and what it needs into the program's folder lib/extra.");
        }
        return new Words(Kind.FAILED, said(chain), "Try again; if it stays, look at the store's own logs.");
    }

    /** What the innermost cause says, on one line. */
    static String said(List<Throwable> chain) {
        Throwable innermost = chain.get(chain.size() - 1);
        String message = innermost.getMessage();
        return message == null ? innermost.getClass().getSimpleName() : firstLine(message);
    }

    /** The first line of a text, without a full stop; servers put whole stack traces into their messages. */
    static String firstLine(String text) {
        String line = text.strip().split("\\R", 2)[0].strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    /** A failure and its causes, outermost first; what a server reported as text is an exception again. */
    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable at = failure; at != null && chain.size() < DEEPEST_CAUSE; at = at.getCause()) {
            chain.add(at);
            if (at instanceof RemoteException remote) {
                chain.add(remote.unwrapRemoteException());
            }
        }
        return chain;
    }

    /** Whether a cause is of one of the classes. */
    static boolean hasAny(List<Throwable> chain, Class<?>... types) {
        return chain.stream().anyMatch(cause -> Stream.of(types).anyMatch(type -> type.isInstance(cause)));
    }

    /** The outermost cause of a class, null where there is none. */
    static <T> @Nullable T first(List<Throwable> chain, Class<T> type) {
        return chain.stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null);
    }
}

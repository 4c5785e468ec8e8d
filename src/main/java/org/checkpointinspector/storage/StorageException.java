package org.checkpointinspector.storage;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A store that failed: which place, in which way, and what to try. The message is one sentence for a person. */
public class StorageException extends IOException {
    private static final long serialVersionUID = 1L;

    /** The ways in which a store fails, as a person thinks of them. */
    public enum Kind {
        /** There is nothing at that place. */
        NOT_FOUND,
        /** It is there, but may not be read or listed. */
        DENIED,
        /** It lies in an archive of the store, and must be fetched from there before it can be read. */
        ARCHIVED,
        /** The text that was given names no place that can be opened. */
        BAD_ADDRESS,
        /** No connector for this scheme is on the class path. */
        UNSUPPORTED,
        /** Something is there already that would have to be overwritten. */
        EXISTS,
        /** The store does not answer, or breaks off. */
        UNAVAILABLE,
        /** Anything else that a read or a listing can meet. */
        FAILED
    }

    private final Kind kind;
    private final String place;
    private final String advice;

    /**
     * Makes the exception.
     *
     * @param kind in which way it failed
     * @param place the location, as a person would write it
     * @param message one sentence: what happened
     * @param advice one sentence: what to try
     * @param cause the library's own exception, null where there is none
     */
    public StorageException(Kind kind, String place, String message, String advice, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.place = place;
        this.advice = advice;
    }

    /** In which way the store failed. */
    public Kind kind() {
        return kind;
    }

    /** The location, as a person would write it. */
    public String place() {
        return place;
    }

    /** What to try, in one sentence. */
    public String advice() {
        return advice;
    }
}

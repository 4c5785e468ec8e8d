package org.checkpointinspector.storage;

/**
 * Something that could not be listed.
 *
 * @param path where, relative to the listing's root, empty for the root
 * @param kind what kind of problem
 * @param detail one sentence for a person
 */
public record ListingProblem(String path, Kind kind, String detail) {

    /** Why a part of a listing is missing or strange. */
    public enum Kind {
        /** A folder or file that may not be listed. */
        DENIED,
        /** It was there when its folder was read and gone a moment later. */
        VANISHED,
        /** A symbolic link that leads back to a folder above it. */
        LOOP,
        /** A symbolic link that leads nowhere. */
        BROKEN_LINK,
        /** A name that is not valid in the file system's encoding; the file cannot be addressed by name. */
        NAME,
        /** Neither file nor folder: a socket, a pipe, a device. */
        SPECIAL,
        /** The store failed in another way. */
        FAILED
    }
}

package org.checkpointinspector.storage;

/**
 * A place that can be opened: scheme, authority and path. A value; two spellings of one place are equal.
 *
 * @param scheme {@code file}, {@code hdfs}, {@code s3a} …, in lower case
 * @param authority host, bucket or name service; empty for local disk
 * @param path absolute, separated by {@code /}, without a trailing slash (but {@code /} for the root); never percent-encoded
 */
public record Location(String scheme, String authority, String path) {

    /**
     * Reads an address as people paste it: a plain path (absolute, relative, {@code ~}), {@code file:} in all its spellings, any
     * {@code scheme://authority/path}; trailing slashes and surrounding blanks or quotes do not matter.
     *
     * @throws StorageException of kind {@code BAD_ADDRESS} if the text names no place
     */
    public static Location parse(String text) throws StorageException {
        return Addresses.parse(text);
    }

    /** The place at a path relative to this one; an empty path is this place. */
    public Location resolve(String relative) {
        if (relative.isEmpty()) {
            return this;
        }
        return new Location(scheme, authority, path.equals("/") ? "/" + relative : path + "/" + relative);
    }

    /** The last part of the path; empty for a root. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether this is a place on the local disk. */
    public boolean isLocal() {
        return scheme.equals("file");
    }

    /** The address as a person would write it: a plain path for local disk, else {@code scheme://authority/path}. */
    @Override
    public String toString() {
        return isLocal() ? path : scheme + "://" + authority + path;
    }

    /** The address as a URI, as {@code inspect --json} prints it: {@code file:///data/ck}, {@code s3a://bucket/ck}. */
    public String toUri() {
        return scheme + "://" + authority + path;
    }
}

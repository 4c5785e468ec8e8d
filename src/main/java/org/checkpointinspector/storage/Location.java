package org.checkpointinspector.storage;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A place that can be opened: scheme, authority and path. A value; two spellings of one place are equal.
 *
 * @param scheme {@code file}, {@code hdfs}, {@code s3a} …, in lower case
 * @param authority host, bucket or name service; empty for local disk. May hold credentials ({@code user:secret@host}): never print it, print the
 *     location
 * @param path absolute, separated by {@code /}, without a trailing slash (but {@code /} for the root); never percent-encoded. A Windows drive is its
 *     first name: {@code /C:/data}
 */
public record Location(String scheme, String authority, String path) {

    /** User information that holds more than a name; the container of {@code abfss://container@account} is none. */
    private static final Pattern SECRETS = Pattern.compile("^.*[:%].*@", Pattern.DOTALL);

    private static final Pattern DRIVE = Pattern.compile("/[A-Za-z]:(/.*)?", Pattern.DOTALL);

    /** Demands an absolute path without a trailing slash. */
    public Location {
        if (!path.startsWith("/") || path.length() > 1 && path.endsWith("/")) {
            throw new IllegalArgumentException("not an absolute path without trailing slash: " + path);
        }
    }

    /**
     * Reads an address as people paste it: a plain path (absolute, relative, {@code ~}), {@code file:} in all its spellings, any
     * {@code scheme://authority/path}; trailing slashes and surrounding blanks or quotes do not matter. {@code s3:} and {@code s3n:} become
     * {@code s3a:}.
     *
     * @throws StorageException of kind {@code BAD_ADDRESS} if the text names no place
     */
    public static Location parse(String text) throws StorageException {
        return Addresses.parse(text);
    }

    /** The place of a path on the local disk. */
    public static Location of(Path path) {
        String slashed = path.toAbsolutePath().normalize().toString();
        if (Addresses.ON_WINDOWS) {
            slashed = slashed.replace('\\', '/');
        }
        if (slashed.startsWith("//")) {
            int slash = slashed.indexOf('/', 2);
            return new Location("file", slashed.substring(2, slash), trimmed(slashed.substring(slash)));
        }
        return new Location("file", "", trimmed(slashed.startsWith("/") ? slashed : "/" + slashed));
    }

    private static String trimmed(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
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

    /** The address as a person would write it, credentials masked: a plain path for local disk, else {@code scheme://authority/path}. */
    @Override
    public String toString() {
        if (!isLocal()) {
            return toUri();
        }
        if (!authority.isEmpty()) {
            return "//" + authority + path;
        }
        boolean drive = Addresses.ON_WINDOWS && DRIVE.matcher(path).matches();
        return !drive ? path : path.length() == "/C:".length() ? path.substring(1) + "/" : path.substring(1);
    }

    /**
     * The address as a URI, credentials masked, as {@code inspect --json} prints it: {@code file:///data/ck}, {@code s3a://bucket/ck}.
     * Percent-encoded for local disk; as it is for all other schemes, since that is how Hadoop and Spark read and write them.
     */
    public String toUri() {
        return scheme + "://" + SECRETS.matcher(authority).replaceFirst("***@") + (isLocal() ? encoded(path) : path);
    }

    private static String encoded(String path) {
        try {
            return new URI("file", "", path, null).getRawPath();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("an absolute path is always a URI: " + path, impossible);
        }
    }
}

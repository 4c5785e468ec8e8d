package org.checkpointinspector.storage;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads addresses as people paste them. Looks at the text alone, never at a disk: {@code ..} takes back the name before it, even that of a link.
 *
 * <p>{@code file:} addresses are percent-decoded where every escape in them is sound and the outcome is UTF-8; else they stand as written, since
 * Spark and Hadoop print their paths without encoding them. Plain paths and all other schemes are never decoded: to Hadoop, {@code %20} is part of
 * the name.
 */
final class Addresses {

    static final boolean ON_WINDOWS = FileSystems.getDefault().getSeparator().equals("\\");

    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:([\\\\/].*)?", Pattern.DOTALL);
    /** At least two letters, so that no drive is taken for a scheme. */
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(.*)", Pattern.DOTALL);
    /** A secret key with a slash in it: the authority seems to end inside the key. */
    private static final Pattern TORN_CREDENTIALS = Pattern.compile("//[^/@]*:(?!\\d*/)[^/@]*/[^@]*@.*", Pattern.DOTALL);
    private static final String QUOTES = "\"\"''``“”‘’„“‚‘«»‹›";
    private static final String EXAMPLES = "Give a folder such as /data/checkpoints/orders, file:///data/checkpoints/orders or s3a://bucket/orders.";

    private final String home;
    private final String workingFolder;
    private final boolean windows;

    /**
     * Reads addresses for some machine.
     *
     * @param home what {@code ~} stands for, in the machine's own spelling
     * @param workingFolder what relative paths start from, in the machine's own spelling
     */
    Addresses(String home, String workingFolder, boolean windows) {
        this.home = home;
        this.workingFolder = workingFolder;
        this.windows = windows;
    }

    /** Reads an address for this machine. */
    static Location parse(String text) throws StorageException {
        String here = FileSystems.getDefault().getPath("").toAbsolutePath().toString();
        return new Addresses(System.getProperty("user.home"), here, ON_WINDOWS).read(text);
    }

    /** Reads an address. */
    Location read(String text) throws StorageException {
        String address = unquoted(text);
        if (address.isEmpty()) {
            throw bad("", "No address was given.", EXAMPLES);
        }
        if (address.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(address)) {
            throw bad("", "The address holds a character that no path can hold.", EXAMPLES);
        }
        if (DRIVE.matcher(address).matches() && !windows) {
            String advice = "Give the path by which this machine knows the folder.";
            throw bad(address, address + " is a path of a Windows machine, and this is none.", advice);
        }
        Matcher uri = SCHEME.matcher(address);
        if (uri.matches()) {
            String scheme = uri.group(1).toLowerCase(Locale.ROOT);
            if (scheme.equals("file")) {
                return file(address, uri.group(2));
            }
            if (uri.group(2).isEmpty() || uri.group(2).startsWith("/")) {
                return remote(scheme, uri.group(2));
            }
        }
        if (address.startsWith(":")) {
            throw bad(address, address + " names no place.", EXAMPLES);
        }
        return plain(address);
    }

    private Location plain(String path) {
        String slashed = windows ? path.replace('\\', '/') : path;
        if (windows && slashed.startsWith("//")) {
            int end = slashed.indexOf('/', 2);
            return new Location("file", slashed.substring(2, end < 0 ? slashed.length() : end), normal(end < 0 ? "" : slashed.substring(end)));
        }
        if (slashed.equals("~") || slashed.startsWith("~/")) {
            return plain(home + slashed.substring(1));
        }
        boolean absolute = slashed.startsWith("/") || windows && DRIVE.matcher(slashed).matches();
        return absolute ? new Location("file", "", normal(slashed)) : plain(workingFolder + "/" + slashed);
    }

    private Location file(String address, String rest) throws StorageException {
        if (!rest.startsWith("//")) {
            if (rest.isEmpty()) {
                throw bad(address, address + " names no place.", EXAMPLES);
            }
            return plain(decoded(rest));
        }
        int slash = rest.indexOf('/', 2);
        String host = rest.substring(2, slash < 0 ? rest.length() : slash);
        String path = slash < 0 ? "" : rest.substring(slash);
        if (host.isEmpty() && path.isEmpty()) {
            throw bad(address, address + " names no place.", EXAMPLES);
        }
        if (host.isEmpty() || host.equalsIgnoreCase("localhost")) {
            return new Location("file", "", normal(decoded(path)));
        }
        if (windows) {
            return new Location("file", host, normal(decoded(path)));
        }
        String advice = "For a folder on this machine write three slashes: file:///" + host + path + " or just /" + host + path + ".";
        throw bad(address, address + " names a folder on the machine '" + host + "'.", advice);
    }

    private static Location remote(String scheme, String rest) throws StorageException {
        boolean hasAuthority = rest.startsWith("//");
        if (TORN_CREDENTIALS.matcher(rest).matches()) {
            String advice = "Leave the key out of the address; keys belong in the configuration.";
            throw bad(scheme + "://***", "The address seems to hold a secret key with a slash in it.", advice);
        }
        int slash = hasAuthority ? rest.indexOf('/', 2) : 0;
        String authority = hasAuthority ? rest.substring(2, slash < 0 ? rest.length() : slash) : "";
        String path = hasAuthority ? (slash < 0 ? "" : rest.substring(slash)) : rest;
        // Hadoop's connectors of these names are gone since 3.0; what they wrote is read through s3a
        String known = scheme.equals("s3") || scheme.equals("s3n") ? "s3a" : scheme;
        if (authority.isEmpty() && (path.isEmpty() || known.equals("s3a"))) {
            throw bad(scheme + ":" + rest, scheme + ":" + rest + " names no place.", EXAMPLES);
        }
        return new Location(known, authority, normal(path));
    }

    /** Without blanks and one pair of quotes around it; blanks include those that web pages and mails bring along. */
    private static String unquoted(String text) {
        String bare = stripped(text);
        for (int i = 0; i < QUOTES.length() && bare.length() > 1; i += 2) {
            if (bare.charAt(0) == QUOTES.charAt(i) && bare.charAt(bare.length() - 1) == QUOTES.charAt(i + 1)) {
                return stripped(bare.substring(1, bare.length() - 1));
            }
        }
        return bare;
    }

    private static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200b' || c == '\ufeff';
    }

    /** Begins with a slash, ends without one, holds neither empty names nor {@code .} and {@code ..}. */
    private static String normal(String path) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : path.split("/")) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return "/" + String.join("/", names);
    }

    private static String decoded(String path) {
        return path.indexOf('%') < 0 ? path : percentDecoded(path).orElse(path);
    }

    private static Optional<String> percentDecoded(String path) {
        byte[] written = path.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream read = new ByteArrayOutputStream(written.length);
        for (int i = 0; i < written.length; i++) {
            if (written[i] != '%') {
                read.write(written[i]);
                continue;
            }
            int high = i + 2 < written.length ? Character.digit(written[i + 1], 16) : -1;
            int low = i + 2 < written.length ? Character.digit(written[i + 2], 16) : -1;
            if (high < 0 || low < 0 || high + low == 0) {
                return Optional.empty();
            }
            read.write(high << 4 | low);
            i += 2;
        }
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read.toByteArray())).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static StorageException bad(String place, String message, String advice) {
        return new StorageException(StorageException.Kind.BAD_ADDRESS, place, message, advice, null);
    }
}

package org.checkpointinspector.inspect.dstream;

import java.util.regex.Pattern;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which a checkpoint was written, as the files name it, and what lies in it. Paths inside the files are absolute; they are taken as relative to
 * this folder, so that a copy is judged as if it lay at home.
 */
record HomeFolder(@Nullable String uri) {

    private static final Pattern SCHEME_AND_AUTHORITY = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*:(//[^/]*)?");
    private static final Pattern RDD = Pattern.compile("[^/]+/rdd-\\d+");
    private static final Pattern LOG = Pattern.compile("received(Data/[^/]+|BlockMetadata)/[^/]+");

    /** Path of an RDD's folder relative to the checkpoint. */
    String rdd(String stored) {
        return relative(stored, RDD);
    }

    /** Path of a write-ahead log relative to the checkpoint. */
    String log(String stored) {
        return relative(stored, LOG);
    }

    private String relative(String stored, Pattern shape) {
        String path = path(stored);
        String home = uri == null ? "" : path(uri);
        if (!home.isEmpty() && path.startsWith(home + "/")) {
            return path.substring(home.length() + 1);
        }
        // written at yet another place: what counts are the last parts of the path
        var matcher = shape.matcher(path);
        String last = path;
        while (matcher.find()) {
            last = matcher.group();
        }
        return last;
    }

    private static String path(String address) {
        String path = SCHEME_AND_AUTHORITY.matcher(address).replaceFirst("");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Whether a location is this folder. */
    boolean isAt(Location location) {
        if (uri == null) {
            return true;
        }
        boolean sameStore = !SCHEME_AND_AUTHORITY.matcher(uri).find()
                || uri.startsWith("file:") ? location.isLocal() : uri.startsWith(location.scheme() + "://" + location.authority());
        return sameStore && path(uri).equals(location.path());
    }
}

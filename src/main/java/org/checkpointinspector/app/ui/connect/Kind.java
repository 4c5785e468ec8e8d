package org.checkpointinspector.app.ui.connect;

import org.checkpointinspector.storage.Location;

/** What an address asks for, by its scheme. */
public enum Kind {
    /** The address names no place yet. */
    NONE,
    /** A local folder: nothing is asked. */
    LOCAL,
    /** HDFS, by its own protocol or through the web: configuration and user. */
    HDFS,
    /** S3: endpoint, region, credentials. */
    S3,
    /** Any other store: its keys. */
    OTHER;

    /** The kind of a place. */
    static Kind of(Location place) {
        return switch (place.scheme()) {
            case "file" -> LOCAL;
            case "hdfs", "webhdfs", "swebhdfs" -> HDFS;
            case "s3a" -> S3;
            default -> OTHER;
        };
    }
}

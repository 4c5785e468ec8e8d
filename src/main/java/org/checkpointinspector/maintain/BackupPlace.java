package org.checkpointinspector.maintain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.checkpointinspector.storage.Location;

/** Names of backups. */
public final class BackupPlace {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private BackupPlace() {}

    /**
     * A new folder beside a checkpoint: {@code <dir>_backup_20261122-175618}.
     *
     * @param what {@code backup}, {@code corrupted}, {@code restore} …
     * @param nowMs ms since the epoch; the name says it in UTC
     * @throws IllegalArgumentException for a root, which has nothing beside it
     */
    public static Location beside(Location checkpoint, String what, long nowMs) {
        if (checkpoint.path().equals("/")) {
            throw new IllegalArgumentException("a root has nothing beside it: " + checkpoint);
        }
        return new Location(checkpoint.scheme(), checkpoint.authority(), checkpoint.path() + "_" + what + "_" + TIME.format(Instant.ofEpochMilli(nowMs)));
    }

    /** Whether one place is the other, or lies in it. */
    public static boolean isWithin(Location place, Location folder) {
        boolean sameStore = place.scheme().equals(folder.scheme()) && place.authority().equals(folder.authority());
        return sameStore && (place.equals(folder) || folder.path().equals("/") || place.path().startsWith(folder.path() + "/"));
    }
}

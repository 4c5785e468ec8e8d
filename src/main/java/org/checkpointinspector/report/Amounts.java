package org.checkpointinspector.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers as people read them; the same everywhere, whatever the locale, so that reports can be compared. */
public final class Amounts {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Amounts() {}

    /** {@code 8,191 bytes} below 10,000, else {@code 40.2 KiB}, {@code 3.1 GiB}: three digits at most. */
    public static String bytes(long bytes) {
        if (bytes < 10_000) {
            return count(bytes, "byte");
        }
        double value = bytes;
        int unit = -1;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, value < 99.95 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }

    /** {@code 1 file}, {@code 1,204 files}. */
    public static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code 8,191}. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 2026-03-01 12:04:05 UTC}, from ms since the epoch. */
    public static String time(long ms) {
        return timeWithoutZone(ms) + " UTC";
    }

    /** {@code 2026-03-01T12:04:05.123Z (1772366645123)}, from ms since the epoch: for a person, and exact. */
    public static String instant(long ms) {
        return Instant.ofEpochMilli(ms) + " (" + ms + ")";
    }

    /** {@code 2026-03-01 12:04:05}, from ms since the epoch, in UTC. */
    static String timeWithoutZone(long ms) {
        return TIME.format(Instant.ofEpochMilli(ms));
    }
}

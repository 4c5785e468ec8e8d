package org.checkpointinspector.app.ui;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.checkpointinspector.layout.Checkpoint;

/**
 * How numbers, sizes and times are written.
 *
 * @param locale for the separators of numbers and the names of zones
 * @param zone in which times are shown
 * @param clock against which ages are reckoned
 */
public record Formats(Locale locale, ZoneId zone, Clock clock) {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** As this machine is set. */
    public static Formats ofThisMachine() {
        return new Formats(Locale.getDefault(Locale.Category.FORMAT), ZoneId.systemDefault(), Clock.systemDefaultZone());
    }

    /** {@code 1,204}. */
    public String count(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** {@code 8,191 B} below 10,000, else {@code 40.2 kB}, {@code 1.2 GB}: powers of 1000, three digits at most. */
    public String size(long bytes) {
        if (bytes < 10_000) {
            return count(bytes) + " B";
        }
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(value >= 99.95 ? 0 : 1);
        return format.format(value) + " " + UNITS[unit];
    }

    /** {@code 8,191 bytes}. */
    public String exactSize(long bytes) {
        return Texts.plural("bytes", bytes, count(bytes));
    }

    /** {@code 1.2 GB (1,204,490,189 bytes)}; the bytes alone where they say it all. */
    public String fullSize(long bytes) {
        return bytes < 10_000 ? exactSize(bytes) : size(bytes) + " (" + exactSize(bytes) + ")";
    }

    /** {@code 2025-06-01 12:04:33}, in the zone of {@link #zoneName}. */
    public String time(long ms) {
        return PLAIN.format(Instant.ofEpochMilli(ms).atZone(zone));
    }

    /** {@code 2025-06-01 12:04:33 CEST}. */
    public String timeWithZone(long ms) {
        return time(ms) + " " + zoneName(ms);
    }

    /** {@code 2025-06-01 12:04:33 CEST, 3 days ago}. */
    public String fullTime(long ms) {
        return timeWithZone(ms) + ", " + age(ms);
    }

    /** A batch as people name it: its number; for a DStream application, whose batches are times, that time. */
    public String batch(Checkpoint.Kind kind, long batch) {
        return kind == Checkpoint.Kind.DSTREAM ? timeWithZone(batch) : Long.toString(batch);
    }

    /** The same where there is little room: the number, or the time of day. */
    public String shortBatch(Checkpoint.Kind kind, long batch) {
        return kind == Checkpoint.Kind.DSTREAM ? time(batch).substring(time(batch).indexOf(' ') + 1) : Long.toString(batch);
    }

    /** Short name of the zone at a time: {@code CEST}. */
    public String zoneName(long ms) {
        return DateTimeFormatter.ofPattern("zzz", locale).format(Instant.ofEpochMilli(ms).atZone(zone));
    }

    /** Short name of the zone now. */
    public String zoneName() {
        return zoneName(clock.millis());
    }

    /** A short time to wait: {@code 4 s}, {@code 3 min}, {@code 2 h}. */
    public String seconds(long ms) {
        long seconds = Math.max(0, (ms + 500) / 1000);
        if (seconds < 120) {
            return Texts.text("seconds", count(seconds));
        }
        return seconds < 7200 ? Texts.text("minutes", count(seconds / 60)) : Texts.text("hours", count(seconds / 3600));
    }

    /** {@code 3 days ago}. */
    public String age(long ms) {
        Duration age = Duration.between(Instant.ofEpochMilli(ms), clock.instant());
        if (age.isNegative()) {
            return Texts.text("age.future");
        }
        if (age.toMinutes() < 1) {
            return Texts.text("age.now");
        }
        if (age.toHours() < 1) {
            return Texts.plural("age.minutes", age.toMinutes(), count(age.toMinutes()));
        }
        if (age.toDays() < 1) {
            return Texts.plural("age.hours", age.toHours(), count(age.toHours()));
        }
        long days = age.toDays();
        return days < 730 ? Texts.plural("age.days", days, count(days)) : Texts.plural("age.years", days / 365, count(days / 365));
    }
}

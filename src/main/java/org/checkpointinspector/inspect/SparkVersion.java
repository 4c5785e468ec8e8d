package org.checkpointinspector.inspect;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of Apache Spark.
 *
 * @param major 2, 3 or 4
 * @param minor such as 5 in 3.5.6
 * @param patch such as 6 in 3.5.6; {@link #NEWEST_PATCH} where only the line was named
 */
public record SparkVersion(int major, int minor, int patch) implements Comparable<SparkVersion> {

    /** Stands for the newest patch of a line. */
    public static final int NEWEST_PATCH = Integer.MAX_VALUE;

    /** The lines whose formats are known, oldest first. Checkpoints of 2.0 have another format. */
    public static final List<SparkVersion> LINES = List.of(
            line(2, 1), line(2, 2), line(2, 3), line(2, 4), line(3, 0), line(3, 1), line(3, 2), line(3, 3), line(3, 4), line(3, 5), line(4, 0),
            line(4, 1), line(4, 2));

    /** The newest line whose formats are known. */
    public static final SparkVersion NEWEST_LINE = LINES.get(LINES.size() - 1);

    private static final Pattern TEXT = Pattern.compile("v?(\\d{1,3})\\.(\\d{1,3})(?:\\.(\\d{1,3}|x))?(?:[-.].*)?");

    private static final Comparator<SparkVersion> ORDER =
            Comparator.comparingInt(SparkVersion::major).thenComparingInt(SparkVersion::minor).thenComparingInt(SparkVersion::patch);

    /** A line of releases, such as 4.1. */
    public static SparkVersion line(int major, int minor) {
        return new SparkVersion(major, minor, NEWEST_PATCH);
    }

    /** Reads {@code 4.2}, {@code 4.1.0}, {@code 3.5.x}; empty where the text is no version. */
    public static Optional<SparkVersion> parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String patch = matcher.group(3);
        return Optional.of(new SparkVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                patch == null || patch.equals("x") ? NEWEST_PATCH : Integer.parseInt(patch)));
    }

    /** Whether this is that line or a newer one. */
    public boolean atLeast(int thatMajor, int thatMinor) {
        return major > thatMajor || (major == thatMajor && minor >= thatMinor);
    }

    /** Whether this is that release or a newer one of any line; the line alone counts as its newest patch. */
    public boolean atLeast(int thatMajor, int thatMinor, int thatPatch) {
        return compareTo(new SparkVersion(thatMajor, thatMinor, thatPatch)) >= 0;
    }

    @Override
    public int compareTo(SparkVersion that) {
        return ORDER.compare(this, that);
    }

    /** {@code 4.1} for a line, {@code 4.1.0} for a release. */
    @Override
    public String toString() {
        return major + "." + minor + (patch == NEWEST_PATCH ? "" : "." + patch);
    }
}

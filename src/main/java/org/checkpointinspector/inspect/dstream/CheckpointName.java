package org.checkpointinspector.inspect.dstream;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkpointinspector.storage.FileEntry;

/**
 * A file that Spark takes for a checkpoint file ({@code Checkpoint.getCheckpointFiles}): its pattern is found anywhere in the name.
 *
 * @param entry the file
 * @param number the digits of its time
 * @param suffix what follows them: empty, {@code .bk}, or what somebody added
 * @param whole whether the pattern fits the whole name; Spark demands that when it sorts
 */
record CheckpointName(FileEntry entry, String number, String suffix, boolean whole) {

    private static final Pattern PATTERN = Pattern.compile("checkpoint-([\\d]+)([\\w\\.]*)");
    private static final int MOST_DIGITS = 18;

    /** Newest first; of equal times the one without a suffix first, and the mtime never counts. */
    static final Comparator<CheckpointName> READING_ORDER =
            Comparator.comparingLong(CheckpointName::timeMs).reversed().thenComparing(name -> !name.suffix.isEmpty()).thenComparing(CheckpointName::name, Comparator.reverseOrder());

    static Optional<CheckpointName> of(FileEntry entry) {
        Matcher matcher = PATTERN.matcher(entry.name());
        return matcher.find() ? Optional.of(new CheckpointName(entry, matcher.group(1), matcher.group(2), matcher.reset().matches())) : Optional.empty();
    }

    String name() {
        return entry.name();
    }

    /** Whether the number fits a time. */
    boolean hasTime() {
        return number.length() <= MOST_DIGITS;
    }

    /** The time in the name, ms since the epoch. */
    long timeMs() {
        return hasTime() ? Long.parseLong(number) : Long.MAX_VALUE;
    }
}

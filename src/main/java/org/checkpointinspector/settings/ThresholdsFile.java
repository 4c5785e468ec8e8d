package org.checkpointinspector.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A file with thresholds for watching: lines {@code name = value}, the names {@code batch-age}, {@code delay} and {@code size}; {@code #} begins a comment. Lines below {@code [pattern]} hold for
 * checkpoints whose address fits ({@code *} stands for anything) and come before those at the top; of several that fit, the last in the file counts.
 */
public final class ThresholdsFile {
    private static final long MOST_BYTES = 1 << 20;

    private record Section(Pattern addresses, Thresholds thresholds) {}

    private final List<Section> sections;

    private ThresholdsFile(List<Section> sections) {
        this.sections = sections;
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if a line makes no sense; the message names the line
     */
    public static ThresholdsFile read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IllegalArgumentException(file + " is too large for a file with thresholds.");
        }
        return parse(Files.readAllLines(file), file.toString());
    }

    static ThresholdsFile parse(List<String> lines, String name) {
        List<Section> sections = new ArrayList<>();
        Pattern addresses = Pattern.compile(".*");
        Thresholds thresholds = Thresholds.NONE;
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).replaceFirst("#.*", "").strip();
            if (line.startsWith("[") && line.endsWith("]")) {
                sections.add(new Section(addresses, thresholds));
                addresses = Pattern.compile(glob(line.substring(1, line.length() - 1).strip()));
                thresholds = Thresholds.NONE;
            } else if (!line.isEmpty()) {
                thresholds = with(thresholds, line, name + ", line " + number);
            }
        }
        sections.add(new Section(addresses, thresholds));
        return new ThresholdsFile(sections);
    }

    private static Thresholds with(Thresholds thresholds, String line, String place) {
        int equals = line.indexOf('=');
        try {
            if (equals > 0) {
                return thresholds.with(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
            }
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(place + ": " + wrong.getMessage(), wrong);
        }
        throw new IllegalArgumentException(place + ": expected name = value or [pattern].");
    }

    private static String glob(String text) {
        return "\\Q" + text.replace("\\E", "").replace("*", "\\E.*\\Q") + "\\E";
    }

    /** The thresholds of a checkpoint, by its address. */
    public Thresholds of(String address) {
        Thresholds all = Thresholds.NONE;
        for (Section section : sections) {
            all = section.addresses.matcher(address).matches() ? section.thresholds.orElse(all) : all;
        }
        return all;
    }
}

package org.checkpointinspector.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.report.Style.Tone;
import org.jspecify.annotations.Nullable;

/** One line for each checkpoint, for when there were several. Keeps the lines, not the inspections. */
public final class SummaryText {
    private record Line(Outcome outcome, String word, String lastGood, String place) {}

    private final List<Line> lines = new ArrayList<>();

    /** Takes note of what was found at a location. */
    public void add(Inspection inspection) {
        for (CheckpointInspection checkpoint : inspection.checkpoints()) {
            Headline headline = Headline.of(inspection.depth(), checkpoint);
            String place = inspection.listing().location().resolve(checkpoint.checkpoint().path()).toString();
            lines.add(new Line(headline.outcome(), headline.word(), batch(checkpoint.progress().lastGoodBatch()), place));
        }
        if (inspection.checkpoints().isEmpty()) {
            lines.add(new Line(Outcome.UNKNOWN, "NO CHECKPOINT", batch(null), inspection.listing().location().toString()));
        }
    }

    /** Takes note of a location that could not be read. */
    public void addUnreadable(String place) {
        lines.add(new Line(Outcome.UNKNOWN, "NOT READ", batch(null), place));
    }

    /** Whether there is more than one line, so that a summary says more than the reports did. */
    public boolean worthPrinting() {
        return lines.size() > 1;
    }

    /** Writes the table and a line of totals. */
    public void write(Appendable out, Style style) throws IOException {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        out.append(style.paint(Tone.STRONG, String.format("%-20s %9s  %s", "VERDICT", "LAST GOOD", "CHECKPOINT"))).append('\n');
        for (Line line : lines) {
            counts.merge(line.outcome(), 1, Integer::sum);
            String word = String.format("%-20s", line.word());
            String rest = String.format(" %9s  %s", line.lastGood(), Printable.line(line.place()));
            out.append(style.paint(Tone.of(line.outcome()), word)).append(rest).append('\n');
        }
        StringJoiner totals = new StringJoiner(", ", Amounts.count(lines.size(), "checkpoint") + ": ", "");
        counts.forEach((outcome, count) -> totals.add(Amounts.number(count) + " " + words(outcome)));
        out.append(totals.toString()).append('\n');
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case GOOD -> "good";
            case CAUTION -> "with warnings or unread bytes";
            case BAD -> "broken or losing data";
            case UNKNOWN -> "unknown";
        };
    }

    private static String batch(@Nullable Long batch) {
        return batch == null ? "–" : batch.toString();
    }
}

package org.checkpointinspector.report;

import java.io.IOException;
import org.checkpointinspector.inspect.Health;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.CheckpointFile;
import org.checkpointinspector.report.Style.Tone;
import org.jspecify.annotations.Nullable;

/** A tree as text, one line at a time: size, time, health, batch, role, and the name, indented. */
public final class TreeText {
    private static final String COLUMNS = "%10s  %-19s  %-10s %6s  %-17s  ";

    private final Appendable out;
    private final Style style;

    /** Prepares a tree on that output. */
    public TreeText(Appendable out, Style style) {
        this.out = out;
        this.style = style;
    }

    /** Writes the heads of the columns. */
    public void head() throws IOException {
        String head = String.format(COLUMNS + "%s", "SIZE", "MODIFIED (UTC)", "HEALTH", "BATCH", "ROLE", "NAME");
        out.append(style.paint(Tone.STRONG, head)).append('\n');
    }

    /** Writes the line of one file or folder; the location's own line has its full address. */
    public void line(TreeEntry entry, String location) throws IOException {
        CheckpointFile file = entry.file();
        Long batch = file == null ? null : InspectionJson.batch(file);
        String time = entry.modifiedMs() == 0 ? "" : Amounts.timeWithoutZone(entry.modifiedMs());
        String columns = String.format(COLUMNS, size(entry.bytes()), time, words(entry.health()), batch == null ? "" : batch, role(entry));
        String name = entry.level() == 0 ? location : "  ".repeat(entry.level()) + entry.name();
        String shown = Printable.line(name.strip());
        String indent = " ".repeat(name.length() - name.stripLeading().length());
        out.append(entry.health() == Health.DAMAGED ? style.paint(Tone.BAD, columns) : columns);
        out.append(indent).append(entry.folder() ? style.paint(Tone.STRONG, shown + "/") : shown).append('\n');
    }

    private static String role(TreeEntry entry) {
        if (entry.folder()) {
            return entry.checkpoint() == null ? "" : words(entry.checkpoint().kind());
        }
        return entry.file() == null ? "" : entry.file().role().words();
    }

    private static String words(Checkpoint.Kind kind) {
        return "[" + Headline.noun(kind) + "]";
    }

    private static String words(@Nullable Health health) {
        if (health == null) {
            return "";
        }
        return switch (health) {
            case OK -> "ok";
            case DAMAGED -> "DAMAGED";
            case UNREAD -> "not read";
            case NOT_NEEDED -> "";
        };
    }

    private static String size(long bytes) {
        return bytes < 10_000 ? Amounts.number(bytes) : Amounts.bytes(bytes);
    }
}

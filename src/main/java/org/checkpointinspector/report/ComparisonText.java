package org.checkpointinspector.report;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.checkpointinspector.diagnose.compare.Comparison;
import org.checkpointinspector.report.Style.Tone;
import org.jspecify.annotations.Nullable;

/** A comparison for a terminal. */
public final class ComparisonText {
    private static final int MOST_FILES = 200;

    private final Appendable out;
    private final Style style;
    private final Page page;

    private ComparisonText(Appendable out, Style style) {
        this.out = out;
        this.style = style;
        this.page = new Page(out, style);
    }

    /** Writes it: facts, positions, settings, files. */
    public static void write(Comparison comparison, Appendable out, Style style) throws IOException {
        new ComparisonText(out, style).write(comparison);
    }

    private void write(Comparison comparison) throws IOException {
        page.entry(0, "left", 7, Tone.PLAIN, comparison.left());
        page.entry(0, "right", 7, Tone.PLAIN, comparison.right());
        if (comparison.same()) {
            page.paragraph(0, Tone.GOOD, "Nothing differs" + (comparison.files().isEmpty() ? "." : " in what was compared."));
        }
        table("Facts", List.of("fact", "left", "right"), comparison.facts(), each -> Stream.of((each.differs() ? "* " : "  ") + each.name(), text(each.left()), text(each.right())));
        table("Offsets", List.of("source", "partition", "left", "right", "delta"), comparison.offsets(),
                each -> Stream.of(each.source(), each.partition(), text(each.left()), text(each.right()), text(each.delta())));
        table("Frozen settings that differ", List.of("setting", "left", "right"), comparison.conf(), each -> Stream.of(each.name(), text(each.left()), text(each.right())));
        List<Comparison.FileDifference> shown = comparison.files().stream().limit(MOST_FILES).toList();
        table("Files that differ", List.of("how", "left bytes", "right bytes", "path"), shown,
                each -> Stream.of(words(each.kind()), text(each.leftBytes()), text(each.rightBytes()), each.path()));
        if (!comparison.files().isEmpty()) {
            page.line(Tone.PLAIN, Amounts.count(comparison.files().size(), "file") + " differ or were not compared, " + Amounts.number(comparison.sameFiles()) + " are the same."
                    + (shown.size() < comparison.files().size() ? " All are in the JSON." : ""));
        }
        for (String note : comparison.notes()) {
            page.paragraph(0, Tone.UNKNOWN, note);
        }
    }

    private <T> void table(String title, List<String> columns, List<T> rows, Function<T, Stream<String>> cells) throws IOException {
        if (!rows.isEmpty()) {
            page.blank();
            page.line(Tone.STRONG, title);
            new TextTable(columns, rows.stream().map(row -> cells.apply(row).map(Secrets::text).toList()).toList()).write(2, out, style);
        }
    }

    private static String words(Comparison.Kind kind) {
        return switch (kind) {
            case LEFT_ONLY -> "left only";
            case RIGHT_ONLY -> "right only";
            case SIZE -> "other length";
            case CONTENT -> "other bytes";
            case NOT_COMPARED -> "not compared";
        };
    }

    private static String text(@Nullable Object value) {
        return value == null ? "–" : value.toString();
    }
}

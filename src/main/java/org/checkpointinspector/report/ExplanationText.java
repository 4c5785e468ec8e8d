package org.checkpointinspector.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.diagnose.explain.Explanation;
import org.checkpointinspector.diagnose.explain.FailureCause;
import org.checkpointinspector.report.Style.Tone;
import org.jspecify.annotations.Nullable;

/** An explanation for a terminal. */
public final class ExplanationText {
    private static final int LABEL = 14;

    private final Explanation explanation;
    private final Page page;

    private ExplanationText(Explanation explanation, Page page) {
        this.explanation = explanation;
        this.page = page;
    }

    /** Writes it: what it is, where, what proves it, what to do. */
    public static void write(Explanation explanation, Appendable out, Style style) throws IOException {
        new ExplanationText(explanation, new Page(out, style)).write();
    }

    private void write() throws IOException {
        boolean known = explanation.cause() != FailureCause.NOT_RECOGNISED;
        page.paragraph(0, known ? Tone.BAD : Tone.UNKNOWN, explanation.cause().id() + ": " + explanation.summary());
        page.line(Tone.DIM, "=".repeat(Page.WIDTH));
        entry("Where", where());
        entry("Files", String.join("\n", explanation.paths()));
        Map<String, Object> evidence = explanation.evidence();
        entry("Line", line(evidence.get("line")));
        entry("It says", evidence.get("message"));
        entry("Caused by", lines(evidence.get("exceptions")));
        entry("Condition", evidence.get("condition"));
        entry("Fields", lines(evidence.get("fields")));
        entry("To do", explanation.remedy());
        if (evidence.get("checkpoint") instanceof Map<?, ?> checkpoint) {
            checkpoint(checkpoint);
        }
        others(evidence);
    }

    private String where() {
        List<String> parts = new ArrayList<>();
        add(parts, "batch", explanation.batch());
        add(parts, "operator", explanation.operator());
        add(parts, "partition", explanation.partition());
        add(parts, "state version", explanation.evidence().get("stateVersion"));
        add(parts, "Spark", explanation.spark());
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, String name, @Nullable Object value) {
        if (value != null) {
            parts.add(name + " " + value);
        }
    }

    private String line(@Nullable Object line) {
        return line instanceof Integer number && explanation.evidence().get("linesRead") instanceof Integer all && all > 1
                ? Amounts.number(number) + " of " + Amounts.number(all)
                : "";
    }

    private void checkpoint(Map<?, ?> checkpoint) throws IOException {
        page.blank();
        entry("Checkpoint", checkpoint.get("location"));
        entry("Verdict", checkpoint.get("verdict"));
        if (checkpoint.get("files") instanceof Collection<?> files) {
            for (Object each : files) {
                Map<?, ?> file = (Map<?, ?>) each;
                String state = file.get("there").equals(true) ? "is there" + (file.containsKey("bytes") ? ", " + Amounts.bytes((Long) file.get("bytes")) + ", " + file.get("health") : "") : "is not there";
                entry("Now", file.get("path") + " " + state);
            }
        }
        entry("Cause", checkpoint.containsKey("causePath") ? checkpoint.get("causePath") + "\n" + checkpoint.get("causeReason") : "");
        entry("Agrees", checkpoint.get("agrees") + ": " + checkpoint.get("words"));
    }

    private void others(Map<String, Object> evidence) throws IOException {
        if (evidence.get("others") instanceof Collection<?> others) {
            page.blank();
            page.line(Tone.STRONG, "Also in the text");
            for (Object each : others) {
                Map<?, ?> other = (Map<?, ?>) each;
                String times = other.get("times").equals(1) ? "" : " (" + other.get("times") + " times)";
                page.entry(2, "line " + other.get("line"), LABEL, Tone.PLAIN, other.get("cause") + ": " + other.get("summary") + times);
            }
            entry("Order", evidence.get("order"));
        }
    }

    private static String lines(@Nullable Object list) {
        return list instanceof Collection<?> items ? String.join("\n", items.stream().map(String::valueOf).toList()) : "";
    }

    private void entry(String label, @Nullable Object text) throws IOException {
        if (text != null && !text.toString().isEmpty()) {
            page.entry(0, label, LABEL, Tone.PLAIN, text.toString());
        }
    }
}

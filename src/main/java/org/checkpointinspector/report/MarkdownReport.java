package org.checkpointinspector.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.checkpointinspector.inspect.Cause;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.inspect.Trend;
import org.jspecify.annotations.Nullable;

/** Inspections as Markdown, for a ticket: what is wrong, what proves it, what to do. Secrets are masked; rows of the state are never in it. */
public final class MarkdownReport implements Closeable {

    private final Writer out;
    private final String tool;

    /**
     * Begins a report.
     *
     * @param out is closed with the report
     * @param tool name and version of the program
     */
    public MarkdownReport(Writer out, String tool) {
        this.out = out;
        this.tool = tool;
    }

    /** Adds everything that matters of a location. */
    public void add(Inspection inspection) throws IOException {
        add(inspection, null);
    }

    /** The same, with the hashes of all files, as {@code sha256sum -c} takes them. */
    public void add(Inspection inspection, @Nullable FileHashes hashes) throws IOException {
        for (CheckpointInspection checkpoint : inspection.checkpoints()) {
            line("## " + text(Headline.of(inspection.depth(), checkpoint).toString()));
            line("");
            line("Checkpoint " + code(inspection.listing().location().resolve(checkpoint.checkpoint().path()).toString()) + ", as it was at "
                    + Amounts.time(inspection.listing().listedMs()));
            if (checkpoint.cause() != null) {
                cause(checkpoint.cause());
            }
            for (Severity severity : Severity.values()) {
                for (Finding finding : checkpoint.findings()) {
                    if (finding.severity() == severity) {
                        finding(finding);
                    }
                }
            }
            StringBuilder facts = new StringBuilder();
            FactsText.write(inspection.depth(), checkpoint, new Page(facts, Style.PLAIN));
            line("");
            line("### Facts");
            block(facts.toString().strip().replaceFirst("^Facts\n", ""));
            trend(checkpoint.trend());
            if (hashes != null) {
                hashes(inspection, checkpoint, hashes);
            }
            line("");
        }
        if (inspection.checkpoints().isEmpty()) {
            line("## No checkpoint at " + code(inspection.listing().location().toString()));
        }
    }

    /** Adds a location that could not be inspected. */
    public void addFailure(String location, String message) throws IOException {
        line("## NOT READ: " + code(location));
        line("");
        line(text(message));
    }

    private void hashes(Inspection inspection, CheckpointInspection checkpoint, FileHashes hashes) throws IOException {
        StringBuilder sums = new StringBuilder();
        for (CheckpointInspection.FileReport file : checkpoint.files()) {
            sums.append(sums.isEmpty() ? "" : "\n").append(hashes.of(inspection, checkpoint, file).orElse("not read")).append("  ").append(file.file().path());
        }
        line("");
        line("### SHA-256");
        block(sums.toString());
    }

    private void cause(Cause cause) throws IOException {
        line("");
        line("**Cause:** " + code(InspectionText.place(cause.path(), cause.offset())) + " " + text(cause.reason()));
        String condition = cause.spark().condition() == null ? "" : "[" + cause.spark().condition() + "] ";
        block(String.join("\ncaused by ", cause.spark().exceptions()) + "\n" + condition + cause.spark().message());
    }

    private void finding(Finding finding) throws IOException {
        line("");
        line("### " + finding.severity() + " " + code(InspectionText.place(finding.path(), finding.offset())));
        line("");
        line(text(finding.summary()) + " (" + code(finding.rule()) + ")");
        line("");
        for (Map.Entry<String, Object> proof : finding.evidence().entrySet()) {
            line("- " + text(proof.getKey()) + ": " + code(Secrets.value(proof.getKey(), String.valueOf(proof.getValue()))));
        }
        if (finding.remedy() != null) {
            line("");
            line("**To do:** " + text(finding.remedy().words()));
            if (finding.remedy().command() != null) {
                block(finding.remedy().command());
            }
        }
    }

    private void trend(@Nullable Trend trend) throws IOException {
        Long median = trend == null ? null : Trend.median(trend.durationsMs());
        if (trend == null || median == null) {
            return;
        }
        line("");
        line("Median batch " + Amounts.number(median) + " ms over " + trend.durationsMs().size() + " batches"
                + (trend.intervalMs() == null ? "." : ", every " + Amounts.number(trend.intervalMs()) + " ms."));
    }

    /** A block that its content cannot end: the fence is longer than any run of backticks in it. */
    private void block(String content) throws IOException {
        String masked = Printable.text(content);
        String fence = "`".repeat(Math.max(3, longestTicks(masked) + 1));
        line("");
        line(fence);
        line(masked);
        line(fence);
    }

    private static String code(String content) {
        String masked = Printable.line(content);
        String fence = "`".repeat(longestTicks(masked) + 1);
        String pad = masked.startsWith("`") || masked.endsWith("`") ? " " : "";
        return fence + pad + masked + pad + fence;
    }

    private static int longestTicks(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** Words that no file's name can turn into markup. */
    private static String text(String words) {
        return Printable.line(words).replaceAll("([\\\\`*_{}\\[\\]<>#|!&~])", "\\\\$1");
    }

    private void line(String line) throws IOException {
        out.write(line);
        out.write('\n');
    }

    @Override
    public void close() throws IOException {
        line("");
        line("Written by " + text(tool));
        out.close();
    }
}

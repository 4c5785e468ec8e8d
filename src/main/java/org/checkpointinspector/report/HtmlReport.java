package org.checkpointinspector.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.inspect.Cause;
import org.checkpointinspector.inspect.CheckpointInspection.FileReport;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.storage.ListingProblem;
import org.jspecify.annotations.Nullable;

/**
 * Inspections as one HTML file that needs nothing else: no script, no address that a browser would fetch. Secrets are masked; rows of the state are never in it.
 */
public final class HtmlReport implements Closeable {

    private static final List<String> FILE_COLUMNS = List.of("Path", "What", "Bytes", "Modified", "Health", "SHA-256");

    private final Writer out;
    private final Html html;
    private final boolean files;

    /**
     * Begins a report.
     *
     * @param out is closed with the report
     * @param tool name and version of the program
     * @param files whether every file is listed
     */
    public HtmlReport(Writer out, String tool, boolean files) throws IOException {
        this.out = out;
        this.files = files;
        html = new Html(out);
        html.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Checkpoint report</title>\n<style>\n" + style() + "</style></head><body><main>\n");
        html.element("p", "Written by " + tool, "class", "note");
    }

    private static String style() throws IOException {
        try (InputStream css = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"), "report.css is part of the program")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Adds everything that is known of a location. */
    public void add(Inspection inspection) throws IOException {
        add(inspection, null);
    }

    /** The same, with a list of all files and their hashes. */
    public void add(Inspection inspection, @Nullable FileHashes hashes) throws IOException {
        for (CheckpointInspection checkpoint : inspection.checkpoints()) {
            html.open("section");
            verdict(inspection, checkpoint);
            findings(checkpoint.findings());
            ReportPictures pictures = new ReportPictures(html);
            pictures.strip(checkpoint.batches());
            pictures.stateMap(checkpoint.stateMap());
            pictures.trend(checkpoint);
            facts(inspection.depth(), checkpoint);
            if (files || hashes != null) {
                files(inspection, checkpoint, hashes);
            }
            html.close("section");
        }
        if (inspection.checkpoints().isEmpty()) {
            html.element("h1", "No checkpoint at " + inspection.listing().location());
        }
        problems(inspection.listing().problems());
    }

    /** Adds a location that could not be inspected. */
    public void addFailure(String location, String message) throws IOException {
        html.open("section").open("header", "class", "unknown").element("h1", "NOT READ").element("p", location).element("p", message).close("header").close("section");
    }

    private void verdict(Inspection inspection, CheckpointInspection checkpoint) throws IOException {
        Headline headline = Headline.of(inspection.depth(), checkpoint);
        html.open("header", "class", headline.outcome().name().toLowerCase(java.util.Locale.ROOT));
        html.element("h1", headline.toString());
        html.element("p", inspection.listing().location().resolve(checkpoint.checkpoint().path()).toString(), "class", "place");
        html.element("p", "As it was at " + Amounts.time(inspection.listing().listedMs()), "class", "note").close("header");
        if (checkpoint.cause() != null) {
            cause("Cause", checkpoint.cause());
        }
        CheckpointInspection.Here here = checkpoint.here();
        if (here != null && here.verdict() != checkpoint.verdict()) {
            html.element("p", "Written at " + here.home() + ". If Spark were started on this copy: " + here.verdict() + ".");
            if (here.cause() != null) {
                cause("On this copy", here.cause());
            }
        }
        if (!checkpoint.verdicts().isEmpty()) {
            html.element("h3", "By Spark version").open("table").row("th", "Spark", "Verdict", "Cause");
            for (CheckpointInspection.VersionVerdict one : checkpoint.verdicts()) {
                html.row("td", one.spark().toString(), one.verdict().name(), one.cause() == null ? "" : one.cause().reason());
            }
            html.close("table");
        }
    }

    private void cause(String title, Cause cause) throws IOException {
        html.element("h3", title).open("p").element("code", InspectionText.place(cause.path(), cause.offset())).close("p").element("p", cause.reason());
        sparkError(cause.spark());
    }

    private void sparkError(SparkError error) throws IOException {
        String condition = error.condition() == null ? "" : "[" + error.condition() + "] ";
        html.element("pre", String.join("\ncaused by ", error.exceptions()) + "\n" + condition + error.message());
    }

    private void findings(List<Finding> findings) throws IOException {
        html.element("h3", findings.isEmpty() ? "No findings" : Amounts.count(findings.size(), "finding"));
        for (Severity severity : Severity.values()) {
            for (Finding finding : findings) {
                if (finding.severity() == severity) {
                    finding(finding);
                }
            }
        }
    }

    private void finding(Finding finding) throws IOException {
        html.open("article", "class", finding.severity().name().toLowerCase(java.util.Locale.ROOT));
        html.open("p").element("b", finding.severity().name()).text(" ").element("code", InspectionText.place(finding.path(), finding.offset())).close("p");
        html.element("p", finding.summary());
        if (finding.spark() != null) {
            sparkError(finding.spark());
        }
        if (!finding.evidence().isEmpty()) {
            html.open("dl");
            for (Map.Entry<String, Object> proof : finding.evidence().entrySet()) {
                html.element("dt", proof.getKey()).element("dd", Secrets.value(proof.getKey(), String.valueOf(proof.getValue())));
            }
            html.close("dl");
        }
        if (finding.remedy() != null) {
            html.element("p", "To do: " + finding.remedy().words());
            if (finding.remedy().command() != null) {
                html.element("pre", finding.remedy().command(), "class", "command");
            }
        }
        html.element("p", finding.rule(), "class", "note").close("article");
    }

    private void facts(Depth depth, CheckpointInspection checkpoint) throws IOException {
        html.element("h3", "Facts").open("table", "class", "facts");
        StringBuilder text = new StringBuilder();
        FactsText.write(depth, checkpoint, new Page(text, Style.PLAIN));
        Application application = checkpoint.application();
        if (application != null) {
            html.row("td", "Application", application.framework() + " on " + application.master());
            for (Map.Entry<String, String> words : TimingWords.of(application.timing()).entrySet()) {
                html.row("td", words.getKey(), words.getValue());
            }
        }
        html.close("table").element("pre", text.toString().strip().replaceFirst("^Facts\n", ""), "class", "plain");
    }

    private void files(Inspection inspection, CheckpointInspection checkpoint, @Nullable FileHashes hashes) throws IOException {
        html.element("h3", "Files").open("table", "class", "files");
        html.row("th", hashes == null ? FILE_COLUMNS.subList(0, 5).toArray(String[]::new) : FILE_COLUMNS.toArray(String[]::new));
        for (FileReport file : checkpoint.files()) {
            List<String> cells = new ArrayList<>(List.of(file.file().path(), file.file().role().words(), Amounts.number(file.file().entry().bytes()),
                    Amounts.time(file.file().entry().modifiedMs()), file.health().name()));
            if (hashes != null) {
                cells.add(hashes.of(inspection, checkpoint, file).orElse("not read"));
            }
            html.row("td", cells.toArray(String[]::new));
        }
        html.close("table");
    }

    private void problems(List<ListingProblem> problems) throws IOException {
        if (problems.isEmpty()) {
            return;
        }
        html.element("h3", "Not seen").open("table");
        for (ListingProblem problem : problems) {
            html.row("td", problem.path(), problem.detail());
        }
        html.close("table");
    }

    @Override
    public void close() throws IOException {
        html.raw("</main></body></html>\n");
        out.close();
    }
}

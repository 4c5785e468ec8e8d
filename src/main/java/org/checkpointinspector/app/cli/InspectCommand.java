package org.checkpointinspector.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.report.FileHashes;
import org.checkpointinspector.report.HtmlReport;
import org.checkpointinspector.report.InspectionJson;
import org.checkpointinspector.report.InspectionText;
import org.checkpointinspector.report.MarkdownReport;
import org.checkpointinspector.report.Outcome;
import org.checkpointinspector.report.Secrets;
import org.checkpointinspector.report.SummaryText;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code inspect}: will Spark restart from it, and if not, why. */
@Command(
        name = "inspect",
        description = "Says whether Spark will restart from a checkpoint; if not, which file, which byte, and the error that Spark raises.",
        footer = {
            "%nExamples:",
            "  checkpoint-inspector inspect /data/checkpoints/orders",
            "  checkpoint-inspector inspect --spark all /data/checkpoints/orders",
            "  checkpoint-inspector inspect --json /data/checkpoints | jq '.checkpoints[] | .path, .verdict'",
            "  checkpoint-inspector inspect --html report.html /data/checkpoints/orders"
        })
final class InspectCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Connection connection;

    @Parameters(arity = "1..*", paramLabel = "URI", converter = LocationArgument.class, description = "A checkpoint, or a folder with checkpoints at any depth.")
    private List<Location> locations = List.of();

    @Mixin
    private InspectionOptions options = new InspectionOptions();

    @Option(names = "--json", description = "One JSON object a location, each on one line.")
    private boolean json;

    @Option(names = "--pretty", description = "With --json: indented.")
    private boolean pretty;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a report for a browser, too: one file, with pictures, without rows of the state.")
    private @Nullable Path htmlFile;

    @Option(names = "--markdown", paramLabel = "FILE", description = "Write a report for a ticket, too.")
    private @Nullable Path markdownFile;

    @Option(names = "--files", description = "With --html: list every file.")
    private boolean files;

    @Option(names = "--hashes", description = "With --html, --markdown or --json: list every file with its SHA-256; all of them are read to the end, each once.")
    private boolean hashes;

    @Spec
    private @Nullable CommandSpec spec;

    private @Nullable HtmlReport html;
    private @Nullable MarkdownReport markdown;
    private final SummaryText summary = new SummaryText();
    private String separator = "";

    InspectCommand(Terminal terminal, Connection connection) {
        this.terminal = terminal;
        this.connection = connection;
    }

    @Override
    public Integer call() throws IOException {
        try (HtmlReport page = htmlFile == null ? null : new HtmlReport(writer(htmlFile), ProgramVersion.words(), files);
                MarkdownReport ticket = markdownFile == null ? null : new MarkdownReport(writer(markdownFile), ProgramVersion.words())) {
            html = page;
            markdown = ticket;
            return inspectAll();
        }
    }

    /** Opened before anything is inspected: a name that cannot be written is told at once. */
    private Writer writer(Path file) {
        try {
            return Files.newBufferedWriter(file);
        } catch (IOException failure) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "The report cannot be written to " + file + ": " + failure + ".", failure);
        }
    }

    private Integer inspectAll() throws IOException {
        Outcome worst = Outcome.GOOD;
        for (Location location : locations) {
            worst = worst.or(inspect(location));
            if (terminal.done()) {
                break;
            }
        }
        if (!json && summary.worthPrinting()) {
            terminal.text().append(separator);
            summary.write(terminal.text(), terminal.style());
        }
        return ExitStatus.of(worst);
    }

    private Outcome inspect(Location location) throws IOException {
        try {
            Inspection inspection = Inspecting.inspect(connection, location, options.request(), terminal);
            if (hashes) {
                try (Storage storage = connection.open(location)) {
                    print(inspection, new FileHashes(storage, terminal::done));
                }
            } else {
                print(inspection, null);
            }
            return Outcome.of(inspection);
        } catch (StorageException failure) {
            terminal.err().println(Secrets.text(failure.getMessage() + " " + failure.advice()));
            printError(location, failure.kind().name(), failure.getMessage(), failure.advice());
        } catch (CancelledException cancelled) {
            terminal.err().println("Cancelled while listing " + location + ".");
            printError(location, "CANCELLED", "Cancelled while listing.", "Run it again.");
        }
        return Outcome.UNKNOWN;
    }

    private void print(Inspection inspection, @Nullable FileHashes sums) throws IOException {
        if (json) {
            try (JsonGenerator generator = terminal.json(pretty)) {
                InspectionJson.write(inspection, sums, generator);
            }
            terminal.endLine();
        } else {
            terminal.text().append(separator);
            separator = "\n\n";
            InspectionText.write(inspection, terminal.text(), terminal.style());
            terminal.flush();
        }
        summary.add(inspection);
        if (html != null) {
            html.add(inspection, sums);
        }
        if (markdown != null) {
            markdown.add(inspection, sums);
        }
    }

    private void printError(Location location, String kind, String message, String advice) throws IOException {
        summary.addUnreadable(location.toString());
        if (html != null) {
            html.addFailure(location.toString(), message + " " + advice);
        }
        if (markdown != null) {
            markdown.addFailure(location.toString(), message + " " + advice);
        }
        if (json) {
            try (JsonGenerator generator = terminal.json(pretty)) {
                InspectionJson.writeError(location, kind, message, advice, generator);
            }
            terminal.endLine();
        }
    }
}

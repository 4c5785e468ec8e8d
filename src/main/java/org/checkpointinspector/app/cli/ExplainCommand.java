package org.checkpointinspector.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.checkpointinspector.diagnose.explain.ClaimCheck;
import org.checkpointinspector.diagnose.explain.Explainer;
import org.checkpointinspector.diagnose.explain.Explanation;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.report.ExplanationJson;
import org.checkpointinspector.report.ExplanationText;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: what a stack trace or a driver's log means. */
@Command(
        name = "explain",
        description = "Says what a stack trace or the log of a driver means, and what to do. Knows the wordings of Spark 1.6 to 4.2.",
        footer = {
            "%nExamples:",
            "  checkpoint-inspector explain driver.log",
            "  yarn logs -applicationId application_1_1 | checkpoint-inspector explain - --checkpoint hdfs://nn/checkpoints/orders"
        })
final class ExplainCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    private final Terminal terminal;
    private final Connection connection;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FILE", defaultValue = STANDARD_INPUT, description = "A local file, or - for standard input (default).")
    private String file = STANDARD_INPUT;

    @Option(names = "--checkpoint", paramLabel = "URI", converter = LocationArgument.class, description = "Hold what the text says against this checkpoint.")
    private @Nullable Location checkpoint;

    @Option(names = "--json", description = "One JSON object, on one line.")
    private boolean json;

    @Option(names = "--pretty", description = "With --json: indented.")
    private boolean pretty;

    ExplainCommand(Terminal terminal, Connection connection) {
        this.terminal = terminal;
        this.connection = connection;
    }

    @Override
    public Integer call() throws IOException {
        try {
            Explanation explanation = explain();
            if (checkpoint != null) {
                explanation = ClaimCheck.check(explanation, Inspecting.inspect(connection, checkpoint, InspectionRequest.standard(), terminal));
            }
            print(explanation);
            return ExitStatus.OK;
        } catch (CancelledException cancelled) {
            terminal.err().println("Cancelled.");
            return ExitStatus.UNREADABLE;
        }
    }

    private Explanation explain() throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return Explainer.explain(System.in, terminal::cancelled);
        }
        Path path = Path.of(file);
        if (!Files.isRegularFile(path) && !Files.exists(path) || Files.isDirectory(path)) {
            throw new ParameterException(spec.commandLine(), "There is no file " + file + ". Give a local file with the text, or pipe the text in.");
        }
        try (InputStream text = Files.newInputStream(path)) {
            return Explainer.explain(text, terminal::cancelled);
        }
    }

    private void print(Explanation explanation) throws IOException {
        if (json) {
            try (JsonGenerator generator = terminal.json(pretty)) {
                ExplanationJson.write(explanation, generator);
            }
            terminal.endLine();
        } else {
            ExplanationText.write(explanation, terminal.text(), terminal.style());
            terminal.flush();
        }
    }
}

package org.checkpointinspector.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.report.Outcome;
import org.checkpointinspector.report.TreeJson;
import org.checkpointinspector.report.TreeText;
import org.checkpointinspector.report.TreeWalk;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ls}: everything that is there, with its role and its health. */
@Command(
        name = "ls",
        description = "Prints the tree: role, batch, size, time and health of every file. The exit status is that of inspect.",
        footer = {"%nExample:", "  checkpoint-inspector ls --json /data/checkpoints/orders | jq -r 'select(.health == \"DAMAGED\") | .path'"})
final class LsCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Connection connection;

    @Parameters(paramLabel = "URI", converter = LocationArgument.class, description = "A checkpoint, or any folder.")
    private @Nullable Location location;

    @Mixin
    private InspectionOptions options = new InspectionOptions();

    @Option(names = "--json", description = "One JSON object a file or folder, each on one line.")
    private boolean json;

    LsCommand(Terminal terminal, Connection connection) {
        this.terminal = terminal;
        this.connection = connection;
    }

    @Override
    public Integer call() throws IOException {
        Inspection inspection = Inspecting.inspect(connection, location, options.request(), terminal);
        if (json) {
            printJson(inspection);
        } else {
            printText(inspection);
        }
        return ExitStatus.of(Outcome.of(inspection));
    }

    private void printText(Inspection inspection) throws IOException {
        TreeText text = new TreeText(terminal.text(), terminal.style());
        text.head();
        TreeWalk.walk(inspection, entry -> {
            text.line(entry, inspection.listing().location().toString());
            return !terminal.done();
        });
    }

    private void printJson(Inspection inspection) throws IOException {
        try (JsonGenerator generator = terminal.json(false)) {
            TreeWalk.walk(inspection, entry -> {
                TreeJson.write(entry, generator);
                return !terminal.done();
            });
        }
        terminal.endLine();
    }
}

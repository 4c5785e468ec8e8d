package org.checkpointinspector.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.concurrent.Callable;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.maintain.offsets.SourceStart;
import org.checkpointinspector.maintain.offsets.StartPositions;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code offsets}: start positions to paste into a new query. */
@Command(
        name = "offsets",
        description = "Prints from where a new query, with a new checkpoint, goes on after a batch of this one: startingOffsets for Kafka, and what other sources have instead.",
        footer = {
            "%nExamples:",
            "  checkpoint-inspector offsets /data/checkpoints/orders",
            "  checkpoint-inspector offsets /data/checkpoints/orders --batch 209 --json | jq -r '.sources[0].options[0].value'"
        })
final class OffsetsCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Connection connection;

    @Parameters(paramLabel = "URI", converter = LocationArgument.class, description = "The checkpoint of a query or a DStream application.")
    private @Nullable Location location;

    @Option(names = "--batch", paramLabel = "N", description = "Go on after this batch; ms for DStreams. Default: the newest that was committed.")
    private @Nullable Long batch;

    @Option(names = "--planned", description = "Also take a batch that was planned and not committed. What the sink has not got of it is then skipped.")
    private boolean planned;

    @Option(names = "--json", description = "One JSON object, on one line.")
    private boolean json;

    OffsetsCommand(Terminal terminal, Connection connection) {
        this.terminal = terminal;
        this.connection = connection;
    }

    @Override
    public Integer call() throws IOException {
        try (Storage storage = connection.open(location)) {
            Listing listing = OneCheckpoint.list(storage, location, terminal);
            Checkpoint checkpoint = OneCheckpoint.find(listing, location, terminal);
            if (checkpoint == null) {
                return ExitStatus.UNREADABLE;
            }
            StartPositions positions = StartPositions.of(storage, listing, checkpoint, batch, planned);
            if (json) {
                printJson(positions);
            } else {
                print(positions);
            }
            return ExitStatus.OK;
        } catch (StartPositions.NoSuchBatch nothing) {
            terminal.err().println(nothing.getMessage());
            return ExitStatus.UNREADABLE;
        }
    }

    private void print(StartPositions positions) throws IOException {
        Writer out = terminal.text();
        out.append("After batch ").append(String.valueOf(positions.batch())).append(positions.committed() ? ", which was committed" : ", which was not committed").append(" (")
                .append(positions.file()).append(")\n");
        for (String note : positions.notes()) {
            out.append("  ").append(note).append('\n');
        }
        for (SourceStart source : positions.sources()) {
            out.append("\nSource ").append(source.id()).append(": ").append(source.type()).append('\n');
            for (SourceStart.Option option : source.options()) {
                // the value alone on its line, so that it can be copied whole
                out.append("  ").append(option.name()).append(":\n").append(option.value()).append('\n');
            }
            for (String note : source.notes()) {
                out.append("  ").append(note).append('\n');
            }
        }
        terminal.flush();
    }

    private void printJson(StartPositions positions) throws IOException {
        try (JsonGenerator to = terminal.json(false)) {
            to.writeStartObject();
            to.writeStringField("schema", "checkpoint-inspector/offsets/1");
            to.writeStringField("path", positions.path());
            to.writeNumberField("batch", positions.batch());
            to.writeBooleanField("committed", positions.committed());
            to.writeStringField("file", positions.file());
            strings(to, "notes", positions.notes());
            to.writeArrayFieldStart("sources");
            for (SourceStart source : positions.sources()) {
                to.writeStartObject();
                to.writeStringField("id", source.id());
                to.writeStringField("type", source.type());
                to.writeArrayFieldStart("options");
                for (SourceStart.Option option : source.options()) {
                    to.writeStartObject();
                    to.writeStringField("name", option.name());
                    to.writeStringField("value", option.value());
                    to.writeEndObject();
                }
                to.writeEndArray();
                strings(to, "notes", source.notes());
                to.writeEndObject();
            }
            to.writeEndArray();
            to.writeEndObject();
        }
        terminal.endLine();
    }

    private static void strings(JsonGenerator to, String name, Iterable<String> texts) throws IOException {
        to.writeArrayFieldStart(name);
        for (String text : texts) {
            to.writeString(text);
        }
        to.writeEndArray();
    }
}

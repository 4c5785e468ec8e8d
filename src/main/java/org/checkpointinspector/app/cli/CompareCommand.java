package org.checkpointinspector.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.checkpointinspector.diagnose.compare.CheckpointSide;
import org.checkpointinspector.diagnose.compare.Comparing;
import org.checkpointinspector.diagnose.compare.Comparison;
import org.checkpointinspector.report.ComparisonJson;
import org.checkpointinspector.report.ComparisonText;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compare}: what differs between two checkpoints or two batches. */
@Command(
        name = "compare",
        description = "Says what differs between two checkpoints, a checkpoint and its backup, or two batches of one. The exit status is 1 where something does.",
        footer = {
            "%nExamples:",
            "  checkpoint-inspector compare /data/checkpoints/orders /backup/orders",
            "  checkpoint-inspector compare /data/checkpoints/orders --batch 5 --with 8"
        })
final class CompareCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Connection connection;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", converter = LocationArgument.class, description = "A checkpoint, or a backup of one.")
    private @Nullable Location left;

    @Parameters(index = "1", arity = "0..1", paramLabel = "B", converter = LocationArgument.class, description = "Another one; left out where two batches are compared.")
    private @Nullable Location right;

    @Option(names = "--batch", paramLabel = "N", description = "A batch of A …")
    private @Nullable Long batch;

    @Option(names = "--with", paramLabel = "M", description = "… and the batch with which it is compared.")
    private @Nullable Long with;

    @Option(names = "--content", description = "Compare all bytes; else files above 64 KiB by their length only.")
    private boolean content;

    @Option(names = "--json", description = "One JSON object, on one line.")
    private boolean json;

    @Option(names = "--pretty", description = "With --json: indented.")
    private boolean pretty;

    CompareCommand(Terminal terminal, Connection connection) {
        this.terminal = terminal;
        this.connection = connection;
    }

    @Override
    public Integer call() throws IOException {
        boolean batches = batch != null && with != null && right == null;
        boolean checkpoints = batch == null && with == null && right != null;
        if (!batches && !checkpoints) {
            throw new ParameterException(spec.commandLine(), "Give two checkpoints, or one with --batch N --with M.");
        }
        try (Storage storage = connection.open(left)) {
            CheckpointSide side = side(storage, left);
            Comparison comparison = batches ? Comparing.batches(side, batch, with) : withRight(side);
            print(comparison);
            return comparison.same() && comparison.notes().isEmpty() ? ExitStatus.OK : ExitStatus.CAUTION;
        }
    }

    private Comparison withRight(CheckpointSide side) throws IOException {
        try (Storage storage = connection.open(right)) {
            return Comparing.checkpoints(side, side(storage, right), content);
        }
    }

    private CheckpointSide side(Storage storage, Location location) throws StorageException {
        return CheckpointSide.at(storage, location, storage.list(location, (files, folder) -> {
            if (terminal.cancelled()) {
                throw new CancelledException();
            }
        }));
    }

    private void print(Comparison comparison) throws IOException {
        if (json) {
            try (JsonGenerator generator = terminal.json(pretty)) {
                ComparisonJson.write(comparison, generator);
            }
            terminal.endLine();
        } else {
            ComparisonText.write(comparison, terminal.text(), terminal.style());
            terminal.flush();
        }
    }
}

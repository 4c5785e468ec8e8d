package org.checkpointinspector.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.maintain.Places;
import org.checkpointinspector.maintain.Plan;
import org.checkpointinspector.maintain.PlanBackup;
import org.checkpointinspector.maintain.Subject;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backup}: copies a checkpoint, proves the copy. */
@Command(
        name = "backup",
        description = "Copies a checkpoint, proves every copy, and writes a manifest. The original is only read.",
        footer = {
            "%nExamples:",
            "  checkpoint-inspector backup /data/checkpoints/orders",
            "  checkpoint-inspector backup s3a://bucket/checkpoints/orders /mnt/backups/orders"
        })
final class BackupCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Connection connection;

    @Parameters(index = "0", arity = "0..1", paramLabel = "URI", converter = LocationArgument.class, description = "A checkpoint.")
    private @Nullable Location location;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DEST",
            converter = LocationArgument.class,
            description = "A new folder, or a new .zip or .tar.gz, on any store. Default: <URI>_backup_<time>, or <URI>_corrupted_<time> where Spark refuses the checkpoint.")
    private @Nullable Location destination;

    @Option(names = "--file", paramLabel = "PATH", description = "Only this file, or all below this folder, relative to the checkpoint. Repeatable.")
    private List<String> files = List.of();

    @Mixin
    private ActionOptions options = new ActionOptions();

    BackupCommand(Terminal terminal, Connection connection) {
        this.terminal = terminal;
        this.connection = connection;
    }

    @Override
    public Integer call() throws IOException {
        try (Places places = connection.places()) {
            Acting acting = new Acting(terminal, places, options);
            if (options.resume != null) {
                return acting.resume(options.resume);
            }
            Location from = Required.location(location);
            Inspection inspection = acting.inspect(from, InspectionRequest.standard());
            Subject subject = Subject.of(inspection, System.currentTimeMillis(), ProgramVersion.words());
            Location to = destination == null ? PlanBackup.defaultPlace(subject) : destination;
            Plan plan = files.isEmpty()
                    ? PlanBackup.whole(subject, to)
                    : PlanBackup.some(subject, to, "chosen files", subject.steps(report -> isChosen(report.file().path())));
            return acting.act(plan, inspection);
        }
    }

    private boolean isChosen(String path) {
        return files.stream().anyMatch(file -> path.equals(file) || path.startsWith(file.endsWith("/") ? file : file + "/"));
    }
}

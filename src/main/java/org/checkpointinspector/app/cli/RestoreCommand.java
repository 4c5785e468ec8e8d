package org.checkpointinspector.app.cli;

import java.io.IOException;
import org.checkpointinspector.maintain.BackupCheck;
import org.checkpointinspector.maintain.PlanRestore;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code restore}: brings a backup into place. */
@Command(
        name = "restore",
        description = "Brings a backup into place, or elsewhere, after reading all of it. What is in the way is set aside.",
        footer = {
            "%nExamples:",
            "  checkpoint-inspector restore /data/checkpoints/orders_backup_20261122-175618",
            "  checkpoint-inspector restore s3a://bucket/backups/orders /data/checkpoints/copy --yes"
        })
final class RestoreCommand extends ActionCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "BACKUP", converter = LocationArgument.class, description = "The folder of a backup, or its .zip or .tar.gz.")
    private @Nullable Location backup;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DEST",
            converter = LocationArgument.class,
            description = "Where to. Default: where the backup was taken from.")
    private @Nullable Location destination;

    RestoreCommand(Terminal terminal, Connection connection) {
        super(terminal, connection);
    }

    @Override
    int call(Acting acting) throws IOException {
        Location from = Required.location(backup);
        BackupCheck check = BackupCheck.of(acting.places(), from, terminal()::cancelled);
        check.problems().forEach(terminal().err()::println);
        if (!check.isWhole()) {
            return nothing("The backup is not whole; nothing was changed.", ExitStatus.REFUSED);
        }
        return acting.act(PlanRestore.of(acting.places(), from, destination, System.currentTimeMillis(), ProgramVersion.words()), null);
    }
}

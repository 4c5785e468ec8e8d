package org.checkpointinspector.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.diagnose.Diagnosis;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.maintain.Plan;
import org.checkpointinspector.maintain.PlanBackup;
import org.checkpointinspector.maintain.Subject;
import org.checkpointinspector.maintain.rollback.Draft;
import org.checkpointinspector.maintain.rollback.Refused;
import org.checkpointinspector.maintain.rollback.Rollback;
import org.checkpointinspector.report.Amounts;
import org.checkpointinspector.report.SupportBundle;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backup}: copies a checkpoint, proves the copy. */
@Command(
        name = "backup",
        description = "Copies a checkpoint, proves every copy, and writes a manifest. The original is only read.",
        footer = {
            "%nExamples:",
            "  checkpoint-inspector backup /data/checkpoints/orders",
            "  checkpoint-inspector backup s3a://bucket/checkpoints/orders /mnt/backups/orders.tar.gz",
            "  checkpoint-inspector backup /data/checkpoints/orders --as-of 209",
            "  checkpoint-inspector backup /data/checkpoints/orders --support orders-support.zip"
        })
final class BackupCommand extends ActionCommand {
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

    @Option(names = "--as-of", paramLabel = "N", description = "The checkpoint as it was after batch N: without what a rollback to N would set aside.")
    private @Nullable Long asOf;

    @Option(
            names = "--support",
            paramLabel = "FILE.zip",
            description = "Instead of a backup, a new local zip file for somebody who is to help: report, findings, listing, logs and schemas, with secrets masked; no state values,"
                    + " no write-ahead logs.")
    private @Nullable Path support;

    @Option(names = "--with-values", description = "With --support: every file as it is, too, with the values of the state and all secrets.")
    private boolean withValues;

    BackupCommand(Terminal terminal, Connection connection) {
        super(terminal, connection);
    }

    @Override
    int call(Acting acting) throws IOException, Refused {
        Location from = Required.location(location);
        if (support != null) {
            return support(acting, acting.places().storage(from), from, support);
        }
        InspectionRequest request = new InspectionRequest(asOf == null ? null : Depth.DEEP, List.of(), Map.of());
        Inspection inspection = acting.inspect(from, request);
        Subject subject = Acting.subject(inspection);
        Location to = destination == null ? PlanBackup.defaultPlace(subject) : destination;
        if (asOf != null) {
            Draft draft = acting.showing(progress -> new Rollback(acting.places().storage(from), request, progress).draft(inspection, asOf));
            return acting.act(PlanBackup.asOf(subject, to, draft), inspection);
        }
        Plan plan = files.isEmpty()
                ? PlanBackup.whole(subject, to)
                : PlanBackup.some(subject, to, "chosen files", subject.steps(report -> isChosen(report.file().path())));
        return acting.act(plan, inspection);
    }

    /** It gets its name when it is whole. */
    private int support(Acting acting, Storage storage, Location from, Path to) throws IOException {
        if (Files.exists(to)) {
            return nothing(to + " is there already, and nothing is overwritten: choose another name.", ExitStatus.REFUSED);
        }
        Path part = to.resolveSibling("." + to.getFileName() + ".part");
        try {
            Inspection inspection = acting.showing(progress -> Diagnosis.inspect(storage, from, InspectionRequest.standard(), progress));
            try (OutputStream out = Files.newOutputStream(part)) {
                new SupportBundle(storage, inspection, ProgramVersion.words(), terminal()::cancelled).write(out, withValues);
            }
            Files.move(part, to);
        } finally {
            Files.deleteIfExists(part);
        }
        terminal().text().append("Written: " + to + ", " + Amounts.bytes(Files.size(to)) + (withValues ? ", with the values of the state and all secrets" : "") + ".\n");
        terminal().flush();
        return ExitStatus.OK;
    }

    private boolean isChosen(String path) {
        return files.stream().anyMatch(file -> path.equals(file) || path.startsWith(file.endsWith("/") ? file : file + "/"));
    }
}

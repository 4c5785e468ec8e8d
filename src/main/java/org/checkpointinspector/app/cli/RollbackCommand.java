package org.checkpointinspector.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.maintain.BackupPlace;
import org.checkpointinspector.maintain.Places;
import org.checkpointinspector.maintain.Subject;
import org.checkpointinspector.maintain.rollback.Draft;
import org.checkpointinspector.maintain.rollback.Refused;
import org.checkpointinspector.maintain.rollback.Rollback;
import org.checkpointinspector.maintain.rollback.RollbackPlan;
import org.checkpointinspector.maintain.rollback.SinkLog;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rollback}: sets aside what is newer than a batch. */
@Command(
        name = "rollback",
        description = "Sets aside what is newer than a batch, so that Spark resumes after it. Nothing is lost: undo brings it back, unless Spark has committed since.",
        footer = {
            "%nExamples:",
            "  checkpoint-inspector rollback /data/checkpoints/orders --dry-run",
            "  checkpoint-inspector rollback /data/checkpoints/orders --to 209 --sink /data/out/orders --yes"
        })
final class RollbackCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Connection connection;

    @Parameters(arity = "0..1", paramLabel = "URI", converter = LocationArgument.class, description = "The checkpoint of a query or a DStream application.")
    private @Nullable Location location;

    @Option(
            names = "--to",
            paramLabel = "N",
            description = "The batch that is to be the last one; for DStreams the time (ms) of a checkpoint file. Default: the last good batch.")
    private @Nullable Long to;

    @Option(
            names = "--sink",
            paramLabel = "URI",
            converter = LocationArgument.class,
            description = "Folder of the file sink that the query writes to: its log is rolled back, too.")
    private @Nullable Location sink;

    @Option(
            names = "--backup",
            paramLabel = "DEST",
            converter = LocationArgument.class,
            description = "A new folder for what is set aside, on any store. Default: beside the checkpoint, where it is only renamed.")
    private @Nullable Location backup;

    @Mixin
    private InspectionOptions inspecting = new InspectionOptions();

    @Mixin
    private ActionOptions options = new ActionOptions();

    RollbackCommand(Terminal terminal, Connection connection) {
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
            InspectionRequest asked = inspecting.request();
            InspectionRequest request = new InspectionRequest(Depth.DEEP, asked.spark(), asked.conf());
            Inspection inspection = acting.inspect(from, request);
            Subject subject = Subject.of(inspection, System.currentTimeMillis(), ProgramVersion.words());
            Draft draft = draft(places, request, inspection);
            SinkLog log = sinkLog(places, subject, draft);
            if (draft.departures().isEmpty() && (log == null || log.byBatch().isEmpty())) {
                terminal.err().println("Nothing is newer than " + draft.batch() + ": nothing was changed.");
                return ExitStatus.OK;
            }
            Location kept = backup == null ? BackupPlace.beside(subject.location(), subject.backupWord(), subject.nowMs()) : backup;
            return acting.act(new RollbackPlan(subject, draft, kept).plan(log), inspection);
        } catch (Refused refused) {
            terminal.err().println(refused.getMessage() + " " + refused.advice());
            terminal.err().println("Nothing was changed.");
            return ExitStatus.REFUSED;
        }
    }

    private Draft draft(Places places, InspectionRequest request, Inspection inspection) throws IOException, Refused {
        ProgressLine progress = new ProgressLine(terminal);
        try {
            return new Rollback(places.storage(inspection.listing().location()), request, progress).draft(inspection, to);
        } finally {
            progress.clear();
        }
    }

    private @Nullable SinkLog sinkLog(Places places, Subject subject, Draft draft) throws IOException, Refused {
        if (sink == null || subject.inspection().checkpoint().kind() != Checkpoint.Kind.STRUCTURED_STREAMING) {
            return null;
        }
        CheckpointInspection.Progress progress = subject.inspection().progress();
        long newest = Stream.of(progress.latestOffsetBatch(), progress.latestCommitBatch()).mapToLong(batch -> batch == null ? -1 : batch).max().orElse(-1);
        return SinkLog.after(places.storage(sink), sink, draft.batch(), newest);
    }
}

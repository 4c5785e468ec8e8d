package org.checkpointinspector.app.cli;

import java.io.IOException;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.maintain.Places;
import org.checkpointinspector.maintain.Subject;
import org.checkpointinspector.maintain.rollback.Draft;
import org.checkpointinspector.maintain.rollback.Refused;
import org.checkpointinspector.maintain.rollback.Rollback;
import org.checkpointinspector.maintain.rollback.RollbackPlan;
import org.checkpointinspector.maintain.rollback.SinkLog;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
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
final class RollbackCommand extends ActionCommand {
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

    @Mixin
    private KeptIn kept = new KeptIn();

    @Mixin
    private InspectionOptions inspecting = new InspectionOptions();

    RollbackCommand(Terminal terminal, Connection connection) {
        super(terminal, connection);
    }

    @Override
    int call(Acting acting) throws IOException, Refused {
        Location from = Required.location(location);
        InspectionRequest request = inspecting.request(Depth.DEEP);
        Inspection inspection = acting.inspect(from, request);
        Subject subject = Acting.subject(inspection);
        Storage storage = acting.places().storage(from);
        Draft draft = acting.showing(progress -> new Rollback(storage, request, progress).draft(inspection, to));
        SinkLog log = sinkLog(acting.places(), subject, draft);
        if (draft.departures().isEmpty() && (log == null || log.byBatch().isEmpty())) {
            return nothing("Nothing is newer than " + draft.batch() + ": nothing was changed.", ExitStatus.OK);
        }
        return acting.act(new RollbackPlan(subject, draft, kept.of(subject, subject.backupWord())).plan(log), inspection);
    }

    private @Nullable SinkLog sinkLog(Places places, Subject subject, Draft draft) throws IOException, Refused {
        boolean query = subject.inspection().checkpoint().kind() == Checkpoint.Kind.STRUCTURED_STREAMING;
        return sink == null || !query ? null : SinkLog.of(places, sink, subject, draft.batch());
    }
}

package org.checkpointinspector.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.maintain.Plan;
import org.checkpointinspector.maintain.PlanClear;
import org.checkpointinspector.maintain.Subject;
import org.checkpointinspector.maintain.rollback.Refused;
import org.checkpointinspector.maintain.rollback.SinkLog;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clear}: sets a checkpoint aside, so that the query starts fresh. */
@Command(
        name = "clear",
        description = "Sets aside what a checkpoint holds, so that the query starts fresh. Nothing is lost: undo brings it back.",
        footer = {
            "%nExamples:",
            "  checkpoint-inspector clear /data/checkpoints/orders --dry-run",
            "  checkpoint-inspector clear /data/checkpoints/orders --keep-metadata --yes"
        })
final class ClearCommand extends ActionCommand {
    /** At most one of them. */
    static final class Part {
        @Option(names = "--keep-metadata", required = true, description = "Leave the query's id where it is, so that sinks recognise the query.")
        private boolean keepMetadata;

        @Option(names = "--damaged", required = true, description = "Only files that are damaged, and what broken writes left over.")
        private boolean damaged;
    }

    @Parameters(arity = "0..1", paramLabel = "URI", converter = LocationArgument.class, description = "A checkpoint.")
    private @Nullable Location location;

    @ArgGroup
    private @Nullable Part part;

    @Option(
            names = "--sink",
            paramLabel = "URI",
            converter = LocationArgument.class,
            description = "Folder of the file sink that the query writes to: its log is set aside, too, for it would pass over the batches that it knows.")
    private @Nullable Location sink;

    @Mixin
    private KeptIn kept = new KeptIn();

    ClearCommand(Terminal terminal, Connection connection) {
        super(terminal, connection);
    }

    @Override
    int call(Acting acting) throws IOException, Refused {
        PlanClear.What what = part == null
                ? PlanClear.What.EVERYTHING
                : part.keepMetadata ? PlanClear.What.ALL_BUT_METADATA : PlanClear.What.DAMAGED;
        Depth depth = what == PlanClear.What.DAMAGED ? Depth.ALL : null;
        Inspection inspection = acting.inspect(Required.location(location), new InspectionRequest(depth, List.of(), Map.of()));
        Subject subject = Acting.subject(inspection);
        return acting.act(plan(acting, subject, what), inspection);
    }

    private Plan plan(Acting acting, Subject subject, PlanClear.What what) throws IOException, Refused {
        Location backup = kept.of(subject, subject.backupWord());
        if (what == PlanClear.What.DAMAGED) {
            Storage storage = acting.places().storage(subject.location());
            return acting.showing(progress -> PlanClear.damaged(subject, backup, storage, progress));
        }
        boolean query = subject.inspection().checkpoint().kind() == Checkpoint.Kind.STRUCTURED_STREAMING;
        return sink == null || !query
                ? PlanClear.of(subject, what, backup)
                : PlanClear.withSink(subject, what, backup, SinkLog.of(acting.places(), sink, subject, -1));
    }
}

package org.checkpointinspector.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.Inspector;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.maintain.Plan;
import org.checkpointinspector.maintain.PlanJson;
import org.checkpointinspector.maintain.rollback.Draft;
import org.checkpointinspector.maintain.rollback.Refused;
import org.checkpointinspector.maintain.rollback.Rollback;
import org.checkpointinspector.maintain.rollback.RollbackPlan;
import org.checkpointinspector.maintain.rollback.SinkLog;
import org.checkpointinspector.storage.Listing;
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
        description = "Sets aside what is newer than a batch, so that Spark resumes after it. Nothing is lost: undo brings it back.",
        footer = {
            "%nExamples:",
            "  checkpoint-inspector rollback /data/checkpoints/orders --dry-run",
            "  checkpoint-inspector rollback /data/checkpoints/orders --to 209 --sink /data/out/orders --yes"
        })
final class RollbackCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Terminal terminal;
    private final Connection connection;

    @Parameters(paramLabel = "URI", converter = LocationArgument.class, description = "The checkpoint of a query or a DStream application.")
    private @Nullable Location location;

    @Option(names = "--to", paramLabel = "N", description = "The batch that is to be the last one; for DStreams the time (ms) of a checkpoint file. Default: the last good batch.")
    private @Nullable Long to;

    @Option(names = "--sink", paramLabel = "URI", converter = LocationArgument.class, description = "Folder of the file sink that the query writes to; its log is rolled back, too.")
    private @Nullable Location sink;

    @Mixin
    private InspectionOptions options = new InspectionOptions();

    @Option(names = "--dry-run", description = "Only print the plan.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--json", description = "The plan as one JSON object, on one line.")
    private boolean json;

    RollbackCommand(Terminal terminal, Connection connection) {
        this.terminal = terminal;
        this.connection = connection;
    }

    @Override
    public Integer call() throws IOException {
        try (Storage storage = connection.open(location)) {
            Plan plan = plan(storage);
            try (JsonGenerator to = terminal.json(false)) {
                PlanJson.write(plan, to);
            }
            terminal.endLine();
            return ExitStatus.OK;
        } catch (Refused refused) {
            terminal.err().println(refused.getMessage() + " " + refused.advice());
            return 4;
        }
    }

    private Plan plan(Storage storage) throws IOException, Refused {
        InspectionRequest asked = options.request();
        InspectionRequest request = new InspectionRequest(Depth.DEEP, asked.spark(), asked.conf());
        ProgressLine progress = new ProgressLine(terminal);
        try {
            Listing listing = OneCheckpoint.list(storage, location, terminal);
            Inspection inspection = Inspector.inspect(storage, listing, request, progress);
            Draft draft = new Rollback(storage, request, progress).draft(inspection, to);
            Location backup = new Location(location.scheme(), location.authority(), location.path() + "_rollback_" + TIME.format(Instant.now()));
            return new RollbackPlan(inspection, draft, backup).plan(sinkLog(inspection, draft), Cli.NAME, System.currentTimeMillis());
        } finally {
            progress.clear();
        }
    }

    private @Nullable SinkLog sinkLog(Inspection inspection, Draft draft) throws IOException, Refused {
        CheckpointInspection checkpoint = inspection.checkpoints().get(0);
        if (sink == null || checkpoint.checkpoint().kind() != Checkpoint.Kind.STRUCTURED_STREAMING) {
            return null;
        }
        CheckpointInspection.Progress progress = checkpoint.progress();
        long newest = LongStream.of(number(progress.latestOffsetBatch()), number(progress.latestCommitBatch())).max().getAsLong();
        try (Storage storage = connection.open(sink)) {
            return SinkLog.after(storage, sink, draft.batch(), newest);
        }
    }

    private static long number(@Nullable Long batch) {
        return batch == null ? -1 : batch;
    }
}

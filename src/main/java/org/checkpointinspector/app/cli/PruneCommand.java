package org.checkpointinspector.app.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.maintain.Subject;
import org.checkpointinspector.maintain.prune.Prune;
import org.checkpointinspector.maintain.prune.PrunePlan;
import org.checkpointinspector.maintain.rollback.Departure;
import org.checkpointinspector.maintain.rollback.Refused;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code prune}: sets aside what Spark itself would have removed. */
@Command(
        name = "prune",
        description = "Sets aside what Spark itself would have removed and did not: expired logs, old state, RocksDB files and RDDs that nothing names, leftovers. Refuses while in doubt.",
        footer = {
            "%nExamples:",
            "  checkpoint-inspector prune /data/checkpoints/orders --keep 100 --dry-run",
            "  checkpoint-inspector prune /data/checkpoints/orders --keep 100 --older-than 7d --yes"
        })
final class PruneCommand extends ActionCommand {
    @Parameters(arity = "0..1", paramLabel = "URI", converter = LocationArgument.class, description = "The checkpoint of a query or a DStream application.")
    private @Nullable Location location;

    @Option(names = "--keep", paramLabel = "N", defaultValue = "100", description = "How many of the last batches stay whole. Default: 100, as Spark's minBatchesToRetain.")
    private int keep;

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            converter = TimeArgument.class,
            defaultValue = "1h",
            description = "Only files so much older than the newest one: 30s, 90m, 12h, 7d. Default: 1h.")
    private Duration olderThan = Duration.ofHours(1);

    @Mixin
    private KeptIn kept = new KeptIn();

    @Mixin
    private InspectionOptions inspecting = new InspectionOptions();

    PruneCommand(Terminal terminal, Connection connection) {
        super(terminal, connection);
    }

    @Override
    int call(Acting acting) throws IOException, Refused {
        if (keep < 2) {
            return nothing("--keep is at least 2: a restart needs the last two batches.", ExitStatus.USAGE);
        }
        InspectionRequest request = inspecting.request(Depth.DEEP);
        Inspection inspection = acting.inspect(Required.location(location), request);
        Subject subject = Acting.subject(inspection);
        Storage storage = acting.places().storage(subject.location());
        List<Departure> departures = acting.showing(progress -> new Prune(storage, request, progress, keep, olderThan.toMillis()).departures(inspection));
        if (departures.isEmpty()) {
            return nothing("There is nothing to prune: nothing was changed.", ExitStatus.OK);
        }
        return acting.act(PrunePlan.of(subject, departures, keep, kept.of(subject, "pruned")), inspection);
    }
}

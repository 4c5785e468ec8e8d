package org.checkpointinspector.app.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.maintain.BackupPlace;
import org.checkpointinspector.maintain.Places;
import org.checkpointinspector.maintain.Subject;
import org.checkpointinspector.maintain.prune.Prune;
import org.checkpointinspector.maintain.prune.PrunePlan;
import org.checkpointinspector.maintain.rollback.Departure;
import org.checkpointinspector.maintain.rollback.Refused;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code prune}: sets aside what Spark itself would have removed. */
@Command(
        name = "prune",
        description = "Sets aside what Spark itself would have removed and did not: expired logs, old state, RocksDB files and RDDs that nothing names, leftovers. Refuses while in doubt.",
        footer = {
            "%nExamples:",
            "  checkpoint-inspector prune /data/checkpoints/orders --keep 100 --dry-run",
            "  checkpoint-inspector prune /data/checkpoints/orders --keep 100 --older-than 7d --yes"
        })
final class PruneCommand implements Callable<Integer> {

    /** Reads {@code 30s}, {@code 90m}, {@code 12h}, {@code 7d}. */
    static final class Age implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            if (!text.matches("\\d{1,6}[smhd]")) {
                throw new TypeConversionException("An age is a number with s, m, h or d, as 7d.");
            }
            long number = Long.parseLong(text.substring(0, text.length() - 1));
            return switch (text.charAt(text.length() - 1)) {
                case 's' -> Duration.ofSeconds(number);
                case 'm' -> Duration.ofMinutes(number);
                case 'h' -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        }
    }

    private final Terminal terminal;
    private final Connection connection;

    @Parameters(arity = "0..1", paramLabel = "URI", converter = LocationArgument.class, description = "The checkpoint of a query or a DStream application.")
    private @Nullable Location location;

    @Option(names = "--keep", paramLabel = "N", defaultValue = "100", description = "How many of the last batches stay whole. Default: 100, as Spark's minBatchesToRetain.")
    private int keep;

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            converter = Age.class,
            defaultValue = "1h",
            description = "Only files so much older than the newest one: 30s, 90m, 12h, 7d. Default: 1h.")
    private Duration olderThan = Duration.ofHours(1);

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

    PruneCommand(Terminal terminal, Connection connection) {
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
            if (keep < 2) {
                terminal.err().println("--keep is at least 2: a restart needs the last two batches.");
                return ExitStatus.USAGE;
            }
            InspectionRequest asked = inspecting.request();
            InspectionRequest request = new InspectionRequest(Depth.DEEP, asked.spark(), asked.conf());
            Inspection inspection = acting.inspect(Required.location(location), request);
            Subject subject = Subject.of(inspection, System.currentTimeMillis(), ProgramVersion.words());
            List<Departure> departures = departures(places, request, inspection);
            if (departures.isEmpty()) {
                terminal.err().println("There is nothing to prune: nothing was changed.");
                return ExitStatus.OK;
            }
            Location kept = backup == null ? BackupPlace.beside(subject.location(), "pruned", subject.nowMs()) : backup;
            return acting.act(PrunePlan.of(subject, departures, keep, kept), inspection);
        } catch (Refused refused) {
            terminal.err().println(refused.getMessage() + " " + refused.advice());
            terminal.err().println("Nothing was changed.");
            return ExitStatus.REFUSED;
        }
    }

    private List<Departure> departures(Places places, InspectionRequest request, Inspection inspection) throws IOException, Refused {
        ProgressLine progress = new ProgressLine(terminal);
        try {
            return new Prune(places.storage(inspection.listing().location()), request, progress, keep, olderThan.toMillis()).departures(inspection);
        } finally {
            progress.clear();
        }
    }
}

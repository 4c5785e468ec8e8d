package org.checkpointinspector.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.checkpointinspector.diagnose.watch.WatchEvent;
import org.checkpointinspector.diagnose.watch.WatchLimits;
import org.checkpointinspector.diagnose.watch.WatchMemory;
import org.checkpointinspector.diagnose.watch.WatchSession;
import org.checkpointinspector.diagnose.watch.WatchedCheckpoint;
import org.checkpointinspector.diagnose.watch.Webhook;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.report.Outcome;
import org.checkpointinspector.report.WatchJson;
import org.checkpointinspector.report.WatchText;
import org.checkpointinspector.settings.Thresholds;
import org.checkpointinspector.settings.ThresholdsFile;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watch}: what changes at checkpoints. */
@Command(
        name = "watch",
        description = "Prints a line for each change at checkpoints: batches, verdicts, limits that are exceeded, outages of the store. Reads only what is new. Ends on Ctrl-C.",
        footer = {
            "%nThe exit status is that of the last look; 1 at least where a limit is exceeded.",
            "%nExamples:",
            "  checkpoint-inspector watch --every 30s --batch-age 10m hdfs://nn/checkpoints",
            "  checkpoint-inspector watch --once --memory /var/lib/watch.json --thresholds limits.ini --webhook-file hook.txt s3a://bucket/checkpoints"
        })
final class WatchCommand implements Callable<Integer> {
    private static final long STEP_MS = 200;
    private static final Duration WEBHOOK_PAUSE = Duration.ofSeconds(1);

    private final Terminal terminal;
    private final Connection connection;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "URI", converter = LocationArgument.class, description = "Checkpoints, or folders with checkpoints at any depth.")
    private List<Location> locations = List.of();

    @Mixin
    private InspectionOptions options = new InspectionOptions();

    @Option(names = "--every", paramLabel = "TIME", converter = TimeArgument.class, defaultValue = "10s", description = "Time between two looks. Default: ${DEFAULT-VALUE}.")
    private Duration every = Duration.ofSeconds(10);

    @Option(names = "--once", description = "Look once and end; what changed since the last time is told where --memory is given.")
    private boolean once;

    @Option(names = "--polls", paramLabel = "N", description = "End after that many looks.")
    private @Nullable Long polls;

    @Option(names = "--memory", paramLabel = "FILE", description = "A local file that carries what was seen from one run to the next.")
    private @Nullable Path memoryFile;

    @Option(names = "--batch-age", paramLabel = "TIME", description = "Warn where the newest batch was committed longer ago.")
    private @Nullable String batchAge;

    @Option(names = "--delay", paramLabel = "TIME", description = "Warn where the newest batch takes longer.")
    private @Nullable String delay;

    @Option(names = "--size", paramLabel = "SIZE", description = "Warn where a checkpoint is larger, as 20GB.")
    private @Nullable String size;

    @Option(names = "--thresholds", paramLabel = "FILE", description = "A file with these limits, for all and for single checkpoints; the guide tells its format.")
    private @Nullable Path thresholdsFile;

    @Option(names = "--webhook", paramLabel = "URL", description = "Send what a person should know there, as JSON by POST. Its host alone is ever printed.")
    private @Nullable String webhook;

    @Option(names = "--webhook-file", paramLabel = "FILE", description = "The same, the address read from a file, so that no list of processes shows it.")
    private @Nullable Path webhookFile;

    @Option(names = "--json", description = "One JSON object a change, each on one line.")
    private boolean json;

    private @Nullable Webhook hook;

    WatchCommand(Terminal terminal, Connection connection) {
        this.terminal = terminal;
        this.connection = connection;
    }

    @Override
    public Integer call() throws IOException {
        Thresholds ofLine = ofLine();
        ThresholdsFile ofFile = thresholdsFile == null ? null : readThresholds(thresholdsFile);
        WatchMemory memory = memoryFile == null ? null : WatchMemory.open(memoryFile);
        List<WatchSession> sessions = new ArrayList<>();
        try (Webhook opened = openWebhook()) {
            hook = opened;
            for (Location location : locations) {
                sessions.add(new WatchSession(location, () -> connection.open(location), request(), address -> limits(address, ofLine, ofFile), this::print, Clock.systemUTC()));
            }
            if (memory != null) {
                sessions.forEach(session -> session.remember(memory.of(session.location())));
            }
            watch(sessions, Math.max(1, every.toMillis()), memory);
        } catch (CancelledException stopped) {
            terminal.err().println("Stopped.");
        } finally {
            sessions.forEach(WatchSession::close);
        }
        return status(sessions);
    }

    private void watch(List<WatchSession> sessions, long intervalMs, @Nullable WatchMemory memory) throws IOException {
        long left = once ? 1 : polls == null ? Long.MAX_VALUE : polls;
        long[] due = new long[sessions.size()];
        while (left > 0 && !terminal.done()) {
            for (int i = 0; i < due.length && !terminal.done(); i++) {
                if (System.nanoTime() / 1_000_000 - due[i] >= 0 || due[i] == 0) {
                    sessions.get(i).poll(terminal::cancelled);
                    due[i] = System.nanoTime() / 1_000_000 + sessions.get(i).waitMs(intervalMs);
                }
            }
            left--;
            if (memory != null) {
                sessions.forEach(memory::keep);
                memory.save();
            }
            if (left > 0) {
                rest(intervalMs);
            }
        }
    }

    private void rest(long ms) {
        try {
            for (long left = ms; left > 0 && !terminal.done(); left -= STEP_MS) {
                TimeUnit.MILLISECONDS.sleep(Math.min(left, STEP_MS));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    private void print(WatchEvent event) {
        try {
            if (json) {
                try (JsonGenerator generator = terminal.json(false)) {
                    WatchJson.write(event, generator);
                }
                terminal.endLine();
            } else {
                terminal.text().append(WatchText.line(event, terminal.style())).append('\n');
                terminal.flush();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        if (hook != null && event.alarming()) {
            hook.post(WatchJson.message(event));
        }
    }

    private int status(List<WatchSession> sessions) {
        Outcome worst = Outcome.GOOD;
        for (WatchSession session : sessions) {
            boolean exceeded = session.checkpoints().stream().map(WatchedCheckpoint::exceeded).anyMatch(limits -> !limits.isEmpty());
            worst = worst.or(session.out() || session.inspection() == null ? Outcome.UNKNOWN : Outcome.of(session.inspection())).or(exceeded ? Outcome.CAUTION : Outcome.GOOD);
        }
        return ExitStatus.of(worst);
    }

    private InspectionRequest request() {
        InspectionRequest asked = options.request();
        return new InspectionRequest(asked.depth() == null ? Depth.QUICK : asked.depth(), asked.spark(), asked.conf());
    }

    private static WatchLimits limits(String address, Thresholds ofLine, @Nullable ThresholdsFile ofFile) {
        Thresholds all = ofLine.orElse(ofFile == null ? Thresholds.NONE : ofFile.of(address));
        return new WatchLimits(all.batchAgeMs(), all.delayMs(), all.bytes());
    }

    private Thresholds ofLine() {
        return sensible(() -> {
            Thresholds thresholds = batchAge == null ? Thresholds.NONE : Thresholds.NONE.with("batch-age", batchAge);
            thresholds = delay == null ? thresholds : thresholds.with("delay", delay);
            return size == null ? thresholds : thresholds.with("size", size);
        });
    }

    private ThresholdsFile readThresholds(Path file) {
        return sensible(() -> ThresholdsFile.read(file));
    }

    private @Nullable Webhook openWebhook() {
        if (webhook == null && webhookFile == null) {
            return null;
        }
        return sensible(() -> {
            String address = webhook != null ? webhook : java.nio.file.Files.readString(webhookFile).strip();
            try {
                return new Webhook(new URI(address), WEBHOOK_PAUSE, terminal.err()::println);
            } catch (URISyntaxException wrong) {
                // the exception repeats the address, which may hold a secret
                throw new IllegalArgumentException("The webhook is no address.");
            }
        });
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T sensible(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage());
        } catch (IOException unreadable) {
            throw new ParameterException(spec.commandLine(), "Cannot read " + unreadable.getMessage() + ".");
        }
    }
}

package org.checkpointinspector.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.decode.dstream.DStreamCheckpointDecoder;
import org.checkpointinspector.diagnose.jar.JarCheck;
import org.checkpointinspector.diagnose.jar.JarReport;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.report.JarReportJson;
import org.checkpointinspector.report.JarReportText;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check-jar}: will this application recover from that checkpoint. */
@Command(
        name = "check-jar",
        description = "Says whether an application will recover from a DStream checkpoint: classes that are missing or changed, functions that are gone. No class is loaded.",
        footer = {"%nExample:", "  checkpoint-inspector check-jar hdfs://nn/checkpoints/orders target/orders-2.0.jar"})
final class CheckJarCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Connection connection;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "URI", converter = LocationArgument.class, description = "The checkpoint of a Spark Streaming (DStream) application.")
    private @Nullable Location location;

    @Parameters(index = "1", paramLabel = "JAR", description = "The application: a jar (jars in it are read, too), or a folder of classes or jars.")
    private @Nullable Path jar;

    @Option(names = "--json", description = "One JSON object, on one line.")
    private boolean json;

    @Option(names = "--pretty", description = "With --json: indented.")
    private boolean pretty;

    CheckJarCommand(Terminal terminal, Connection connection) {
        this.terminal = terminal;
        this.connection = connection;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(jar)) {
            throw new ParameterException(spec.commandLine(), "There is no " + jar + ". Give the application's jar, or a folder of classes or jars.");
        }
        Inspection inspection = Inspecting.inspect(connection, location, new InspectionRequest(Depth.QUICK, java.util.List.of(), java.util.Map.of()), terminal);
        Optional<CheckpointInspection> application = inspection.checkpoints().stream()
                .filter(each -> each.checkpoint().kind() == Checkpoint.Kind.DSTREAM && each.application() != null && each.application().recoveryFile() != null)
                .findFirst();
        if (application.isEmpty()) {
            terminal.err().println("There is no checkpoint file of a Spark Streaming application at " + location + " that could be read. A streaming query keeps no classes in its checkpoint.");
            return ExitStatus.UNREADABLE;
        }
        return check(inspection.listing().location().resolve(application.get().checkpoint().path()), application.get().application().recoveryFile());
    }

    private int check(Location checkpoint, String file) throws IOException {
        DStreamCheckpoint decoded;
        try (Storage storage = connection.open(checkpoint);
                InputStream stored = storage.open(checkpoint.resolve(file))) {
            decoded = new DStreamCheckpointDecoder().decode(stored).readable().orElseThrow(() -> new IOException(file + " is damaged."));
        }
        JarReport report = JarCheck.check(decoded, file, jar);
        if (report.classesSeen() == 0) {
            terminal.err().println("There are no classes in " + jar + ". Give the application's jar, or a folder of classes or jars.");
            return ExitStatus.UNREADABLE;
        }
        print(checkpoint, report);
        return switch (report.result()) {
            case FITS -> ExitStatus.OK;
            case UNKNOWN -> ExitStatus.CAUTION;
            default -> ExitStatus.BAD;
        };
    }

    private void print(Location checkpoint, JarReport report) throws IOException {
        if (json) {
            try (JsonGenerator generator = terminal.json(pretty)) {
                JarReportJson.write(checkpoint, report, generator);
            }
            terminal.endLine();
        } else {
            JarReportText.write(report, terminal.text(), terminal.style());
            terminal.flush();
        }
    }
}

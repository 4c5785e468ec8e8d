package org.checkpointinspector.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.checkpointinspector.storage.Location;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Asks for the window; a desktop opens a folder with it. What is there is looked at by the window, not here. */
@Command(name = "open", description = "Opens the window on a checkpoint, or on a folder with checkpoints.")
final class OpenCommand implements Callable<Integer> {
    private final Consumer<List<String>> window;

    @Parameters(
            arity = "1..*",
            paramLabel = "LOCATION",
            description = "Path or address; the first one is shown, the others stand with the recent ones.",
            converter = LocationArgument.class)
    private List<Location> locations = List.of();

    OpenCommand(Consumer<List<String>> window) {
        this.window = window;
    }

    @Override
    public Integer call() {
        window.accept(locations.stream().map(Location::toString).toList());
        return ExitStatus.OK;
    }
}

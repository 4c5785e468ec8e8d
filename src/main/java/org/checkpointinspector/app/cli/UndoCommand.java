package org.checkpointinspector.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.checkpointinspector.maintain.Places;
import org.checkpointinspector.maintain.Plan;
import org.checkpointinspector.maintain.PlanUndo;
import org.checkpointinspector.maintain.Runner;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code undo}: takes a plan back. */
@Command(
        name = "undo",
        description = "Takes back what another command did, however far it got. Refuses if Spark has written there since.",
        footer = {
            "%nExample:",
            "  checkpoint-inspector undo /data/checkpoints/orders_backup_20261122-175618"
        })
final class UndoCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Connection connection;

    @Parameters(paramLabel = "PLAN", converter = LocationArgument.class, description = "The folder of the backup that the command made, or the plan.json in it.")
    private @Nullable Location plan;

    @Mixin
    private ActionOptions options = new ActionOptions();

    UndoCommand(Terminal terminal, Connection connection) {
        this.terminal = terminal;
        this.connection = connection;
    }

    @Override
    public Integer call() throws IOException {
        try (Places places = connection.places()) {
            Plan done = Runner.read(places, Required.location(plan));
            Plan undo = PlanUndo.of(places, done, System.currentTimeMillis(), ProgramVersion.words());
            if (undo.phases().isEmpty()) {
                terminal.err().println("There is nothing to take back: nothing was moved or removed.");
                return ExitStatus.OK;
            }
            return new Acting(terminal, places, options).act(undo, null);
        }
    }
}

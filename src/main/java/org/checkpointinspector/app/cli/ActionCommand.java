package org.checkpointinspector.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.checkpointinspector.maintain.Places;
import org.checkpointinspector.maintain.rollback.Refused;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that makes a plan and carries it out, or goes on with one that stopped half-way. */
abstract class ActionCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Connection connection;

    @Option(
            names = "--resume",
            paramLabel = "PLAN",
            converter = LocationArgument.class,
            description = "Go on with a plan that stopped half-way: the folder of its backup.")
    private @Nullable Location resume;

    @Mixin
    private ActionOptions options = new ActionOptions();

    ActionCommand(Terminal terminal, Connection connection) {
        this.terminal = terminal;
        this.connection = connection;
    }

    /**
     * Makes the plan and has it carried out.
     *
     * @return the exit status
     * @throws Refused if what is asked for cannot be planned, or not proven to be right
     */
    abstract int call(Acting acting) throws IOException, Refused;

    @Override
    public final Integer call() throws IOException {
        try (Places places = connection.places()) {
            Acting acting = new Acting(terminal, places, options);
            return resume == null ? call(acting) : acting.resume(resume);
        } catch (Refused refused) {
            terminal.err().println(refused.getMessage() + " " + refused.advice());
            return nothing("Nothing was changed.", ExitStatus.REFUSED);
        }
    }

    /** Where the program reads and writes. */
    Terminal terminal() {
        return terminal;
    }

    /** Says that nothing is done, and why. */
    int nothing(String words, int status) {
        terminal.err().println(words);
        return status;
    }
}

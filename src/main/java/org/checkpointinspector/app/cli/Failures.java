package org.checkpointinspector.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.checkpointinspector.report.Secrets;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.StorageException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what was thrown into a sentence on standard error and an exit status. The one place that does so. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final Terminal terminal;
    private final BooleanSupplier debug;

    Failures(Terminal terminal, BooleanSupplier debug) {
        this.terminal = terminal;
        this.debug = debug;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        terminal.err().println(failure.getMessage());
        if (command.getParent() == null && isPlace(arguments)) {
            terminal.err().println("To judge a checkpoint: " + Cli.NAME + " inspect " + arguments[0]);
        } else {
            UnmatchedArgumentException.printSuggestions(failure, terminal.err());
        }
        terminal.err().println("Help: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitStatus.USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return tell(failure);
    }

    /** Says what happened and returns the status that goes with it. */
    int tell(Throwable failure) {
        int status = ExitStatus.UNREADABLE;
        if (failure instanceof StorageException storage) {
            terminal.err().println(Secrets.text(storage.getMessage() + " " + storage.advice()));
        } else if (failure instanceof CancelledException) {
            terminal.err().println("Cancelled.");
        } else if (failure instanceof IOException) {
            terminal.err().println(Secrets.text("Reading or writing failed: " + failure.getMessage()));
        } else if (failure instanceof OutOfMemoryError) {
            status = ExitStatus.FAULT;
            terminal.err().println("There was not enough memory. Give more, such as CHECKPOINT_INSPECTOR_OPTS=-Xmx4g, or inspect fewer places at once.");
        } else {
            status = ExitStatus.FAULT;
            terminal.err().println("This is a fault of " + Cli.NAME + ", not of your checkpoint: " + failure);
            terminal.err().println("Please report it with what --debug prints.");
        }
        if (debug.getAsBoolean()) {
            failure.printStackTrace(terminal.err());
        }
        terminal.err().flush();
        return status;
    }

    private static boolean isPlace(String[] arguments) {
        try {
            return arguments.length > 0 && (arguments[0].contains("://") || Files.exists(Path.of(arguments[0])));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}

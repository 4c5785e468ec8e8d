package org.checkpointinspector.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.checkpointinspector.report.Style;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line: what there is, and the options that all commands share. To add a command, write its class and add one line here. */
@Command(
        name = Cli.NAME,
        description = "Opens, decodes and judges the checkpoint directories of Apache Spark streaming jobs.",
        footer = {"", "Without arguments, the window opens."},
        synopsisSubcommandLabel = "COMMAND",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        usageHelpWidth = 100,
        usageHelpAutoWidth = false,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:restarts, nothing wrong; for other commands: done",
            "1:restarts, with warnings or unread bytes",
            "2:fails, or restarts and silently loses data",
            "3:could not be read, or was cancelled",
            "4:a guard refused, and nothing was changed",
            "5:a change stopped half-way; it can be resumed and undone",
            "64:the command line makes no sense",
            "70:a fault of this program"
        },
        exitCodeOnInvalidInput = ExitStatus.USAGE,
        exitCodeOnExecutionException = ExitStatus.FAULT)
public final class Cli {
    static final String NAME = "checkpoint-inspector";

    private Cli(Terminal terminal) {
        connection = new Connection(terminal);
    }

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show stack traces and what the libraries log.")
    private boolean debug;

    @Mixin
    private final Connection connection;

    /** Runs one command line that asks for no window and returns its {@link ExitStatus}. Everything written is flushed. */
    static int run(List<String> arguments, Terminal terminal) {
        return run(arguments, terminal, locations -> {});
    }

    /**
     * Runs one command line and returns its {@link ExitStatus}. Everything written is flushed.
     *
     * @param window told, before this returns, which addresses the window is asked to open, if it is
     */
    public static int run(List<String> arguments, Terminal terminal, Consumer<List<String>> window) {
        Cli root = new Cli(terminal);
        CommandLine commandLine = new CommandLine(root);
        commandLine.addSubcommand(new InspectCommand(terminal, root.connection));
        commandLine.addSubcommand(new ExplainCommand(terminal, root.connection));
        commandLine.addSubcommand(new WatchCommand(terminal, root.connection));
        commandLine.addSubcommand(new CheckJarCommand(terminal, root.connection));
        commandLine.addSubcommand(new CompareCommand(terminal, root.connection));
        commandLine.addSubcommand(new LsCommand(terminal, root.connection));
        commandLine.addSubcommand(new StateCommand(terminal, root.connection));
        commandLine.addSubcommand(new DecodeCommand(terminal, root.connection));
        commandLine.addSubcommand(new OpenCommand(window));
        commandLine.addSubcommand(new OffsetsCommand(terminal, root.connection));
        commandLine.addSubcommand(new RollbackCommand(terminal, root.connection));
        commandLine.addSubcommand(new PruneCommand(terminal, root.connection));
        commandLine.addSubcommand(new RulesCommand(terminal));
        commandLine.addSubcommand(new BackupCommand(terminal, root.connection));
        commandLine.addSubcommand(new VerifyCommand(terminal, root.connection));
        commandLine.addSubcommand(new RestoreCommand(terminal, root.connection));
        commandLine.addSubcommand(new ClearCommand(terminal, root.connection));
        commandLine.addSubcommand(new UndoCommand(terminal, root.connection));
        commandLine.addSubcommand(new SamplesCommand(terminal, root.connection));
        commandLine.addSubcommand(new CommandLine(new AutoComplete.GenerateCompletion()));
        PrintWriter out = new PrintWriter(terminal.text());
        Failures failures = new Failures(terminal, () -> root.debug);
        commandLine.setOut(out).setErr(terminal.err());
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.style().equals(Style.COLOURS) ? Ansi.ON : Ansi.OFF));
        commandLine.setParameterExceptionHandler(failures).setExecutionExceptionHandler(failures);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        try {
            int status = commandLine.execute(arguments.toArray(String[]::new));
            out.flush();
            return flushed(terminal, failures, status);
        } catch (OutOfMemoryError | StackOverflowError tooMuch) {
            return failures.tell(tooMuch);
        }
    }

    /** Says why there is no window, and inspects the samples that ship with the program instead. */
    public static int runSamples(List<String> options, String whyNoWindow, Terminal terminal) {
        terminal.err().println(whyNoWindow);
        List<String> line = new ArrayList<>(options);
        line.add("samples");
        return run(line, terminal);
    }

    /** Says why there is no window and which command tells the same in the terminal, and returns the status of that. */
    public static int tellNoWindow(String why, String location, Terminal terminal) {
        terminal.err().println(why + " In the terminal: " + NAME + " inspect " + location);
        return ExitStatus.UNREADABLE;
    }

    /** Tells of a failure outside of all commands, and returns its status. */
    public static int tellFault(RuntimeException fault, List<String> options, Terminal terminal) {
        return new Failures(terminal, () -> options.contains("--debug")).tell(fault);
    }

    private static int flushed(Terminal terminal, Failures failures, int status) {
        try {
            terminal.flush();
            return status;
        } catch (IOException failure) {
            return failures.tell(failure);
        }
    }
}

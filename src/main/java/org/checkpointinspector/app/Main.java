package org.checkpointinspector.app;

import java.util.ArrayList;
import java.util.List;
import org.checkpointinspector.app.cli.Cli;
import org.checkpointinspector.app.cli.Interrupt;
import org.checkpointinspector.app.cli.Terminal;

/** Starts the program: the window without arguments or where a command asks for it, else the command line. */
public final class Main {
    private static final String DEBUG = "--debug";

    private Main() {}

    /** Starts the program and ends the process with an {@link org.checkpointinspector.app.cli.ExitStatus}. */
    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        if (words.contains(DEBUG)) {
            // read by logback.xml, which is loaded with the first logger
            System.setProperty("checkpointinspector.log.level", "INFO");
            System.setProperty("checkpointinspector.log.trace", "ex");
            System.setProperty("checkpointinspector.log.retries", "true");
        }
        if (words.stream().allMatch(DEBUG::equals)) {
            WindowOrSamples.run(words);
            return;
        }
        Interrupt interrupt = Interrupt.listen();
        List<String> toOpen = new ArrayList<>();
        int status = Cli.run(words, Terminal.ofProcess(interrupt::requested), toOpen::addAll);
        if (toOpen.isEmpty()) {
            interrupt.exit(status);
        }
        interrupt.leave();
        WindowOrSamples.open(toOpen, words);
    }
}

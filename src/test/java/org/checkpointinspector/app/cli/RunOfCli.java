package org.checkpointinspector.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.checkpointinspector.report.Style;

/**
 * One command line, run in this JVM.
 *
 * @param status its exit status
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record RunOfCli(int status, String out, String err) {

    public static RunOfCli of(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return to(out, out, false, () -> false, arguments);
    }

    static RunOfCli withProgress(BooleanSupplier cancelled, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return to(out, out, true, cancelled, arguments);
    }

    static RunOfCli to(OutputStream out, String... arguments) {
        return to(out, new ByteArrayOutputStream(), false, () -> false, arguments);
    }

    private static RunOfCli to(OutputStream out, ByteArrayOutputStream kept, boolean progress, BooleanSupplier cancelled, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(out, err, StandardCharsets.UTF_8, Style.PLAIN, progress, cancelled);
        int status = Cli.run(List.of(arguments), terminal);
        return new RunOfCli(status, kept.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}

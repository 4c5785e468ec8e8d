package org.checkpointinspector.app.ui.state;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.checkpointinspector.app.ui.Backend;
import org.checkpointinspector.report.StateCsv;
import org.checkpointinspector.report.StateOutput;
import org.checkpointinspector.state.StateChange;
import org.checkpointinspector.state.StateProblem;
import org.checkpointinspector.state.StateRow;
import org.checkpointinspector.state.StateTable;
import org.checkpointinspector.storage.CancelledException;

/** Writes all rows of a table to a local file, as the command line prints them: whole or not at all. */
final class StateExport implements RowsWanted.Sink {
    private static final int TOLD_EVERY = 1 << 10;

    /** The two forms. */
    enum Form {
        /** RFC 4180. */
        CSV,
        /** One object a line. */
        JSON_LINES
    }

    /**
     * What was written.
     *
     * @param file the file
     * @param rows how many rows or changes
     * @param problems how often rows could not be read
     */
    record Done(Path file, long rows, long problems) {}

    private final StateOutput output;
    private final BooleanSupplier cancelled;
    private final LongConsumer progress;
    private long rows;
    private long problems;

    private StateExport(StateOutput output, BooleanSupplier cancelled, LongConsumer progress) {
        this.output = output;
        this.cancelled = cancelled;
        this.progress = progress;
    }

    /** Writes; a file of that name is replaced once the new one is complete. */
    static Done write(Backend backend, RowsWanted wanted, StateTable table, Form form, Path file, BooleanSupplier cancelled, LongConsumer progress) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            StateExport export;
            try (BufferedWriter writer = Files.newBufferedWriter(part)) {
                StateOutput output = form == Form.JSON_LINES
                        ? StateOutput.jsonLines(writer)
                        : wanted.since() == null ? StateCsv.ofRows(table, writer) : StateCsv.ofChanges(table, writer);
                export = new StateExport(output, cancelled, progress);
                wanted.read(backend, export);
                if (cancelled.getAsBoolean()) {
                    throw new CancelledException();
                }
                output.end();
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return new Done(file, export.rows, export.problems);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Override
    public boolean row(StateRow row) throws IOException {
        output.row(row);
        return counted();
    }

    @Override
    public boolean change(StateChange change) throws IOException {
        output.change(change);
        return counted();
    }

    private boolean counted() {
        if ((++rows & TOLD_EVERY - 1) == 0) {
            progress.accept(rows);
        }
        return !cancelled.getAsBoolean();
    }

    @Override
    public void problem(StateProblem problem) {
        problems++;
    }

    @Override
    public boolean cancelled() {
        return cancelled.getAsBoolean();
    }
}

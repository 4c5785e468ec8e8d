package org.checkpointinspector.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.checkpointinspector.decode.dstream.RddRecord;
import org.checkpointinspector.inspect.dstream.DStreamState;
import org.checkpointinspector.inspect.dstream.DStreamState.Rdd;
import org.checkpointinspector.report.Amounts;
import org.checkpointinspector.report.DStreamStateCsv;
import org.checkpointinspector.report.DStreamStateJson;
import org.checkpointinspector.report.DStreamStateText;
import org.checkpointinspector.state.StateProblem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** {@code state} of a Spark Streaming application: rows of its checkpointed RDDs. */
final class DStreamRows {

    /**
     * What is asked for; null for all.
     *
     * @param stream number of a DStream
     * @param rdd path or name of an RDD's folder; {@code all} for every one there is
     * @param batchMs a batch
     * @param partition a partition
     */
    record Wanted(@Nullable Integer stream, @Nullable String rdd, @Nullable Long batchMs, @Nullable Integer partition) {

        /** By default, the RDDs that a recovery reads. */
        private Predicate<Rdd> chosen() {
            boolean any = rdd != null || batchMs != null;
            return one -> (stream == null || stream.equals(one.stream()))
                    && (batchMs == null || batchMs.equals(one.batchMs()))
                    && (rdd == null || rdd.equals("all") || rdd.equals(one.path()) || rdd.equals(one.name()))
                    && (any || one.needed());
        }
    }

    /** One form of output. */
    private interface Output {
        void row(Rdd rdd, int partition, RddRecord row) throws IOException;

        void end() throws IOException;
    }

    private final Terminal terminal;
    private final DStreamState state;
    private boolean incomplete;

    DStreamRows(Terminal terminal, DStreamState state) {
        this.terminal = terminal;
        this.state = state;
    }

    /**
     * Prints the rows.
     *
     * @param form {@code json}, {@code csv} or {@code text}
     */
    int print(Wanted wanted, String form, CommandLine command) throws IOException {
        List<Rdd> chosen = state.rdds().stream().filter(wanted.chosen()).toList();
        if (state.rdds().isEmpty()) {
            terminal.err().println("The application keeps no state: there is no checkpointed RDD.");
            return ExitStatus.OK;
        }
        if (chosen.isEmpty() && wanted.equals(new Wanted(null, null, null, wanted.partition()))) {
            terminal.err().println((state.namedBy() == null ? "No checkpoint file can be read, so it cannot be told which RDD belongs to which batch."
                    : state.namedBy() + " names no RDD that a recovery would read.") + " Choose one by --rdd:" + names());
            return ExitStatus.UNREADABLE;
        }
        if (chosen.isEmpty()) {
            throw new ParameterException(command, "There is no such checkpointed RDD. There are:" + names());
        }
        Output output = output(form);
        for (Rdd rdd : chosen) {
            state.read(rdd, wanted.partition(), sink(output));
        }
        output.end();
        return incomplete ? ExitStatus.UNREADABLE : ExitStatus.OK;
    }

    private String names() {
        return state.rdds().stream()
                .map(rdd -> "\n  --rdd " + rdd.path() + (rdd.stream() == null ? "  named by no file"
                        : "  " + rdd.streamType() + " #" + rdd.stream() + (rdd.batchMs() == null ? "" : ", batch " + rdd.batchMs()))
                        + ", " + Amounts.count(rdd.partitions().size(), "partition"))
                .collect(Collectors.joining());
    }

    private DStreamState.RowSink sink(Output output) {
        return new DStreamState.RowSink() {
            @Override
            public void row(Rdd rdd, int partition, RddRecord row) throws IOException {
                output.row(rdd, partition, row);
            }

            @Override
            public void problem(StateProblem problem) {
                incomplete = true;
                terminal.err().println(problem.path() + ": " + problem.detail());
            }

            @Override
            public boolean cancelled() {
                return terminal.cancelled() || terminal.done();
            }
        };
    }

    private Output output(String form) throws IOException {
        return switch (form) {
            case "json" -> json(terminal.json(false));
            case "csv" -> csv(new DStreamStateCsv(terminal.text()));
            default -> text(new DStreamStateText(terminal.text(), terminal.style()));
        };
    }

    private static Output text(DStreamStateText text) {
        return new Output() {
            @Override
            public void row(Rdd rdd, int partition, RddRecord row) throws IOException {
                text.write(rdd, partition, row);
            }

            @Override
            public void end() throws IOException {
                text.end();
            }
        };
    }

    private static Output csv(DStreamStateCsv csv) {
        return new Output() {
            @Override
            public void row(Rdd rdd, int partition, RddRecord row) throws IOException {
                csv.write(rdd, partition, row);
            }

            @Override
            public void end() {
                // nothing is held back
            }
        };
    }

    private Output json(JsonGenerator json) {
        return new Output() {
            @Override
            public void row(Rdd rdd, int partition, RddRecord row) throws IOException {
                DStreamStateJson.write(rdd, partition, row, json);
            }

            @Override
            public void end() throws IOException {
                json.close();
                terminal.endLine();
            }
        };
    }
}

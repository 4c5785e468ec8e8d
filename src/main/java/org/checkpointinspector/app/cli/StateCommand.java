package org.checkpointinspector.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.checkpointinspector.inspect.dstream.DStreamState;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.Checkpoints;
import org.checkpointinspector.report.Amounts;
import org.checkpointinspector.report.StateCsv;
import org.checkpointinspector.report.StateOutput;
import org.checkpointinspector.report.StateText;
import org.checkpointinspector.state.StateChange;
import org.checkpointinspector.state.StateChangeSink;
import org.checkpointinspector.state.StateChanges;
import org.checkpointinspector.state.StateProblem;
import org.checkpointinspector.state.StateReader;
import org.checkpointinspector.state.StateRow;
import org.checkpointinspector.state.StateRowSink;
import org.checkpointinspector.state.StateTable;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code state}: the rows of a query's state, or of a Spark Streaming application's. */
@Command(
        name = "state",
        description = {
            "Prints the rows of a query's state, with the columns of Spark's own statestore source.",
            "For a Spark Streaming application (DStreams): the rows of its checkpointed RDDs, those that a recovery reads where none is chosen."
        },
        footer = {
            "%nWhat could not be read is told on standard error, and the exit status is then 3.",
            "%nExamples:",
            "  checkpoint-inspector state /data/checkpoints/orders --json | jq -c .row",
            "  checkpoint-inspector state /data/checkpoints/orders --operator 0 --store default --csv > rows.csv",
            "  checkpoint-inspector state /data/checkpoints/orders --since 40 --batch 41",
            "  checkpoint-inspector state /data/checkpoints/orders --schemas",
            "  checkpoint-inspector state /data/checkpoints/wordcount --rdd rdd-34"
        })
final class StateCommand implements Callable<Integer> {

    /** At most one of them. */
    static final class FormatOption {
        @Option(names = "--json", required = true, description = "One JSON object a row, each on one line.")
        private boolean json;

        @Option(names = "--csv", required = true, description = "One line a row, for one store; columns as in the table.")
        private boolean csv;
    }

    private final Terminal terminal;
    private final Connection connection;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "URI", converter = LocationArgument.class, description = "The checkpoint of a query or of a Spark Streaming application.")
    private @Nullable Location location;

    @Option(names = "--operator", paramLabel = "N", description = "Only this stateful operator, or DStream.")
    private @Nullable Integer operator;

    @Option(names = "--partition", paramLabel = "P", description = "Only this partition.")
    private @Nullable Integer partition;

    @Option(names = "--store", paramLabel = "S", description = "Only this store or state variable; left or right for a side of a join as its input had it.")
    private @Nullable String store;

    @Option(names = "--batch", paramLabel = "N", description = "The state after this batch. Default: the last that was committed. For DStreams the batch's time in ms.")
    private @Nullable Long batch;

    @Option(names = "--rdd", paramLabel = "FOLDER", description = "Only this checkpointed RDD of a Spark Streaming application, by its path or name; all for every one.")
    private @Nullable String rdd;

    @Option(names = "--since", paramLabel = "N", description = "Only what changed after this batch: rows added, updated, removed. -1: since before the first.")
    private @Nullable Long since;

    @Option(names = "--schemas", description = "Not the rows but their schemas: every one that was ever written down, and what changed from one to the next.")
    private boolean schemas;

    @ArgGroup
    private @Nullable FormatOption format;

    StateCommand(Terminal terminal, Connection connection) {
        this.terminal = terminal;
        this.connection = connection;
    }

    @Override
    public Integer call() throws IOException {
        try (Storage storage = connection.open(location)) {
            Listing listing = storage.list(location, (files, folder) -> {
                if (terminal.cancelled()) {
                    throw new CancelledException();
                }
            });
            Checkpoint checkpoint = withState(listing);
            if (checkpoint == null) {
                return ExitStatus.UNREADABLE;
            }
            if (checkpoint.kind() == Checkpoint.Kind.DSTREAM) {
                demand(store == null && since == null && !schemas, "--store, --since and --schemas are for queries; a Spark Streaming application has --rdd.");
                return new DStreamRows(terminal, DStreamState.open(storage, listing, checkpoint))
                        .print(new DStreamRows.Wanted(operator, rdd, batch, partition), format == null ? "text" : format.json ? "json" : "csv", spec.commandLine());
            }
            if (schemas) {
                demand(rdd == null && since == null && batch == null && partition == null, "--schemas goes with --operator and --store only.");
                demand(format == null || !format.csv, "--schemas prints text or --json.");
                return new StateSchemas(terminal, storage, listing, checkpoint).print(operator, store, format != null);
            }
            demand(rdd == null, "--rdd is for Spark Streaming applications; a query has --operator and --store.");
            return since == null
                    ? print(StateReader.open(storage, listing, checkpoint, batch), StateReader::tables, this::readRows)
                    : print(changes(storage, listing, checkpoint), StateChanges::tables, (changes, sink) -> changes.read(wanted(), partition, sink));
        }
    }

    /** Says first how much there is to read, where a person reads. */
    private void readRows(StateReader reader, Problems sink) throws IOException {
        long bytes = format == null ? reader.bytes(wanted(), partition) : 0;
        if (bytes > 0) {
            terminal.err().println("Reading " + Amounts.bytes(bytes) + " of state files.");
        }
        reader.read(wanted(), partition, sink);
    }

    private Optional<StateChanges> changes(Storage storage, Listing listing, Checkpoint checkpoint) throws IOException {
        try {
            return StateChanges.open(storage, listing, checkpoint, since, batch);
        } catch (IllegalArgumentException wrongOrder) {
            throw new ParameterException(spec.commandLine(), wrongOrder.getMessage());
        }
    }

    private void demand(boolean fits, String otherwise) {
        if (!fits) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private @Nullable Checkpoint withState(Listing listing) {
        List<Checkpoint> queries = Checkpoints.find(listing).stream()
                .filter(each -> each.kind() != Checkpoint.Kind.FILE_SINK_LOG)
                .toList();
        if (queries.size() == 1) {
            return queries.get(0);
        }
        if (queries.isEmpty()) {
            terminal.err().println("There is no checkpoint of a streaming query or application at " + location + ".");
        } else {
            terminal.err().println("There are several checkpoints at " + location + ". Name one of them:");
            queries.forEach(each -> terminal.err().println("  " + listing.location().resolve(each.path())));
        }
        return null;
    }

    private interface Reading<R> {
        void read(R reader, Problems sink) throws IOException;
    }

    private <R> int print(Optional<R> reader, Function<R, List<StateTable>> tablesOf, Reading<R> reading) throws IOException {
        if (reader.isEmpty()) {
            terminal.err().println("No batch was committed, so there is no state yet. Ask for one by --batch.");
            return ExitStatus.UNREADABLE;
        }
        List<StateTable> all = tablesOf.apply(reader.get());
        List<StateTable> tables = all.stream().filter(wanted()).toList();
        if (tables.isEmpty() && !all.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "There is no such store. There are:" + names(all));
        }
        StateOutput output = output(tables);
        Problems sink = new Problems(output);
        reading.read(reader.get(), sink);
        output.end();
        if (format != null && format.json) {
            terminal.endLine();
        }
        if (tables.isEmpty() && !sink.any) {
            terminal.err().println("The query keeps no state.");
        }
        return sink.any ? ExitStatus.UNREADABLE : ExitStatus.OK;
    }

    private Predicate<StateTable> wanted() {
        return table -> (operator == null || operator == table.operator())
                && (store == null ? !table.view() : store.equals(table.store()) || store.equals(table.stateVariable()));
    }

    private static String names(List<StateTable> tables) {
        return tables.stream()
                .map(table -> "\n  --operator " + table.operator() + " --store '" + table.name() + "'")
                .collect(Collectors.joining());
    }

    private StateOutput output(List<StateTable> tables) throws IOException {
        if (format != null && format.json) {
            return StateOutput.jsonLines(terminal.json(false));
        }
        return format != null && format.csv ? csv(tables) : new StateText(terminal.text(), terminal.style());
    }

    private StateOutput csv(List<StateTable> tables) throws IOException {
        if (tables.stream().map(StateTable::columns).distinct().count() > 1) {
            throw new ParameterException(spec.commandLine(), "A CSV has one set of columns. Choose one of these:" + names(tables));
        }
        if (tables.isEmpty()) {
            return new StateText(terminal.text(), terminal.style());
        }
        return since == null ? StateCsv.ofRows(tables.get(0), terminal.text()) : StateCsv.ofChanges(tables.get(0), terminal.text());
    }

    private final class Problems implements StateRowSink, StateChangeSink {
        private final StateOutput output;
        private boolean any;
        private boolean spillSaid;

        private Problems(StateOutput output) {
            this.output = output;
        }

        @Override
        public boolean row(StateRow row) throws IOException {
            output.row(row);
            return !terminal.done();
        }

        @Override
        public boolean change(StateChange change) throws IOException {
            output.change(change);
            return !terminal.done();
        }

        @Override
        public void problem(StateProblem problem) {
            any = true;
            terminal.err().println(problem.path() + ": " + problem.detail());
        }

        @Override
        public boolean cancelled() {
            return terminal.cancelled();
        }

        @Override
        public void recovered(StateProblem problem) {
            terminal.err().println(problem.path() + ": " + problem.detail() + " (all rows could be read from an older snapshot)");
        }

        @Override
        public void spilled(Path folder, long bytes) {
            if (!spillSaid) {
                terminal.err().println("The state does not fit into memory; it is sorted in " + folder + ", which is removed afterwards.");
                spillSaid = true;
            }
        }
    }
}

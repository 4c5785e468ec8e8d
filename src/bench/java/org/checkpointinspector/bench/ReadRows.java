package org.checkpointinspector.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.checkpointinspector.layout.Checkpoints;
import org.checkpointinspector.state.StateProblem;
import org.checkpointinspector.state.StateReader;
import org.checkpointinspector.state.StateRow;
import org.checkpointinspector.state.StateRowSink;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingProgress;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.Stores;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Every row of a query's state, decoded, from the listing on: the folder is {@code -Dcheckpoint}, which {@code src/bench/rows.sh} lets Spark write and load first.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ReadRows {

    private final Location location = Location.of(Path.of(System.getProperty("checkpoint", "")));

    /** Reads them and counts. */
    @Benchmark
    public long rows() throws IOException {
        try (Storage storage = Stores.open(location)) {
            Listing listing = storage.list(location, ListingProgress.NONE);
            StateReader reader = StateReader.open(storage, listing, Checkpoints.find(listing).get(0), null).orElseThrow();
            Counter counter = new Counter();
            reader.read(table -> true, null, counter);
            if (counter.rows != Long.getLong("rows", 1_000_000)) {
                throw new IllegalStateException(counter.rows + " rows");
            }
            return counter.values;
        }
    }

    private static final class Counter implements StateRowSink {
        private long rows;
        private long values;

        @Override
        public boolean row(StateRow row) {
            rows++;
            values += row.row().values().size();
            return true;
        }

        @Override
        public void problem(StateProblem problem) {
            throw new IllegalStateException(problem.toString());
        }
    }
}

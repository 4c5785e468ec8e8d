package org.checkpointinspector.diagnose.compare;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.checkpointinspector.state.StateProblem;
import org.checkpointinspector.state.StateReader;
import org.checkpointinspector.state.StateRow;
import org.checkpointinspector.state.StateRowSink;
import org.checkpointinspector.state.StateTable;
import org.jspecify.annotations.Nullable;

/** How many rows each table of the state has on both sides, and whether its columns are the same. */
final class StateComparing {

    /** State beyond this is not read: what {@code inspect} reads without being asked to. */
    private static final long MOST_BYTES = 256L << 20;

    private final List<Comparison.Fact> facts;
    private final List<String> notes;

    StateComparing(List<Comparison.Fact> facts, List<String> notes) {
        this.facts = facts;
        this.notes = notes;
    }

    /**
     * A table of one side.
     *
     * @param rows null where not all of them could be read
     */
    private record Table(String columns, @Nullable Long rows) {}

    /** Adds the facts. A batch that is null is the newest that was committed. */
    void compare(CheckpointSide left, @Nullable Long ofLeft, CheckpointSide right, @Nullable Long ofRight) {
        Map<String, Table> onLeft = tables(left, ofLeft);
        Map<String, Table> onRight = tables(right, ofRight);
        TreeSet<String> names = new TreeSet<>(onLeft.keySet());
        names.addAll(onRight.keySet());
        for (String name : names) {
            Table l = onLeft.get(name);
            Table r = onRight.get(name);
            facts.add(new Comparison.Fact("rows of " + name, rows(l), rows(r)));
            Comparison.Fact columns = new Comparison.Fact("columns of " + name, l == null ? null : l.columns(), r == null ? null : r.columns());
            if (columns.differs()) {
                facts.add(columns);
            }
        }
    }

    private static @Nullable String rows(@Nullable Table table) {
        return table == null || table.rows() == null ? null : table.rows().toString();
    }

    private Map<String, Table> tables(CheckpointSide side, @Nullable Long batch) {
        Map<String, Table> tables = new LinkedHashMap<>();
        String place = batch == null ? side.listing().location().resolve(side.checkpoint().path()).toString() : "batch " + batch;
        try {
            Optional<StateReader> reader = StateReader.open(side.storage(), side.listing(), side.checkpoint(), batch);
            if (reader.isEmpty()) {
                return tables;
            }
            boolean small = reader.get().bytes(table -> true, null) <= MOST_BYTES;
            if (!small) {
                notes.add("The state of " + place + " is larger than " + (MOST_BYTES >> 20) + " MiB: its rows were not counted; state prints them.");
            }
            for (StateTable table : reader.get().tables()) {
                if (!table.view()) {
                    tables.put("operator " + table.operator() + ", " + table.name(), new Table(table.columns().words(), small ? count(reader.get(), table, place) : null));
                }
            }
        } catch (IOException failure) {
            notes.add("The state of " + place + " could not be read: " + failure.getMessage());
        }
        return tables;
    }

    private @Nullable Long count(StateReader reader, StateTable table, String place) throws IOException {
        Counting counting = new Counting();
        reader.read(table::equals, null, counting);
        if (counting.problem != null) {
            notes.add("Not all rows of " + table.name() + " of " + place + " could be read: " + counting.problem.detail());
            return null;
        }
        return counting.rows;
    }

    /** Counts rows, and remembers why some are missing. */
    private static final class Counting implements StateRowSink {
        private long rows;
        private @Nullable StateProblem problem;

        @Override
        public boolean row(StateRow row) {
            rows++;
            return true;
        }

        @Override
        public void problem(StateProblem found) {
            problem = found;
        }
    }
}

package org.checkpointinspector.inspect.query;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.state.StateProblem;
import org.checkpointinspector.state.StateReader;
import org.checkpointinspector.state.StateRow;
import org.checkpointinspector.state.StateRowSink;
import org.checkpointinspector.state.StateTable;

/**
 * Counts the rows of each operator at the last committed batch, as Spark's {@code numRowsTotal} does: of a stream-stream join every buffered input row once
 * ({@code SymmetricHashJoinStateManager.metrics}), of all else every row of its tables.
 */
final class StateRowCounts {

    /** Counting takes many times as long as verifying, which is what an inspection is for: of more state than this, nothing is counted. */
    private static final long MOST_BYTES = 4L << 20;

    private StateRowCounts() {}

    /** Rows by operator; those are left out whose state was not read, is not whole, or is too much to be counted on the way. */
    static Map<Integer, Long> of(QueryEvidence evidence) {
        Long batch = evidence.restart().newestCommit();
        if (evidence.depth() == Depth.QUICK || batch == null || evidence.state().operators().isEmpty() || evidence.reads().isStopped()) {
            return Map.of();
        }
        try {
            var reader = evidence.reads().state(batch);
            return reader.isPresent() ? count(reader.get(), evidence) : Map.of();
        } catch (IOException unread) {
            // the rules before have said so; a number is all that is missing
            return Map.of();
        }
    }

    private static Map<Integer, Long> count(StateReader reader, QueryEvidence evidence) throws IOException {
        Set<Integer> joins = reader.tables().stream().filter(StateTable::view).map(StateTable::operator).collect(Collectors.toSet());
        Map<Integer, Long> rows = new HashMap<>();
        for (int operator : reader.tables().stream().map(StateTable::operator).collect(Collectors.toSet())) {
            Predicate<StateTable> counted = table -> table.operator() == operator && table.view() == joins.contains(operator);
            if (reader.bytes(counted, null) <= MOST_BYTES) {
                Count count = new Count(evidence);
                reader.read(counted, null, count);
                if (!count.incomplete) {
                    rows.put(operator, count.rows);
                }
            }
        }
        return rows;
    }

    private static final class Count implements StateRowSink {
        private final QueryEvidence evidence;
        private long rows;
        private boolean incomplete;

        private Count(QueryEvidence evidence) {
            this.evidence = evidence;
        }

        @Override
        public boolean row(StateRow row) {
            rows++;
            return true;
        }

        @Override
        public void problem(StateProblem problem) {
            incomplete = true;
        }

        @Override
        public boolean cancelled() {
            return evidence.reads().isCancelled();
        }
    }
}

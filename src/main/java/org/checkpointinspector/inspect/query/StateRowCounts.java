package org.checkpointinspector.inspect.query;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.checkpointinspector.decode.StateFile;
import org.checkpointinspector.decode.StateFileDecoder;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Health;
import org.checkpointinspector.state.StateChain;
import org.checkpointinspector.state.StateChains;
import org.checkpointinspector.state.StateProblem;
import org.checkpointinspector.state.StateReader;
import org.checkpointinspector.state.StateRow;
import org.checkpointinspector.state.StateRowSink;
import org.checkpointinspector.state.StateTable;
import org.checkpointinspector.state.StoreFiles;
import org.checkpointinspector.storage.FileEntry;

/**
 * Counts the rows of each operator at the last committed batch, as Spark's {@code numRowsTotal} does: of a stream-stream join every buffered input row once
 * ({@code SymmetricHashJoinStateManager.metrics}), of all else every row of its tables.
 */
final class StateRowCounts {

    /** What was not counted while it was verified is read once more for it, unless it is more than this: that takes longer than verifying. */
    private static final long MOST_BYTES = 4L << 20;

    /** The stores of a join that hold the rows of its input. */
    private static final String JOIN_ROWS = "-keyWithIndexToValue";

    private StateRowCounts() {}

    /** Rows by operator; those are left out whose state was not read, is not whole, or is too much to be counted on the way. */
    static Map<Integer, Long> of(QueryEvidence evidence) {
        Long batch = evidence.restart().newestCommit();
        if (evidence.depth() == Depth.QUICK || batch == null || evidence.state().operators().isEmpty() || evidence.reads().isStopped()) {
            return Map.of();
        }
        Map<Integer, Long> rows = evidence.provider() == StateStores.Provider.HDFS_BACKED ? counted(evidence, batch) : new HashMap<>();
        try {
            Optional<StateReader> reader = rows.size() < evidence.state().operators().size() ? evidence.reads().state(batch) : Optional.empty();
            if (reader.isPresent()) {
                count(reader.get(), evidence, rows);
            }
        } catch (IOException unread) {
            // the rules before have said so; a number is all that is missing
        }
        return rows;
    }

    /** What was counted on the way. */
    private static Map<Integer, Long> counted(QueryEvidence evidence, long batch) {
        Map<Integer, Long> rows = new HashMap<>();
        Set<Integer> unknown = new HashSet<>();
        for (StateStores.Store store : StateStores.needed(evidence)) {
            boolean ofJoin = StateStores.JOIN_STORES.contains(store.name());
            if (!ofJoin || store.name().endsWith(JOIN_ROWS)) {
                OptionalLong keys = keys(evidence, StateChains.newest(new StoreFiles(store.folder()), StateChains.Files.DELTAS, batch + 1));
                keys.ifPresentOrElse(count -> rows.merge(store.operator(), count, Long::sum), () -> unknown.add(store.operator()));
            }
        }
        rows.keySet().removeAll(unknown);
        return rows;
    }

    private static OptionalLong keys(QueryEvidence evidence, StateChain chain) {
        List<FileEntry> files = chain.files().toList();
        if (!chain.isComplete()) {
            return OptionalLong.empty();
        }
        // a snapshot has each key once
        Optional<FileEntry> alone = chain.base().filter(base -> files.size() == 1 && evidence.reads().healthOf(evidence.pathOf(base)) == Health.OK);
        return alone.isEmpty()
                ? evidence.keyCounts().keys(files)
                : evidence.reads().decode(alone.get(), new StateFileDecoder(StateFileDecoder.Format.SNAPSHOT)).value().map(StateFile::puts).map(OptionalLong::of)
                        .orElse(OptionalLong.empty());
    }

    private static void count(StateReader reader, QueryEvidence evidence, Map<Integer, Long> rows) throws IOException {
        Set<Integer> joins = reader.tables().stream().filter(StateTable::view).map(StateTable::operator).collect(Collectors.toSet());
        for (int operator : reader.tables().stream().map(StateTable::operator).collect(Collectors.toSet())) {
            Predicate<StateTable> counted = table -> table.operator() == operator && table.view() == joins.contains(operator);
            if (!rows.containsKey(operator) && reader.bytes(counted, null) <= MOST_BYTES) {
                Count count = new Count(evidence);
                reader.read(counted, null, count);
                if (!count.incomplete) {
                    rows.put(operator, count.rows);
                }
            }
        }
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

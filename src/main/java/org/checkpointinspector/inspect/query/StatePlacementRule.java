package org.checkpointinspector.inspect.query;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Unreadable;
import org.checkpointinspector.row.PartitionHash;
import org.checkpointinspector.row.Row;
import org.checkpointinspector.state.StateProblem;
import org.checkpointinspector.state.StateReader;
import org.checkpointinspector.state.StateRow;
import org.checkpointinspector.state.StateRowSink;
import org.checkpointinspector.state.StateTable;
import org.checkpointinspector.storage.StorageException;

/**
 * Keys that lie in another partition than Spark would look for them: folders of partitions were exchanged or copied, or the frozen number of shuffle partitions is not the one that
 * the state was written with. Spark never finds such a key again and begins it anew, without a word.
 *
 * <p>Only the first keys of each partition are looked at, and only where the distribution of keys is certain: from 3.3 on it is strictly by the hash of all grouping columns
 * ({@code StatefulOpClusteredDistribution}).
 */
final class StatePlacementRule implements RestartRule {

    private static final String STRICT = "spark.sql.streaming.statefulOperator.useStrictDistribution";
    private static final Set<String> GROUPED_BY_WHOLE_KEY = Set.of("stateStoreSave", "dedupe", "dedupeWithinWatermark", "flatMapGroupsWithState");
    private static final int KEYS_PER_PARTITION = 50;
    private static final long MOST_BYTES = 64L << 20;

    @Override
    public void check(QueryEvidence evidence, Judge judge) {
        Optional<Integer> partitions = StateStores.frozenPartitions(evidence.conf());
        boolean certain = "true".equals(evidence.conf().get(STRICT)) && partitions.filter(count -> count > 1).isPresent();
        long bytes = evidence.state().operators().stream().mapToLong(operator -> operator.folder().totalBytes()).sum();
        if (!certain || judge.cause().isPresent() || evidence.depth() == Depth.QUICK || bytes > MOST_BYTES || evidence.restart().nextBatch() == 0) {
            return;
        }
        try {
            Optional<StateReader> reader = evidence.reads().state(evidence.restart().nextBatch() - 1);
            if (reader.isPresent()) {
                check(evidence, reader.get(), partitions.get(), judge);
            }
        } catch (StorageException failure) {
            Unreadable.report("state", failure, judge);
        } catch (IOException failure) {
            judge.unknown("the state could not be read to see whether keys lie in their partitions: " + failure.getMessage());
        }
    }

    private static void check(QueryEvidence evidence, StateReader reader, int partitions, Judge judge) throws IOException {
        for (StateTable table : reader.tables()) {
            boolean single = evidence.state().operators().stream().anyMatch(operator -> operator.id() == table.operator() && operator.partitions().size() < 2);
            if (single || table.guessed() || !isGroupedByKey(table)) {
                continue;
            }
            for (int partition = 0; partition < partitions; partition++) {
                Sample sample = new Sample(partition, partitions);
                reader.read(table::equals, partition, sample);
                if (sample.misplaced > 0) {
                    report(table, sample, partitions, judge);
                }
            }
        }
    }

    private static boolean isGroupedByKey(StateTable table) {
        return GROUPED_BY_WHOLE_KEY.contains(table.operatorName()) || table.store().endsWith("-keyToNumValues");
    }

    private static void report(StateTable table, Sample sample, int partitions, Judge judge) {
        judge.loss("state.placement", "state/" + table.operator() + "/" + sample.partition)
                .says("Partition " + sample.partition + " holds keys that Spark looks for in another partition: it never finds them again and begins them anew.")
                .proof("keys looked at", sample.seen)
                .proof("of which misplaced", sample.misplaced)
                .proof("their partitions", sample.homes.stream().sorted().toList())
                .proof("frozen shuffle partitions", partitions)
                .remedy("Restore the folder from a backup: folders of partitions were exchanged or copied, or the offset log's number of shuffle partitions was changed.")
                .add();
    }

    /** Looks at the first keys of a partition. */
    private static final class Sample implements StateRowSink {
        private final int partition;
        private final int partitions;
        private final Set<Integer> homes = new HashSet<>();
        private int seen;
        private int misplaced;

        private Sample(int partition, int partitions) {
            this.partition = partition;
            this.partitions = partitions;
        }

        @Override
        public boolean row(StateRow row) {
            OptionalInt home = row.row().get(row.row().type().indexOf("key")) instanceof Row key
                    ? PartitionHash.partitionOf(key, partitions)
                    : OptionalInt.empty();
            if (home.isPresent()) {
                seen++;
                if (home.getAsInt() != partition) {
                    misplaced++;
                    homes.add(home.getAsInt());
                }
            }
            return home.isPresent() && seen < KEYS_PER_PARTITION;
        }

        @Override
        public void problem(StateProblem problem) {
            // what cannot be read was judged by the rules before
        }
    }
}

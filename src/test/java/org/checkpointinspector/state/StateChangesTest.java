package org.checkpointinspector.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.Checkpoints;
import org.checkpointinspector.row.Row;
import org.checkpointinspector.row.ValueJson;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows before, with the changes made to them, are the rows after: and those are the rows that real Spark reads ({@link GoldenStateTest}). */
class StateChangesTest {

    @TempDir
    private Path folder;

    static List<String> queries() {
        return GoldenStateTest.queries().stream().filter(id -> !id.contains("-rate-") && !id.contains("file-to-parquet") && !id.contains("async")).toList();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void everythingCameSinceBeforeTheFirstBatch(String id) throws IOException {
        GoldenCheckpoints.unpack(id, folder);
        Found found = changes(folder.resolve("checkpoint"), -1, null);
        assertEquals(List.of(), found.problems);
        assertEquals(Set.of(StateChange.Kind.ADDED), found.kinds);
        assertEquals(rows(null), found.applied(new TreeMap<>()));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "4.1.3-agg-hdfs", "3.5.9-agg-hdfs", "4.2.0-agg-hdfs-rowchecksum", "4.1.3-agg-rocksdb", "4.1.3-agg-rocksdb-cl", "4.2.0-agg-rocksdb-cl-v2", "3.5.9-agg-rocksdb-cl",
        "4.1.3-join-leftouter-hdfs", "4.2.0-join-rocksdb-v4", "4.1.3-tws-basic", "4.1.3-chain-rocksdb-cl", "4.1.3-chain-hdfs", "4.1.3-types-hdfs"
    })
    void changesLeadFromEveryBatchToTheLast(String id) throws IOException {
        GoldenCheckpoints.unpack(id, folder);
        Path checkpoint = folder.resolve("checkpoint");
        Map<String, List<String>> last = rows(null);
        int compared = 0;
        for (long since = 0; Files.exists(checkpoint.resolve("commits/" + (since + 1))); since++) {
            if (ReadState.of(checkpoint, since).problems().isEmpty()) {
                compared++;
                Found found = changes(checkpoint, since, null);
                assertEquals(List.of(), found.problems, "since " + since);
                assertEquals(last, found.applied(rows(since)), "since " + since);
            }
        }
        assertTrue(compared > 0, "some batch before the last can be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.1.3-agg-hdfs", "4.1.3-agg-rocksdb-cl"})
    void anUpdateHasTheRowBeforeAndAfter(String id) throws IOException {
        GoldenCheckpoints.unpack(id, folder);
        Found found = changes(folder.resolve("checkpoint"), 3, 5L);
        assertTrue(found.kinds.contains(StateChange.Kind.UPDATED), found.kinds.toString());
        for (StateChange change : found.all) {
            assertEquals(3, change.since());
            assertEquals(5, change.batch());
            if (change.kind() == StateChange.Kind.UPDATED) {
                Row before = assertNotNull(change.before());
                Row after = assertNotNull(change.after());
                assertEquals(ValueJson.json(before.get(0)), ValueJson.json(after.get(0)), "the key is the same");
                assertNotEquals(ValueJson.json(before), ValueJson.json(after));
            }
        }
    }

    private static Row assertNotNull(@Nullable Row row) {
        org.junit.jupiter.api.Assertions.assertNotNull(row);
        return row;
    }

    @Test
    void whatCannotBeReadIsToldAndTheOtherPartitionsAreCompared() throws IOException {
        GoldenCheckpoints.unpackDamaged("4.1.3-agg-hdfs-delta-truncated", folder);
        Found found = changes(folder.resolve("checkpoint"), 0, null);
        assertFalse(found.problems.isEmpty());
        assertTrue(found.problems.stream().allMatch(problem -> problem.path().endsWith(".delta")), found.problems.toString());
        assertFalse(found.all.isEmpty());
    }

    @Test
    void theEarlierBatchIsTheEarlierOne() throws IOException {
        GoldenCheckpoints.unpack("4.1.3-agg-hdfs", folder);
        assertThrows(IllegalArgumentException.class, () -> changes(folder.resolve("checkpoint"), 4, 4L));
    }

    @Test
    void theSinkStopsIt() throws IOException {
        GoldenCheckpoints.unpack("4.1.3-agg-hdfs", folder);
        Found found = new Found(3);
        read(folder.resolve("checkpoint"), -1, null, found);
        assertEquals(3, found.all.size());
    }

    @Test
    void theBytesToReadAreThoseOfBothChains() throws IOException {
        GoldenCheckpoints.unpack("4.1.3-agg-hdfs", folder);
        Location location = Location.of(folder.resolve("checkpoint"));
        try (Storage storage = Stores.open(location)) {
            Listing listing = storage.list(location, (files, at) -> {});
            Checkpoint query = Checkpoints.find(listing).get(0);
            StateReader one = StateReader.open(storage, listing, query, 3L).orElseThrow();
            StateReader two = StateReader.open(storage, listing, query, 5L).orElseThrow();
            StateChanges both = StateChanges.open(storage, listing, query, 3, 5L).orElseThrow();
            assertEquals(one.bytes(table -> true, null) + two.bytes(table -> true, null), both.bytes(table -> true, null));
            assertEquals(List.of(0, 1), one.partitions(table -> true));
            assertTrue(one.bytes(table -> true, 0) > 0 && one.bytes(table -> true, 0) < one.bytes(table -> true, null));
        }
    }

    private Map<String, List<String>> rows(@Nullable Long batch) throws IOException {
        Map<String, List<String>> rows = new TreeMap<>();
        ReadState.of(folder.resolve("checkpoint"), batch).rows().forEach((place, at) -> rows.put(place, at.stream().map(JsonNode::toString).sorted().toList()));
        return rows;
    }

    private static Found changes(Path checkpoint, long since, @Nullable Long batch) throws IOException {
        Found found = new Found(Integer.MAX_VALUE);
        read(checkpoint, since, batch, found);
        return found;
    }

    private static void read(Path checkpoint, long since, @Nullable Long batch, Found found) throws IOException {
        Location location = Location.of(checkpoint);
        try (Storage storage = Stores.open(location)) {
            Listing listing = storage.list(location, (files, at) -> {});
            StateChanges.open(storage, listing, Checkpoints.find(listing).get(0), since, batch).orElseThrow().read(table -> true, null, found);
        }
    }

    private static final class Found implements StateChangeSink {
        private final int most;
        private final List<StateChange> all = new ArrayList<>();
        private final List<StateProblem> problems = new ArrayList<>();
        private final Set<StateChange.Kind> kinds = EnumSet.noneOf(StateChange.Kind.class);

        private Found(int most) {
            this.most = most;
        }

        @Override
        public boolean change(StateChange change) {
            all.add(change);
            kinds.add(change.kind());
            return all.size() < most;
        }

        @Override
        public void problem(StateProblem problem) {
            problems.add(problem);
        }

        /** The rows with the changes made to them. */
        private Map<String, List<String>> applied(Map<String, List<String>> before) {
            Map<String, List<String>> rows = new TreeMap<>();
            before.forEach((place, at) -> rows.put(place, new ArrayList<>(at)));
            for (StateChange change : all) {
                List<String> at = rows.computeIfAbsent(
                        ReadState.place(change.table().operator(), change.table().store(), change.table().stateVariable(), change.partition()), key -> new ArrayList<>());
                if (change.before() != null) {
                    assertTrue(at.remove(text(change.before())), "it was there: " + text(change.before()));
                }
                if (change.after() != null) {
                    at.add(text(change.after()));
                }
            }
            rows.values().removeIf(List::isEmpty);
            rows.values().forEach(at -> at.sort(null));
            return rows;
        }

        private static String text(@Nullable Row row) {
            return ReadState.parse(ValueJson.json(row)).toString();
        }
    }
}

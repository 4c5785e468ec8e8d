package org.checkpointinspector.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of state that real Spark reads from the golden checkpoints is read here, and no other. */
class GoldenStateTest {

    @TempDir
    private Path folder;

    static List<String> queries() {
        return GoldenCheckpoints.ids().stream().filter(id -> !id.contains("-ds-")).toList();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void rowsAreThoseOfSpark(String id) throws IOException {
        JsonNode expected = GoldenCheckpoints.unpack(id, folder);
        ReadState state = ReadState.of(folder.resolve("checkpoint"), null);
        assertEquals(List.of(), state.problems());
        boolean stateful = Files.isDirectory(folder.resolve("checkpoint/state"));
        assertEquals(stateful, !state.rows().isEmpty(), "rows of " + id);
        for (JsonNode store : expected.path("state")) {
            for (JsonNode partition : store.path("by_partition")) {
                assertEquals(rowsOf(partition), rowsAt(state, store, partition), id + " " + store.path("store") + store.path("state_variable"));
            }
        }
    }

    private static List<JsonNode> rowsOf(JsonNode partition) {
        List<JsonNode> rows = new ArrayList<>();
        partition.path("rows").forEach(row -> rows.add(withoutEventTime(row)));
        ReadState.sort(rows);
        return rows;
    }

    private static List<JsonNode> rowsAt(ReadState state, JsonNode store, JsonNode partition) {
        String name = store.path("join_side").asText(store.path("store").asText());
        String variable = store.path("state_variable").isTextual() ? store.path("state_variable").asText() : null;
        String place = ReadState.place(store.path("operator").asInt(), name, variable, partition.path("partition").asInt());
        List<JsonNode> rows = new ArrayList<>(state.rows().getOrDefault(place, List.of()).stream().map(GoldenStateTest::withoutEventTime).toList());
        ReadState.sort(rows);
        return rows;
    }

    /** Spark 4.2 shows the event time in the key of a join of state version 4 from the wrong bytes when a side is asked for. */
    private static JsonNode withoutEventTime(JsonNode row) {
        JsonNode copy = row.deepCopy();
        if (copy.path("key") instanceof ObjectNode key) {
            key.remove("__event_time");
        }
        return copy;
    }

    @Test
    void everyKindOfOperatorIsAmongThem() throws IOException {
        List<String> names = new ArrayList<>();
        for (String id : queries()) {
            Path target = folder.resolve(id);
            GoldenCheckpoints.unpack(id, target);
            ReadState.of(target.resolve("checkpoint"), null).tables().forEach(table -> names.add(table.operatorName()));
        }
        assertTrue(names.containsAll(List.of("stateStoreSave", "symmetricHashJoin", "transformWithStateExec", "dedupe")), names.toString());
    }

    @Test
    void anEarlierBatchIsTheStateAsItWasThen() throws IOException {
        GoldenCheckpoints.unpack("4.1.3-agg-hdfs", folder);
        List<Integer> counts = new ArrayList<>();
        for (long batch = 0; batch < 3; batch++) {
            ReadState state = ReadState.of(folder.resolve("checkpoint"), batch);
            assertFalse(state.rows().isEmpty());
            counts.add(state.rows().values().stream().mapToInt(List::size).sum());
        }
        assertEquals(counts.stream().sorted().toList(), counts, "keys only come in these batches");
    }
}

package org.checkpointinspector.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.Checkpoints;
import org.checkpointinspector.row.ValueJson;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The state of a checkpoint, read in full.
 *
 * @param rows JSON of the rows, sorted, by {@code operator/store/variable/partition}
 * @param problems what could not be read
 */
record ReadState(List<StateTable> tables, Map<String, List<JsonNode>> rows, List<StateProblem> problems) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ReadState of(Path checkpoint, @Nullable Long batch) throws IOException {
        Location location = Location.of(checkpoint);
        try (Storage storage = Stores.open(location)) {
            Listing listing = storage.list(location, (files, folder) -> {});
            Checkpoint query = Checkpoints.find(listing).get(0);
            StateReader reader = StateReader.open(storage, listing, query, batch).orElseThrow();
            ReadState state = new ReadState(reader.tables(), new TreeMap<>(), new ArrayList<>());
            reader.read(table -> true, null, state.sink());
            state.rows.values().forEach(ReadState::sort);
            return state;
        }
    }

    private StateRowSink sink() {
        return new StateRowSink() {
            @Override
            public boolean row(StateRow row) {
                String place = place(row.table().operator(), row.table().store(), row.table().stateVariable(), row.partition());
                rows.computeIfAbsent(place, key -> new ArrayList<>()).add(parse(ValueJson.json(row.row())));
                return true;
            }

            @Override
            public void problem(StateProblem problem) {
                problems.add(problem);
            }
        };
    }

    static String place(int operator, String store, @Nullable String variable, int partition) {
        return operator + "/" + store + "/" + (variable == null ? "" : variable) + "/" + partition;
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    /** By the text of the row with its fields sorted, which is the same on both sides. */
    static void sort(List<JsonNode> rows) {
        rows.sort((left, right) -> sorted(left).compareTo(sorted(right)));
    }

    private static String sorted(JsonNode node) {
        if (node.isObject()) {
            TreeMap<String, String> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            return fields.toString();
        }
        return node.toString();
    }
}

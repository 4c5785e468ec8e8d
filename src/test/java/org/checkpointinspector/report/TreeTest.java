package org.checkpointinspector.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeTest {
    @TempDir
    private Path folder;

    @Test
    void theTreeAsText() throws IOException {
        Inspection inspection = HandBuilt.inspection(folder, Depth.DEEP, HandBuilt.draft(Verdict.FAILS).finding(HandBuilt.EMPTY_OFFSETS));
        StringBuilder text = new StringBuilder();
        TreeText tree = new TreeText(text, Style.PLAIN);
        tree.head();
        TreeWalk.walk(inspection, entry -> {
            tree.line(entry, "/data/checkpoints/orders");
            return true;
        });
        Golden.compare("tree.txt", text.toString());
    }

    @Test
    void theTreeAsJsonFitsItsSchema() throws IOException {
        Inspection inspection = HandBuilt.inspection(folder, Depth.DEEP, HandBuilt.draft(Verdict.FAILS).finding(HandBuilt.EMPTY_OFFSETS));
        List<JsonNode> nodes = new ArrayList<>();
        TreeWalk.walk(inspection, entry -> nodes.add(Schemas.validate("ls-1", json(entry))));
        assertEquals("STRUCTURED_STREAMING", nodes.get(0).get("checkpoint").asText());
        JsonNode damaged = nodes.stream().filter(node -> node.get("path").asText().equals("offsets/10")).findFirst().orElseThrow();
        assertEquals("DAMAGED", damaged.get("health").asText());
        assertEquals(10, damaged.get("batch").asInt());
    }

    @Test
    void aVisitorThatHasHadEnoughEndsTheWalk() throws IOException {
        Inspection inspection = HandBuilt.inspection(folder, Depth.DEEP, HandBuilt.draft(Verdict.RESTARTS));
        List<String> seen = new ArrayList<>();
        TreeWalk.walk(inspection, entry -> seen.add(entry.path()) && seen.size() < 3);
        assertEquals(List.of("", "commits", "commits/9"), seen);
    }

    @Test
    void namesAreInNaturalOrder() {
        List<String> sorted = Stream.of("10.delta", "9.delta", "a", "9", "09", "99999999999999999999999", "100000000000000000000000", "", "9a")
                .sorted(NaturalOrder.INSTANCE)
                .toList();
        assertEquals(List.of("", "09", "9", "9.delta", "9a", "10.delta", "99999999999999999999999", "100000000000000000000000", "a"), sorted);
    }

    private static String json(TreeEntry entry) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            TreeJson.write(entry, json);
        }
        return text.toString();
    }
}

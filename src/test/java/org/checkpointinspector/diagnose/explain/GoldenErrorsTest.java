package org.checkpointinspector.diagnose.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.junit.jupiter.api.Test;

/** What real Spark said of each damaged checkpoint is recognised, and the cause fits what was done to it. */
class GoldenErrorsTest {

    /** Part of a damage's name → causes that fit; the first part that is found counts. */
    private static final Map<String, Set<String>> FITTING = fitting();

    private static Map<String, Set<String>> fitting() {
        Map<String, Set<String>> fitting = new LinkedHashMap<>();
        fitting.put("-broken", Set.of("state-schema"));
        fitting.put("row-changed", Set.of("corruption"));
        fitting.put("source-log-emptied", Set.of("file-missing"));
        // RocksDB tells what it stumbled over; from 4.1 on Spark sees before that a table is gone
        fitting.put("zip-manifest", Set.of("rocksdb"));
        fitting.put("zip-current", Set.of("rocksdb"));
        fitting.put("zip-metadata", Set.of("rocksdb", "file-missing"));
        // a checksum file without its file makes Spark believe in a second writer
        fitting.put("sidecar-left", Set.of("concurrent-query", "file-missing"));
        fitting.put("offset-all-missing", Set.of("concurrent-query", "file-missing"));
        fitting.put("offset-last-missing", Set.of("concurrent-query"));
        fitting.put("commit-ahead", Set.of("concurrent-query"));
        fitting.put("as-v1", Set.of("version-mismatch"));
        fitting.put("v99", Set.of("version-mismatch"));
        // 2.3 says nothing but "assertion failed", and holds even logs against Hadoop's checksums
        fitting.put("no-source", Set.of("query-changed", "file-missing"));
        fitting.put("one-source", Set.of("query-changed", "file-missing"));
        fitting.put("metadata-other", Set.of("query-changed", "corruption"));
        fitting.put("duplicate", Set.of("concurrent-query"));
        fitting.put("operator-first-missing", Set.of("query-changed"));
        fitting.put("conf-garbage", Set.of("frozen-config"));
        fitting.put("codec-unknown", Set.of("frozen-config"));
        fitting.put("offset-last-lower", Set.of("file-missing"));
        fitting.put("sst-", Set.of("rocksdb", "corruption", "file-missing"));
        fitting.put("no-current", Set.of("rocksdb"));
        fitting.put("other-topic", Set.of("offsets-out-of-range"));
        fitting.put("too-high", Set.of("offsets-out-of-range"));
        fitting.put("shuffle-partitions", Set.of("file-missing", "frozen-config"));
        // 3.1 to 3.3 tell of the folder among the logs only that there is no such file
        fitting.put("offset-stray-names", Set.of("file-missing", "corruption"));
        fitting.put("zero-padded", Set.of("file-missing", "corruption"));
        fitting.put("missing", Set.of("file-missing"));
        for (String damage : List.of("empty", "truncated", "garbage", "flipped", "corrupt", "stray-name", "blank-line", "stale", "no-colon", "no-metadata")) {
            fitting.put(damage, Set.of("corruption"));
        }
        return fitting;
    }

    @Test
    void everyRefusalOfRealSparkIsRecognised() throws IOException {
        List<String> wrong = new ArrayList<>();
        int refusals = 0;
        for (String id : GoldenCheckpoints.damagedIds()) {
            JsonNode recipe = GoldenCheckpoints.recipe(id);
            JsonNode chain = recipe.path("oracle").path("exception");
            if (!recipe.path("oracle").path("verdict").asText().equals("FAILS") || chain.isEmpty()) {
                continue;
            }
            refusals++;
            Explanation explanation = explain(text(chain));
            String damage = id.substring(recipe.path("base").asText().length() + 1);
            Set<String> fits = FITTING.entrySet().stream().filter(entry -> damage.contains(entry.getKey())).map(Map.Entry::getValue).findFirst().orElse(Set.of());
            if (!fits.contains(explanation.cause().id())) {
                wrong.add(id + ": " + explanation.cause().id() + " where " + fits + " fits");
            }
        }
        assertTrue(refusals > 200, refusals + " refusals");
        assertEquals(List.of(), wrong);
    }

    static String text(JsonNode chain) {
        StringBuilder text = new StringBuilder();
        for (JsonNode each : chain) {
            text.append(text.isEmpty() ? "" : "Caused by: ").append(each.path("class").asText());
            text.append(each.path("message").isTextual() ? ": " + each.path("message").asText() : "").append('\n');
        }
        return text.toString();
    }

    static Explanation explain(String text) throws IOException {
        return Explainer.explain(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}

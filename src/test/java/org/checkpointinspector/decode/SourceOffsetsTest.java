package org.checkpointinspector.decode;

import static org.checkpointinspector.decode.Outcome.damaged;
import static org.checkpointinspector.decode.Outcome.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Damage.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceOffsetsTest {

    @Test
    void tellsTheSourcesApart() {
        assertEquals(new SourceOffset.FileLog(7), parse("{\"logOffset\":7}"));
        assertEquals(new SourceOffset.Number(-1), parse("-1"));
        assertEquals(new SourceOffset.RateMicroBatch(1000, 1700000000000L), parse("{\"offset\":1000,\"timestamp\":1700000000000}"));
        assertEquals(new SourceOffset.Partitioned(Map.of("topicA", Map.of(0, 23L, 1, 45L), "topicB", Map.of(0, 7L))),
                parse("{\"topicB\":{\"0\":7},\"topicA\":{\"1\":45,\"0\":23}}"));
        assertEquals(new SourceOffset.Delta("ab-cd", 42, -1, false),
                parse("{\"sourceVersion\":1,\"reservoirId\":\"ab-cd\",\"reservoirVersion\":42,\"index\":-1,\"isStartingVersion\":false}"));
        assertEquals(new SourceOffset.Iceberg(123, 0, true), parse("{\"version\":1,\"snapshot_id\":123,\"position\":0,\"scan_all_files\":true}"));
        assertEquals(new SourceOffset.Kinesis("s", List.of(new SourceOffset.Kinesis.Shard("shardId-000000000000", "AFTER_SEQUENCE_NUMBER", "495"))),
                parse("{\"metadata\":{\"batchId\":\"3\",\"streamName\":\"s\"},"
                        + "\"shardId-000000000000\":{\"iteratorType\":\"AFTER_SEQUENCE_NUMBER\",\"iteratorPosition\":\"495\"}}"));
    }

    @Test
    void sortsTopicsAndPartitions() {
        SourceOffset.Partitioned kafka = assertInstanceOf(SourceOffset.Partitioned.class, parse("{\"b\":{\"10\":1,\"9\":2},\"a\":{\"0\":3}}"));
        assertEquals("{a={0=3}, b={9=2, 10=1}}", kafka.positions().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}", "[]", "\"x\"", "true", "null", "5.5", "99999999999999999999", "{\"a\":5}", "{\"t\":{}}", "{\"t\":{\"x\":1}}",
        "{\"0\":{\"value\":1,\"runTimeMs\":1700000000000}}", "{\"t\":{\"0\":99999999999999999999}}", "{\"logOffset\":\"x\"}", "{\"reservoirId\":1,\"reservoirVersion\":{}}"
    })
    void leavesAnyOtherJsonAsItIs(String json) {
        SourceOffset.Other other = assertInstanceOf(SourceOffset.Other.class, parse(json));
        assertEquals(json, other.json().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"`` | JSON_EMPTY | 100", "foo | JSON_GARBLED | 100", "`{\"ä\":` | JSON_TRUNCATED | 106"})
    void saysWhatIsNoJson(String text, Kind kind, long at) {
        damaged(SourceOffsets.parse(text, 100), kind, at);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "FILE             | `{\"logOffset\":7}`",
        "FILE             | `{\"logOffset\":7.9,\"x\":1} y`",
        "FILE             | `7`",
        "FILE             | `-7`",
        "KAFKA            | `{\"t\":{\"0\":23,\"+1\":-2,\"-3\":null}}`",
        "KAFKA            | `{\"t\":{\"0\":1e3},\"u\":null}`",
        "KAFKA            | `{}`",
        "KAFKA            | `null`",
        "RATE             | `123`",
        "RATE             | `+123`",
        "RATE_MICRO_BATCH | `{\"timestamp\":2,\"offset\":1}`",
        "RATE_CONTINUOUS  | `{\"0\":{\"value\":1,\"runTimeMs\":2}}`",
        "RATE_CONTINUOUS  | `{}`",
    })
    void acceptsWhatSparksSourceAccepts(SourceOffsets.Kind kind, String json) {
        assertEquals(Optional.empty(), SourceOffsets.acceptedBy(kind, json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "FILE             | `{}`                              | JSON_SHAPE     | 0",
        "FILE             | `{\"logOffset\":\"7\"}`           | JSON_SHAPE     | 13",
        "FILE             | `{\"logOffset\":null}`            | JSON_SHAPE     | 13",
        "FILE             | ` 7`                              | JSON_SHAPE     | 1",
        "FILE             | `5.5`                             | JSON_SHAPE     | 0",
        "FILE             | `{\"t\":{\"0\":1}}`               | JSON_SHAPE     | 0",
        "FILE             | `null`                            | LINE_BLANK     | 0",
        "FILE             | ``                                | JSON_EMPTY     | 0",
        "FILE             | `foo`                             | JSON_GARBLED   | 0",
        "FILE             | `{\"logOffset\":7`                | JSON_TRUNCATED | 14",
        "KAFKA            | `{\"logOffset\":7}`               | JSON_SHAPE     | 13",
        "KAFKA            | `{\"t\":{\"x\":5}}`               | JSON_SHAPE     | 10",
        "KAFKA            | `{\"t\":{\"0\":\"5\"}}`           | JSON_SHAPE     | 10",
        "KAFKA            | `{\"t\":{\"99999999999\":5}}`     | JSON_SHAPE     | 20",
        "KAFKA            | `{\"t\":{\"\":1},\"t\":{\"0\":1}}` | JSON_SHAPE    | 9",
        "KAFKA            | `7`                               | JSON_SHAPE     | 0",
        "KAFKA            | `[]`                              | JSON_SHAPE     | 0",
        "RATE             | `foo`                             | NOT_A_NUMBER   | 0",
        "RATE             | ` 1`                              | NOT_A_NUMBER   | 0",
        "RATE             | ``                                | NOT_A_NUMBER   | 0",
        "RATE             | `{\"logOffset\":7}`               | NOT_A_NUMBER   | 0",
        "RATE_MICRO_BATCH | `{\"offset\":1}`                  | JSON_SHAPE     | 0",
        "RATE_MICRO_BATCH | `5`                               | JSON_SHAPE     | 0",
        "RATE_CONTINUOUS  | `{\"x\":{\"value\":1,\"runTimeMs\":2}}` | JSON_SHAPE | 5",
        "RATE_CONTINUOUS  | `{\"0\":{\"value\":1}}`           | JSON_SHAPE     | 5",
        "RATE_CONTINUOUS  | `5`                               | JSON_SHAPE     | 0",
    })
    void refusesWhatSparksSourceRefuses(SourceOffsets.Kind source, String json, Kind kind, long at) {
        Damage damage = SourceOffsets.acceptedBy(source, json, 1000).orElseThrow();
        assertEquals(kind + " at " + (1000 + at), damage.kind() + " at " + damage.storedOffset(), damage.detail());
    }

    private static SourceOffset parse(String json) {
        return whole(SourceOffsets.parse(json, 0));
    }
}

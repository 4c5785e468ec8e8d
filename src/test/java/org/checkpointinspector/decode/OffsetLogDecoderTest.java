package org.checkpointinspector.decode;

import static org.checkpointinspector.decode.Outcome.damaged;
import static org.checkpointinspector.decode.Outcome.utf8;
import static org.checkpointinspector.decode.Outcome.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.checkpointinspector.bytes.Damage.Kind;
import org.checkpointinspector.bytes.Decoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetLogDecoderTest {

    private static final String V1 = """
            v1
            {"batchWatermarkMs":1700000000000,"batchTimestampMs":1700000012345,"conf":{"spark.sql.shuffle.partitions":"4"}}
            {"logOffset":7}
            -""";

    private final OffsetLogDecoder decoder = new OffsetLogDecoder();

    @Test
    void readsVersion1() {
        OffsetLog log = whole(decoder.decode(utf8(V1)));
        assertEquals(1, log.version());
        assertEquals(new OffsetLog.Metadata(1700000000000L, 1700000012345L, Map.of("spark.sql.shuffle.partitions", "4"), Map.of()), log.metadata());
        assertEquals(List.of(new OffsetLog.Source("0", "{\"logOffset\":7}", 115), new OffsetLog.Source("1", null, 131)), log.sources());
    }

    @Test
    void readsVersion2CutAtTheFirstColon() {
        OffsetLog log = whole(decoder.decode(utf8("""
                v2
                {"batchWatermarkMs":0,"batchTimestampMs":5,"conf":{},"sourceMetadataInfo":{},"controlBatchInfo":{"operationType":"repartition"}}
                orders:{"topicA":{"0":23}}
                1:-
                :x:y""")));
        assertEquals(2, log.version());
        assertEquals(List.of("sourceMetadataInfo", "controlBatchInfo"), List.copyOf(log.metadata().further().keySet()));
        assertEquals("repartition", log.metadata().further().get("controlBatchInfo").get("operationType").asText());
        assertEquals(List.of("orders", "1", ""), log.sources().stream().map(OffsetLog.Source::id).toList());
        assertEquals("{\"topicA\":{\"0\":23}}", log.sources().get(0).json());
        assertNull(log.sources().get(1).json());
        assertEquals("x:y", log.sources().get(2).json());
    }

    @Test
    void knowsWhereEachSourcesTextBegins() {
        byte[] stored = utf8("v2\n{}\nä:5\r\nb:{}");
        List<OffsetLog.Source> sources = whole(decoder.decode(stored)).sources();
        assertEquals('5', stored[(int) sources.get(0).storedOffset()]);
        assertEquals('{', stored[(int) sources.get(1).storedOffset()]);
    }

    @Test
    void givesAbsentFieldsSparksDefaults() {
        OffsetLog log = whole(decoder.decode(utf8("v1\n{\"batchWatermarkMs\":null}\n5\n")));
        assertEquals(new OffsetLog.Metadata(0, 0, Map.of(), Map.of()), log.metadata());
        assertEquals(1, log.sources().size());
    }

    @Test
    void keepsTheOrderOfConfAndTakesNumbersAsText() {
        Map<String, String> conf = whole(decoder.decode(utf8("v1\n{\"conf\":{\"z\":1,\"a\":1.50,\"m\":\"x\",\"n\":null,\"z\":2}}"))).metadata().conf();
        assertEquals("{z=2, a=1.5, m=x}", conf.toString());
    }

    @Test
    void losesWhatDoesNotFitANumberAsJson4sDoes() {
        OffsetLog log = whole(decoder.decode(utf8("v1\n{\"batchWatermarkMs\":99999999999999999999,\"batchTimestampMs\":-5.9}")));
        assertEquals(7766279631452241919L, log.metadata().batchWatermarkMs());
        assertEquals(-5, log.metadata().batchTimestampMs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1\r\n{}\r\n-", "v1\n \u0001{} trailing\n-\n", "v+1\n[1,2]\n-", "v01\n5\n-"})
    void passesWhatSparkPasses(String text) {
        assertEquals(1, whole(decoder.decode(utf8(text))).sources().size());
    }

    @Test
    void countsATrailingBlankLineAsASource() {
        List<OffsetLog.Source> sources = whole(decoder.decode(utf8(V1 + "\n\n"))).sources();
        assertEquals(new OffsetLog.Source("2", "", 133), sources.get(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "``                                                | EMPTY          | 0",
        "`v1`                                              | LINE_MISSING   | 2",
        "`v1~`                                             | LINE_MISSING   | 3",
        "`v1~~{\"logOffset\":7}`                           | LINE_BLANK     | 3",
        "`v1~  ~{\"logOffset\":7}`                         | LINE_BLANK     | 3",
        "`v1~null~-`                                       | LINE_BLANK     | 3",
        "`v1~{\"batchWatermarkMs\":1~-`                    | JSON_TRUNCATED | 24",
        "`v1~foo~-`                                        | JSON_GARBLED   | 3",
        "`v1~  foo~-`                                      | JSON_GARBLED   | 5",
        "`v1~{\"a\":1,\"batchWatermarkMs\":\"x\"}~-`       | JSON_SHAPE     | 29",
        "`v1~{\"conf\":[]}~-`                              | JSON_SHAPE     | 11",
        "`v1~{\"conf\":{\"a\":true}}~-`                    | JSON_SHAPE     | 16",
        "`v1~{\"conf\":{},\"conf\":{}}~-`                  | JSON_SHAPE     | 21",
        "`v1 ~{}~-`                                        | VERSION_LINE   | 0",
        "`x1~{}~-`                                         | VERSION_LINE   | 0",
        "`v0~{}~-`                                         | VERSION_LINE   | 0",
        "`v-1~{}~-`                                        | VERSION_LINE   | 0",
        "`v99999999999~{}~-`                               | VERSION_LINE   | 0",
        "`\uFEFFv1~{}~-`                                   | VERSION_LINE   | 0",
        "`~{}~-`                                           | VERSION_LINE   | 0",
        "`v2~{}~no colon`                                  | LINE_SHAPE     | 6",
        "`v2~{}~a:-~~`                                     | LINE_SHAPE     | 10",
        "`v2~~a:-`                                         | LINE_SHAPE     | 3",
        "`v2~{\"sourceMetadataInfo\":{\"a\":{}}}~a:-`      | JSON_SHAPE     | 30",
        "`v2~{\"sourceMetadataInfo\":5}~a:-`               | JSON_SHAPE     | 25",
    })
    void failsAsSparkDoes(String text, Kind kind, long at) {
        damaged(decoder.decode(utf8(text.replace('~', '\n'))), kind, at);
    }

    @Test
    void findsALineWithoutColonBeforeItLooksAtTheMetadata() {
        damaged(decoder.decode(utf8("v2\nfoo\nno colon")), Kind.LINE_SHAPE, 7);
    }

    @Test
    void findsABadByteOfALaterLineBeforeItLooksAtTheMetadata() {
        byte[] stored = utf8("v1\nfoo\n" + "x".repeat(5000) + "?");
        stored[stored.length - 1] = (byte) 0xFF;
        damaged(decoder.decode(stored), Kind.NOT_UTF8, stored.length - 1);
    }

    @Test
    void reportsABadByteOfTheFirstBufferBeforeTheVersionLine() {
        byte[] stored = utf8("x1\n{}\n?");
        stored[6] = (byte) 0xFF;
        damaged(decoder.decode(stored), Kind.NOT_UTF8, 6);
    }

    @Test
    void readsAnUnknownVersionAsVersion1() {
        OffsetLog log = whole(decoder.decode(utf8(V1.replace("v1", "v99"))));
        assertEquals(99, log.version());
        assertEquals(2, log.sources().size());
    }

    @Test
    void givesTheVersionEvenWhereTheBodyIsNotReadable() {
        Decoded<OffsetLog> decoded = decoder.decode(utf8("v99\n\u0001\u0002binary"));
        damaged(decoded, Kind.JSON_GARBLED, 6);
        assertEquals(99, decoded.readable().orElseThrow().version());
    }

    @Test
    void givesTheSourcesWhereOnlyTheMetadataIsDamaged() {
        Decoded<OffsetLog> decoded = decoder.decode(utf8("v1\n\n{\"logOffset\":7}"));
        assertEquals("{\"logOffset\":7}", decoded.readable().orElseThrow().sources().get(0).json());
    }

    @Test
    void boundsTheNumberOfSources() {
        assertTrue(decoder.decode(utf8("v1\n{}" + "\n".repeat(200_000))).damage().orElseThrow().kind() == Kind.TOO_LARGE);
    }

    @Test
    void boundsNestingByJacksonsOwnLimit() {
        damaged(decoder.decode(utf8("v1\n" + "[".repeat(100_000))), Kind.TOO_LARGE, 3 + 1001);
    }

    @Test
    void boundsTheNumberOfValues() {
        assertEquals(Kind.TOO_LARGE, decoder.decode(utf8("v1\n[" + "[],".repeat(1_000_000) + "[]]")).damage().orElseThrow().kind());
    }
}

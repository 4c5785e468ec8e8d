package org.checkpointinspector.decode;

import static org.checkpointinspector.decode.Outcome.damaged;
import static org.checkpointinspector.decode.Outcome.utf8;
import static org.checkpointinspector.decode.Outcome.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.checkpointinspector.bytes.Damage.Kind;
import org.checkpointinspector.bytes.Decoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitLogDecoderTest {

    private static final String ACTIVE = "{\"sinkName\":\"a\",\"commitOffset\":\"-\",\"providerName\":\"p\",\"apiVersion\":\"DSv1\",\"isActive\":true}";

    private final CommitLogDecoder decoder = new CommitLogDecoder();

    @Test
    void readsVersion1() {
        assertEquals(new CommitLog(1, 1700000000000L, null, null), whole(decoder.decode(utf8("v1\n{\"nextBatchWatermarkMs\":1700000000000}"))));
    }

    @Test
    void readsTheUniqueIdsOfVersion2() {
        CommitLog log = whole(decoder.decode(utf8("v2\n{\"nextBatchWatermarkMs\":0,\"stateUniqueIds\":{\"1\":[],\"0\":[[\"8f\"],[\"1c\",5]]}}")));
        assertEquals(2, log.version());
        assertEquals(Map.of(0, List.of(List.of("8f"), List.of("1c", "5")), 1, List.of()), log.stateUniqueIds());
    }

    @Test
    void readsTheSinksOfVersion3() {
        CommitLog log = whole(decoder.decode(utf8("v3\n{\"nextBatchWatermarkMs\":7,\"sinkMetadataMap\":{\"a\":" + ACTIVE + "}}")));
        assertEquals(7, log.nextBatchWatermarkMs());
        assertNull(log.stateUniqueIds());
        assertEquals("DSv1", Objects.requireNonNull(log.sinkMetadata()).get("a").get("apiVersion").asText());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`v1`                                          | 0",
        "`v1~`                                         | 0",
        "` v1 ~{}`                                     | 0",
        "`v1^~{\"nextBatchWatermarkMs\":5}^~`          | 5",
        "`v1~{\"nextBatchWatermarkMs\":5}} trailing`   | 5",
        "`v1~{\"nextBatchWatermarkMs\":null}`          | 0",
        "`v1~{\"nextBatchWatermarkMs\":5.7}`           | 5",
        "`v1~{\"nextBatchWatermarkMs\":1e400}`         | 9223372036854775807",
        "`v1~[]`                                       | 0",
        "`v1~\"x\"`                                    | 0",
    })
    void passesWhatSparkPasses(String text, long watermark) {
        assertEquals(new CommitLog(1, watermark, null, null), whole(decoder.decode(utf8(text.replace('~', '\n').replace('^', '\r')))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "5", "{\"0\":5}", "{\"0\":[5]}", "{\"0\":[[true]]}", "[]", "null",
    })
    void takesIdsThatHaveNotTheirShapeForAbsent(String ids) {
        assertEquals(new CommitLog(2, 3, null, null), whole(decoder.decode(utf8("v2\n{\"nextBatchWatermarkMs\":3,\"stateUniqueIds\":" + ids + "}"))));
    }

    @Test
    void takesNoIdsAtAllForNone() {
        assertEquals(new CommitLog(2, 0, Map.of(), null), whole(decoder.decode(utf8("v2\n{\"stateUniqueIds\":{}}"))));
        assertEquals(new CommitLog(2, 0, null, null), whole(decoder.decode(utf8("v2\n{}"))));
    }

    @Test
    void doesNotLookForIdsInVersion1() {
        assertEquals(new CommitLog(1, 0, null, null), whole(decoder.decode(utf8("v1\n{\"stateUniqueIds\":{\"0\":[[\"a\"]]}}"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "``                                                     | EMPTY          | 0",
        "`v1~~`                                                 | JSON_EMPTY     | 3",
        "`v1~   `                                               | JSON_EMPTY     | 3",
        "`v1~{\"nextBatchWatermarkMs\":5`                       | JSON_TRUNCATED | 28",
        "`v1~{\"nextBatchWatermarkMs\"`                         | JSON_TRUNCATED | 26",
        "`v1~foo`                                               | JSON_GARBLED   | 3",
        "`v1~{\"a\":01}`                                        | JSON_GARBLED   | 9",
        "`v1~null`                                              | LINE_BLANK     | 3",
        "`v1~{\"nextBatchWatermarkMs\":\"5\"}`                  | JSON_SHAPE     | 27",
        "`v1~{\"nextBatchWatermarkMs\":true}`                   | JSON_SHAPE     | 27",
        "`v1~[{\"nextBatchWatermarkMs\":5}]`                    | JSON_SHAPE     | 28",
        "`v1~{\"nextBatchWatermarkMs\":5,\"nextBatchWatermarkMs\":5}` | JSON_SHAPE | 52",
        "`V1~{}`                                                | VERSION_LINE   | 0",
        "`~{}`                                                  | VERSION_LINE   | 0",
        "`v2~{\"stateUniqueIds\":{\"x\":[]}}`                   | JSON_SHAPE     | 21",
        "`v3~{\"nextBatchWatermarkMs\":5}`                      | JSON_SHAPE     | 3",
        "`v3~{\"sinkMetadataMap\":{}}`                          | JSON_SHAPE     | 22",
        "`v3~{\"sinkMetadataMap\":5}`                           | JSON_SHAPE     | 22",
        "`v3~{\"sinkMetadataMap\":{\"a\":{\"sinkName\":\"a\"}}}`  | JSON_SHAPE   | 27",
    })
    void failsAsSparkDoes(String text, Kind kind, long at) {
        damaged(decoder.decode(utf8(text.replace('~', '\n'))), kind, at);
    }

    @Test
    void namesTheFieldThatSparkNames() {
        String detail = decoder.decode(utf8("v3\n{}")).damage().orElseThrow().detail();
        assertEquals("No usable value for json", detail.substring(0, 24));
    }

    @Test
    void demandsExactlyOneActiveSink() {
        damaged(decoder.decode(utf8("v3\n{\"sinkMetadataMap\":{\"a\":" + ACTIVE + ",\"b\":" + ACTIVE + "}}")), Kind.JSON_SHAPE, 22);
        damaged(decoder.decode(utf8("v3\n{\"sinkMetadataMap\":{\"a\":" + ACTIVE.replace("true", "false") + "}}")), Kind.JSON_SHAPE, 22);
    }

    @Test
    void givesTheVersionOfABodyThatIsNotReadable() {
        assertEquals(42, whole(decoder.decode(utf8("v42\n{\"x\":[]}"))).version());
        Decoded<CommitLog> decoded = decoder.decode(utf8("v42\n[["));
        damaged(decoded, Kind.JSON_TRUNCATED, 6);
        assertEquals(42, decoded.readable().orElseThrow().version());
    }
}

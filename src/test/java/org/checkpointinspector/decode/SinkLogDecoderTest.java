package org.checkpointinspector.decode;

import static org.checkpointinspector.decode.Outcome.damaged;
import static org.checkpointinspector.decode.Outcome.utf8;
import static org.checkpointinspector.decode.Outcome.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.checkpointinspector.bytes.Damage.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinkLogDecoderTest {

    private static final String LINE = "{\"path\":\"file:///out/part-00000-6d1f-c000.snappy.parquet\",\"size\":760,\"isDir\":false,"
            + "\"modificationTime\":1700000001000,\"blockReplication\":1,\"blockSize\":33554432,\"action\":\"add\"}";

    private final SinkLogDecoder decoder = new SinkLogDecoder();

    @Test
    void readsTheFileThatSparkWrites() {
        SinkLog log = whole(decoder.decode(utf8("v1\n" + LINE + "\n" + LINE.replace("760", "40").replace("add", "delete"))));
        assertEquals(List.of(new SinkLog.Entry("file:///out/part-00000-6d1f-c000.snappy.parquet", 760, 1700000001000L, "add"),
                new SinkLog.Entry("file:///out/part-00000-6d1f-c000.snappy.parquet", 40, 1700000001000L, "delete")), log.files());
        assertEquals(2, log.count());
        assertEquals(800, log.totalBytes());
    }

    @Test
    void takesABatchThatWroteNothingForWhole() {
        assertEquals(new SinkLog(1, List.of(), 0, 0), whole(decoder.decode(utf8("v1"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`\"blockReplication\":1`  | `\"blockReplication\":99999999999`",
        "`\"blockReplication\":1`  | `\"blockReplication\":1.5`",
        "`\"action\":\"add\"`      | `\"action\":\"add\",\"extra\":[{}]`",
    })
    void passesWhatSparkPasses(String from, String to) {
        assertEquals("add", whole(decoder.decode(utf8("v1\n" + LINE.replace(from, to)))).files().get(0).action());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`\"isDir\":false`  | `\"isDir\":`  | 0",
        "`\"isDir\":false`  | `\"isDir\":`  | null",
        "`\"isDir\":false`  | `\"isDir\":`  | `\"false\"`",
        "`\"size\":760`     | `\"size\":`   | `\"760\"`",
        "`\"action\":\"add\"` | `\"action\":` | true",
    })
    void failsOnAWrongType(String field, String name, String value) {
        String text = "v1\n" + LINE.replace(field, name + value);
        damaged(decoder.decode(utf8(text)), Kind.JSON_SHAPE, text.indexOf(name) + name.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"size\":760,", "\"isDir\":false,", "\"blockSize\":33554432,", ",\"action\":\"add\""})
    void failsWithoutAField(String field) {
        damaged(decoder.decode(utf8("v1\n" + LINE.replace(field, ""))), Kind.JSON_SHAPE, 3);
    }

    @Test
    void findsWhatEndsTooEarlyOrIsNoJson() {
        damaged(decoder.decode(utf8("v1\n" + LINE + "\n" + LINE.substring(0, 50))), Kind.JSON_TRUNCATED, 3 + LINE.length() + 1 + 50);
        damaged(decoder.decode(utf8("v1\n" + LINE + "\n\u0000\u0000")), Kind.JSON_GARBLED, 3 + LINE.length() + 1);
        damaged(decoder.decode(utf8("v1\n" + LINE + "\n\n")), Kind.JSON_EMPTY, 3 + LINE.length() + 1);
        damaged(decoder.decode(new byte[0]), Kind.EMPTY, 0);
        damaged(decoder.decode(utf8("v1.0\n")), Kind.VERSION_LINE, 0);
    }
}

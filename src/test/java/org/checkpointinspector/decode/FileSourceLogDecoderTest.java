package org.checkpointinspector.decode;

import static org.checkpointinspector.decode.Outcome.damaged;
import static org.checkpointinspector.decode.Outcome.utf8;
import static org.checkpointinspector.decode.Outcome.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.checkpointinspector.bytes.Damage.Kind;
import org.checkpointinspector.bytes.Decoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSourceLogDecoderTest {

    private static final String LOG = """
            v1
            {"path":"file:///data/in/a.json","timestamp":1700000000000,"batchId":0}
            {"path":"file:///data/in/b%20c.json","timestamp":1700000005000,"batchId":3}""";

    private final FileSourceLogDecoder decoder = new FileSourceLogDecoder();

    @Test
    void readsTheFileThatSparkWrites() {
        FileSourceLog log = whole(decoder.decode(utf8(LOG)));
        assertEquals(new FileSourceLog(1, List.of(new FileSourceLog.Entry("file:///data/in/a.json", 1700000000000L, 0),
                new FileSourceLog.Entry("file:///data/in/b%20c.json", 1700000005000L, 3)), 2), log);
    }

    @ParameterizedTest
    @CsvSource({"v1", "v1~"})
    void takesALogWithoutEntriesForWhole(String text) {
        assertEquals(new FileSourceLog(1, List.of(), 0), whole(decoder.decode(utf8(text.replace('~', '\n')))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`{\"batchId\":2,\"x\":{\"path\":[1]},\"timestamp\":1,\"path\":\"a\"} junk` | a      | 1  | 2",
        "`{\"path\":5,\"timestamp\":1,\"batchId\":2}`                              | 5      | 1  | 2",
        "`{\"path\":1e10,\"timestamp\":1,\"batchId\":2}`                           | 1.0E10 | 1  | 2",
        "`{\"path\":\"\\u0061\",\"timestamp\":1.9,\"batchId\":-2e0}`               | a      | 1  | -2",
        "`{\"path\":\"a\",\"timestamp\":9999999999999999999999,\"batchId\":2}`     | a      | 1864712049423024127 | 2",
        "`{\"path\":null,\"timestamp\":1,\"batchId\":2}`                           | ``     | 1  | 2",
    })
    void passesWhatSparkPasses(String line, String path, long timestamp, long batch) {
        assertEquals(List.of(new FileSourceLog.Entry(path, timestamp, batch)), whole(decoder.decode(utf8("v1\n" + line))).files());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "``                                                      | EMPTY          | 0",
        "`v1 ~`                                                  | VERSION_LINE   | 0",
        "`v1~~`                                                  | JSON_EMPTY     | 3",
        "`v1~foo`                                                | JSON_GARBLED   | 3",
        "`v1~null`                                               | LINE_BLANK     | 3",
        "`v1~{}`                                                 | JSON_SHAPE     | 3",
        "`v1~{\"path\":\"ä\",\"timestamp\":\"1\",\"batchId\":2}` | JSON_SHAPE     | 28",
        "`v1~{\"path\":\"a\",\"timestamp\":1,\"batchId\":null}`  | JSON_SHAPE     | 39",
        "`v1~{\"path\":true,\"timestamp\":1,\"batchId\":2}`      | JSON_SHAPE     | 11",
        "`v1~{\"path\":\"a\",\"path\":\"b\",\"timestamp\":1,\"batchId\":2}` | JSON_SHAPE | 22",
    })
    void failsAsSparkDoes(String text, Kind kind, long at) {
        damaged(decoder.decode(utf8(text.replace('~', '\n'))), kind, at);
    }

    @Test
    void keepsTheEntriesBeforeTheDamage() {
        byte[] stored = utf8(LOG);
        Decoded<FileSourceLog> decoded = decoder.decode(Arrays.copyOf(stored, stored.length - 10));
        damaged(decoded, Kind.JSON_TRUNCATED, stored.length - 10);
        assertEquals(1, decoded.readable().orElseThrow().count());
    }

    @Test
    void findsATrailingBlankLine() {
        damaged(decoder.decode(utf8(LOG + "\n\n")), Kind.JSON_EMPTY, utf8(LOG).length + 1);
    }

    @Test
    void stumblesOverANullEntryOnlyAtTheEnd() {
        damaged(decoder.decode(utf8("v1\nnull\nfoo")), Kind.JSON_GARBLED, 8);
        damaged(decoder.decode(utf8("v1\nnull\n" + LOG.substring(3))), Kind.LINE_BLANK, 3);
    }

    @Test
    void givesAnUnknownVersion() {
        assertEquals(2, whole(decoder.decode(utf8(LOG.replace("v1", "v2")))).version());
        assertEquals(2, decoder.decode(utf8("v2\n{}")).readable().orElseThrow().version());
    }

    @Test
    void verifiesEveryLineOfALongLogAndKeepsTheFirst() throws IOException {
        int lines = 50_000;
        FileSourceLog log = whole(decoder.decode(compact(lines, "")));
        assertEquals(lines, log.count());
        assertEquals(FileSourceLog.KEPT, log.files().size());
        assertEquals(FileSourceLog.KEPT - 1, log.files().get(FileSourceLog.KEPT - 1).batchId());
        assertEquals(Kind.JSON_GARBLED, decoder.decode(compact(lines, "\nfoo")).damage().orElseThrow().kind());
    }

    private static InputStream compact(int lines, String end) {
        List<InputStream> parts = IntStream.rangeClosed(0, lines + 1).mapToObj(i -> {
            String line = "\n{\"path\":\"file:///data/in/part-%d.json\",\"timestamp\":%d,\"batchId\":%d}".formatted(i, 1_700_000_000_000L + i, i - 1);
            return (InputStream) new ByteArrayInputStream(utf8(i == 0 ? "v1" : i > lines ? end : line));
        }).toList();
        return new SequenceInputStream(Collections.enumeration(parts));
    }
}

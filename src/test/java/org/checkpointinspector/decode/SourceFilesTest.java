package org.checkpointinspector.decode;

import static org.checkpointinspector.decode.Outcome.damaged;
import static org.checkpointinspector.decode.Outcome.utf8;
import static org.checkpointinspector.decode.Outcome.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.checkpointinspector.bytes.Damage.Kind;
import org.checkpointinspector.bytes.Decoded;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small files that sources keep for themselves. */
class SourceFilesTest {

    @Nested
    class Kafka {

        private final KafkaInitialOffsetsDecoder decoder = new KafkaInitialOffsetsDecoder();

        @Test
        void readsTheFileThatSparkWrites() {
            assertEquals(new KafkaInitialOffsets(1, "{\"topicA\":{\"0\":23}}"), whole(decoder.decode(utf8("\0v1\n{\"topicA\":{\"0\":23}}"))));
        }

        @Test
        void skipsTheFirstByteWhateverItIs() {
            byte[] stored = utf8("?v1\n{}");
            stored[0] = (byte) 0xE2;
            assertEquals(new KafkaInitialOffsets(1, "{}"), whole(decoder.decode(stored)));
        }

        @Test
        void takesBareJsonForAFileOfSpark210() {
            assertEquals(new KafkaInitialOffsets(0, "{\"t\":{\"0\":1}}"), whole(decoder.decode(utf8("\0{\"t\":{\"0\":1}}"))));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "``                              | EMPTY          | 0",
            "`#`                             | EMPTY          | 0",
            "`#v1{\"t\":{}}`                 | LINE_MISSING   | 1",
            "`#v1^~{\"t\":{}}`               | VERSION_LINE   | 1",
            "`#v~{\"t\":{}}`                 | VERSION_LINE   | 1",
            "`#v1~`                          | JSON_EMPTY     | 4",
            "`#v1~{\"t\":{\"0\":1}`          | JSON_TRUNCATED | 16",
            "`#v1~foo`                       | JSON_GARBLED   | 4",
            "`#v1~{\"t\":{\"0\":\"1\"}}`     | JSON_SHAPE     | 14",
            "`{\"t\":{\"0\":1}}`             | JSON_SHAPE     | 1",
        })
        void failsAsSparkDoes(String text, Kind kind, long at) {
            damaged(decoder.decode(utf8(text.replace('#', '\0').replace('~', '\n').replace('^', '\r'))), kind, at);
        }

        @Test
        void givesTheTextOfOffsetsThatKafkaDoesNotTake() {
            Decoded<KafkaInitialOffsets> decoded = decoder.decode(utf8("\0v2\n5"));
            assertEquals(new KafkaInitialOffsets(2, "5"), decoded.readable().orElseThrow());
        }
    }

    @Nested
    class Rate {

        private final RateSourceStartDecoder decoder = new RateSourceStartDecoder();

        @ParameterizedTest
        @CsvSource({"v1~1700000000000,1700000000000", "v1~+5,5", "v01~-5,-5"})
        void readsTheFileThatSparkWrites(String text, long time) {
            assertEquals(new RateSourceStart(1, time), whole(decoder.decode(utf8(text.replace('~', '\n')))));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "``          | EMPTY        | 0",
            "`v1`        | LINE_MISSING | 0",
            "`123`       | LINE_MISSING | 0",
            "`v1 123`    | LINE_MISSING | 0",
            "`~123`      | LINE_MISSING | 0",
            "`v1^~123`   | VERSION_LINE | 0",
            "`v~123`     | VERSION_LINE | 0",
            "`v1~`       | NOT_A_NUMBER | 3",
            "`v1~123~`   | NOT_A_NUMBER | 3",
            "`v1~abc`    | NOT_A_NUMBER | 3",
        })
        void failsAsSparkDoes(String text, Kind kind, long at) {
            damaged(decoder.decode(utf8(text.replace('~', '\n').replace('^', '\r'))), kind, at);
        }

        @Test
        void givesAnUnknownVersion() {
            assertEquals(new RateSourceStart(2, 123), whole(decoder.decode(utf8("v2\n123"))));
            assertEquals(2, decoder.decode(utf8("v2\nabc")).readable().orElseThrow().version());
        }
    }
}

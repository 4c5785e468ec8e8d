package org.checkpointinspector.decode;

import static org.checkpointinspector.decode.Outcome.damaged;
import static org.checkpointinspector.decode.Outcome.utf8;
import static org.checkpointinspector.decode.Outcome.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Damage.Kind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both kinds of checksum file, and what they find. */
class ChecksumsTest {

    private static final byte[] DATA = new byte[1300];

    static {
        new Random(7).nextBytes(DATA);
    }

    @Nested
    class Hadoop {

        private final HadoopChecksumDecoder decoder = new HadoopChecksumDecoder();

        @Test
        void readsTheCompanionOfAMetadataFile() {
            byte[] stored = HexFormat.ofDelimiter(" ").parseHex("63 72 63 00 00 00 02 00 ac 38 d8 0f");
            assertEquals(new HadoopChecksum(512, List.of(0xac38d80f), 1), whole(decoder.decode(stored)));
        }

        @Test
        void readsTheCompanionOfAnEmptyFile() {
            assertEquals(new HadoopChecksum(512, List.of(), 0), whole(decoder.decode(companion(new byte[0]))));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "``                            | EMPTY     | 0",
            "`637263`                      | TRUNCATED | 3",
            "`6372630100000200`            | GARBLED   | 0",
            "`6372630000000000`            | GARBLED   | 4",
            "`63726300ffffffff`            | GARBLED   | 4",
            "`6372630000000200ac38d8`      | TRUNCATED | 11",
        })
        void saysWhatIsNoCompanion(String hex, Kind kind, long at) {
            damaged(decoder.decode(HexFormat.of().parseHex(hex)), kind, at);
        }

        @Test
        void keepsTheFirstSumsOfALongOne() {
            byte[] stored = Arrays.copyOf(companion(new byte[0]), 8 + 4 * 20_000);
            HadoopChecksum checksum = whole(decoder.decode(stored));
            assertEquals(20_000, checksum.count());
            assertEquals(HadoopChecksum.KEPT, checksum.sums().size());
        }

        @Test
        void passesDataThatFits() throws IOException {
            assertEquals(Optional.empty(), verify(DATA, companion(DATA)));
            assertEquals(Optional.empty(), verify(new byte[0], companion(new byte[0])));
        }

        @Test
        void findsTheChunkOfAFlippedBit() throws IOException {
            byte[] flipped = DATA.clone();
            flipped[600] ^= 1;
            assertEquals(512, found(flipped, companion(DATA)).storedOffset());
        }

        @Test
        void findsDataBehindTheLastSum() throws IOException {
            assertEquals(1024, found(DATA, companion(Arrays.copyOf(DATA, 1024))).storedOffset());
            assertEquals(1024, found(DATA, companion(Arrays.copyOf(DATA, 1200))).storedOffset());
        }

        @Test
        void findsDataCutOffWithinAChunkButNotBetweenChunks() throws IOException {
            assertEquals(1024, found(Arrays.copyOf(DATA, 1200), companion(DATA)).storedOffset());
            assertEquals(Optional.empty(), verify(Arrays.copyOf(DATA, 1024), companion(DATA)));
        }

        @Test
        void findsHalfASum() throws IOException {
            byte[] companion = companion(DATA);
            assertEquals(1024, found(DATA, Arrays.copyOf(companion, companion.length - 1)).storedOffset());
        }

        @Test
        void verifiesNothingWithoutAHeader() throws IOException {
            assertEquals(Optional.empty(), verify(DATA, new byte[0]));
            assertEquals(Optional.empty(), verify(DATA, utf8("crc")));
            assertEquals(Optional.empty(), verify(DATA, utf8("something else")));
        }

        private Damage found(byte[] data, byte[] companion) throws IOException {
            Damage damage = verify(data, companion).orElseThrow();
            assertEquals(Kind.CHECKSUM, damage.kind());
            return damage;
        }

        private Optional<Damage> verify(byte[] data, byte[] companion) throws IOException {
            return HadoopChecksum.verify(new ByteArrayInputStream(data), new ByteArrayInputStream(companion));
        }

        private static byte[] companion(byte[] data) {
            int chunks = (data.length + 511) / 512;
            ByteBuffer companion = ByteBuffer.allocate(8 + 4 * chunks).put(utf8("crc\0")).putInt(512);
            for (int i = 0; i < chunks; i++) {
                CRC32 crc = new CRC32();
                crc.update(data, i * 512, Math.min(512, data.length - i * 512));
                companion.putInt((int) crc.getValue());
            }
            return companion.array();
        }
    }

    @Nested
    class Spark {

        private static final String FILE = "{\"algorithm\":\"CRC32C\",\"value\":-1831043148,\"mainFileSize\":126,\"timestampMs\":1795351389949,"
                + "\"creator\":{\"executorId\":\"driver\",\"taskInfo\":\"Task= 0.0, Stage= 11.0\"}}";

        private final SparkChecksumDecoder decoder = new SparkChecksumDecoder();

        @Test
        void readsTheFileThatSparkWrites() {
            assertEquals(new SparkChecksum("CRC32C", -1831043148, 126, 1795351389949L), whole(decoder.decode(utf8(FILE))));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "`-1831043148` | `2463924148`",
            "`\"driver\"`  | `5`",
            "`\"taskInfo\"` | `\"other\"`",
            "`}}`          | `}} trailing`",
        })
        void passesWhatSparkPasses(String from, String to) {
            assertEquals(-1831043148, whole(decoder.decode(utf8(FILE.replace(from, to)))).value());
        }

        @Test
        void failsAsSparkDoes() {
            damaged(decoder.decode(new byte[0]), Kind.EMPTY, 0);
            damaged(decoder.decode(utf8(" ")), Kind.JSON_EMPTY, 0);
            damaged(decoder.decode(utf8(FILE.substring(0, 30))), Kind.JSON_TRUNCATED, 30);
            damaged(decoder.decode(utf8("\0\0")), Kind.JSON_GARBLED, 0);
            damaged(decoder.decode(utf8("{}")), Kind.JSON_SHAPE, 0);
            damaged(decoder.decode(utf8(FILE.replace("126", "\"126\""))), Kind.JSON_SHAPE, FILE.indexOf("126"));
            damaged(decoder.decode(utf8(FILE.replace("\"driver\"", "{}"))), Kind.JSON_SHAPE, FILE.indexOf("\"driver\""));
            byte[] notUtf8 = utf8(FILE);
            notUtf8[20] = (byte) 0xFF;
            damaged(decoder.decode(notUtf8), Kind.NOT_UTF8, 20);
        }

        @Test
        void comparesLengthAndSum() throws IOException {
            CRC32C crc = new CRC32C();
            crc.update(DATA);
            SparkChecksum sum = new SparkChecksum("CRC32C", (int) crc.getValue(), DATA.length, 0);
            assertEquals(Optional.empty(), sum.verify(new ByteArrayInputStream(DATA)));

            byte[] flipped = DATA.clone();
            flipped[1299] ^= 1;
            Damage damage = sum.verify(new ByteArrayInputStream(flipped)).orElseThrow();
            assertEquals(Kind.CHECKSUM, damage.kind());
            assertTrue(damage.detail().startsWith("Expected (file size: 1300, checksum: " + sum.value() + "), Computed (file size: 1300"), damage.detail());
            assertEquals(1000, sum.verify(new ByteArrayInputStream(DATA, 0, 1000)).orElseThrow().storedOffset());
        }
    }
}

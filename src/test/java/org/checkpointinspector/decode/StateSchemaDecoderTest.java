package org.checkpointinspector.decode;

import static org.checkpointinspector.decode.Outcome.damaged;
import static org.checkpointinspector.decode.Outcome.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.checkpointinspector.bytes.Damage.Kind;
import org.checkpointinspector.bytes.Decoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateSchemaDecoderTest {

    private static final String KEY = "{\"type\":\"struct\",\"fields\":[{\"name\":\"k\",\"type\":\"string\",\"nullable\":true,\"metadata\":{}},"
            + "{\"name\":\"é\",\"type\":\"long\",\"nullable\":false,\"metadata\":{\"spark.watermarkDelayMs\":10}}]}";
    private static final String VALUE = "{\"type\":\"struct\",\"fields\":[{\"name\":\"count\",\"type\":\"long\"}]}";
    private static final String NO_PREFIX = "{\"keyStateEncoderType\":\"NoPrefixKeyStateEncoderSpec\"}";

    private final StateSchemaDecoder decoder = new StateSchemaDecoder();

    @Test
    void readsVersion1() throws IOException {
        byte[] stored = new Bytes().utf("v1").utf(KEY).utf(VALUE).done();
        assertEquals(new StateSchema(1, List.of(new StateSchema.Family("default", 0, KEY, 0, VALUE, null, null))), whole(decoder.decode(stored)));
    }

    @Test
    void readsVersion2AndTheBytesBehindIt() throws IOException {
        byte[] stored = version2(KEY, VALUE);
        assertEquals("00027632000000010", HexFormat.of().formatHex(stored).substring(0, 17));
        StateSchema expected = new StateSchema(2, List.of(new StateSchema.Family("default", 0, KEY, 0, VALUE, null, null)));
        assertEquals(expected, whole(decoder.decode(stored)));
        assertEquals(expected, whole(decoder.decode(Arrays.copyOf(stored, stored.length + 100))));
    }

    @Test
    void readsAJsonOfSeveralChunks() throws IOException {
        byte[] stored = new Bytes().utf("v2").integer(3).utf(KEY.substring(0, 10)).utf("").utf(KEY.substring(10)).chunk(VALUE).done();
        assertEquals(KEY, whole(decoder.decode(stored)).families().get(0).keySchemaJson());
    }

    @Test
    void readsTheFamiliesOfVersion3() throws IOException {
        String prefix = "{\"keyStateEncoderType\":\"PrefixKeyScanStateEncoderSpec\",\"numColsPrefixKey\":1}";
        byte[] stored = new Bytes().utf("v3").integer(2)
                .utf("count").small(0).chunk(KEY).small(3).chunk(VALUE).chunk(NO_PREFIX).chunk("{    }")
                .utf("map").small(1).chunk(KEY).small(-2).chunk(VALUE).chunk(prefix).chunk(VALUE).done();
        assertEquals(new StateSchema(3, List.of(new StateSchema.Family("count", 0, KEY, 3, VALUE, NO_PREFIX, null),
                new StateSchema.Family("map", 1, KEY, -2, VALUE, prefix, VALUE))), whole(decoder.decode(stored)));
    }

    @Test
    void givesTheVersionOfANewerFile() throws IOException {
        Decoded<StateSchema> decoded = decoder.decode(new Bytes().utf("v4").integer(9).done());
        damaged(decoded, Kind.GARBLED, 2);
        assertEquals(new StateSchema(4, List.of()), decoded.readable().orElseThrow());
    }

    @Test
    void findsAWrongVersion() throws IOException {
        damaged(decoder.decode(new byte[0]), Kind.EMPTY, 0);
        damaged(decoder.decode(new byte[] {0}), Kind.TRUNCATED, 1);
        damaged(decoder.decode(new Bytes().utf("x2").done()), Kind.VERSION_LINE, 2);
        damaged(decoder.decode(new Bytes().utf("v2 ").done()), Kind.VERSION_LINE, 2);
        damaged(decoder.decode(new byte[] {0, 2, (byte) 0xC3, 'x'}), Kind.GARBLED, 0);
    }

    @Test
    void findsWhereTheFileIsCutOff() throws IOException {
        byte[] stored = version2(KEY, VALUE);
        for (int length = 4; length < stored.length; length++) {
            damaged(decoder.decode(Arrays.copyOf(stored, length)), Kind.TRUNCATED, length);
        }
    }

    @Test
    void findsACutBeforeItLooksAtTheJsonOfTheKey() throws IOException {
        byte[] stored = version2("foo", VALUE);
        damaged(decoder.decode(Arrays.copyOf(stored, stored.length - 1)), Kind.TRUNCATED, stored.length - 1);
        damaged(decoder.decode(stored), Kind.JSON_GARBLED, 10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "``                                                                                  | JSON_EMPTY     | 0",
        "`{\"type\":\"struct\"`                                                              | JSON_TRUNCATED | 16",
        "`null`                                                                              | JSON_SHAPE     | 0",
        "`\"string\"`                                                                        | JSON_SHAPE     | 0",
        "`{\"type\":\"struct\",\"fields\":[],\"x\":1}`                                       | JSON_SHAPE     | 0",
        "`{\"type\":\"struct\",\"fields\":[5]}`                                              | JSON_SHAPE     | 27",
        "`{\"type\":\"struct\",\"fields\":[{\"name\":\"é\",\"type\":\"strin\"}]}`            | JSON_SHAPE     | 47",
        "`{\"type\":\"struct\",\"fields\":[{\"name\":\"a\",\"type\":\"long\",\"x\":1}]}`     | JSON_SHAPE     | 27",
        "`{\"type\":\"struct\",\"fields\":[{\"name\":\"a\",\"type\":\"long\",\"nullable\":1}]}` | JSON_SHAPE  | 27",
    })
    void findsWhatIsNoSchema(String json, Kind kind, long at) throws IOException {
        damaged(decoder.decode(version2(KEY, json)), kind, 4 + 4 + 2 + KEY.length() + 1 + 4 + 2 + at);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"void\"", "\"null\"", "\"timestamp_ntz\"", "\"decimal(10,2)\"", "\"decimal( 38 , -3 )\"", "\"varchar(10)\"", "\"char( 3 )\"", "\"interval day to second\"",
        "\"string collate UTF8_LCASE\"", "\"time(6)\"", "\"variant\"", "\"geography(OGC:CRS84, SPHERICAL)\"",
        "{\"type\":\"array\",\"elementType\":\"string\",\"containsNull\":true}",
        "{\"valueContainsNull\":false,\"type\":\"map\",\"keyType\":\"string\",\"valueType\":{\"type\":\"struct\",\"fields\":[]}}",
        "{\"type\":\"udt\",\"class\":\"x.Y\",\"pyClass\":null,\"sqlType\":\"long\"}",
        "{\"type\":\"udt\",\"pyClass\":\"x.Y\",\"serializedClass\":\"\",\"sqlType\":\"long\"}",
    })
    void takesEveryTypeOfSparkSql(String type) throws IOException {
        whole(decoder.decode(version2(KEY, "{\"fields\":[{\"name\":\"a\",\"type\":" + type + "}],\"type\":\"struct\"}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"decimal(39,2)\"", "\"decimal(5,6)\"", "\"time(7)\"", "\"String\"", "5", "[]",
        "{\"type\":\"array\",\"elementType\":\"string\"}", "{\"type\":\"array\",\"elementType\":\"string\",\"containsNull\":1}",
        "{\"type\":\"map\",\"keyType\":\"string\",\"valueType\":\"long\",\"valueContainsNull\":true,\"type\":\"map\"}",
    })
    void refusesWhatIsNoTypeOfSparkSql(String type) throws IOException {
        Decoded<StateSchema> decoded = decoder.decode(version2(KEY, "{\"fields\":[{\"name\":\"a\",\"type\":" + type + "}],\"type\":\"struct\"}"));
        assertEquals(Kind.JSON_SHAPE, decoded.damage().orElseThrow().kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}", "{\"keyStateEncoderType\":\"Other\"}", "{\"keyStateEncoderType\":\"PrefixKeyScanStateEncoderSpec\",\"numColsPrefixKey\":2}",
        "{\"keyStateEncoderType\":\"RangeKeyScanStateEncoderSpec\",\"orderingOrdinals\":[]}",
    })
    void refusesALayoutOfKeysThatSparkDoesNotKnow(String encoder) throws IOException {
        byte[] stored = new Bytes().utf("v3").integer(1).utf("a").small(0).chunk(KEY).small(0).chunk(VALUE).chunk(encoder).chunk("{    }").done();
        assertEquals(Kind.LINE_SHAPE, decoder.decode(stored).damage().orElseThrow().kind());
    }

    @Test
    void believesNoCount() throws IOException {
        damaged(decoder.decode(new Bytes().utf("v2").integer(Integer.MAX_VALUE).done()), Kind.TRUNCATED, 8);
        damaged(decoder.decode(new Bytes().utf("v2").integer(-1).integer(-1).done()), Kind.JSON_EMPTY, 4);
        damaged(decoder.decode(new Bytes().utf("v3").integer(Integer.MAX_VALUE).done()), Kind.TRUNCATED, 8);
        assertEquals(new StateSchema(3, List.of()), whole(decoder.decode(new Bytes().utf("v3").integer(Integer.MIN_VALUE).done())));
        byte[] manyChunks = Arrays.copyOf(new Bytes().utf("v2").integer(Integer.MAX_VALUE).done(), 1_000_000);
        assertEquals(Kind.TOO_LARGE, decoder.decode(manyChunks).damage().orElseThrow().kind());
    }

    private static byte[] version2(String key, String value) throws IOException {
        return new Bytes().utf("v2").chunk(key).chunk(value).done();
    }

    /** Writes as Spark does, through a data output stream. */
    private static final class Bytes {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);

        Bytes utf(String text) throws IOException {
            out.writeUTF(text);
            return this;
        }

        Bytes integer(int value) throws IOException {
            out.writeInt(value);
            return this;
        }

        Bytes small(int value) throws IOException {
            out.writeShort(value);
            return this;
        }

        Bytes chunk(String text) throws IOException {
            return integer(1).utf(text);
        }

        byte[] done() {
            return bytes.toByteArray();
        }
    }
}

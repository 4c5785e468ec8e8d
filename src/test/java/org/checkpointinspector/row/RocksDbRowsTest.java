package org.checkpointinspector.row;

import static org.checkpointinspector.row.Hex.bytes;
import static org.checkpointinspector.row.Hex.join;
import static org.checkpointinspector.row.Hex.slot;
import static org.checkpointinspector.row.Hex.text;
import static org.checkpointinspector.row.Hex.words;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.checkpointinspector.bytes.Decoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RocksDbRowsTest {

    private static final byte[] VERSION = {0};
    private static final StructType COUNT = Schema.of("count long");

    private static String key(StructType type, KeyEncoding encoding, byte[]... parts) {
        byte[] key = join(parts);
        Decoded<Row> read = RocksDbRows.unsafe(type, COUNT, encoding, RocksDbRows.Values.SINGLE).key(key, 0, key.length);
        return ValueJson.json(read.value().orElseThrow(() -> new AssertionError(read.damage())));
    }

    private static String values(RocksDbRows.Values kind, byte[]... parts) {
        byte[] value = join(parts);
        Decoded<List<Row>> read = RocksDbRows.unsafe(COUNT, COUNT, new KeyEncoding.NoPrefix(), kind).values(value, 0, value.length);
        return ValueJson.json(read.value().orElseThrow(() -> new AssertionError(read.damage())));
    }

    private static byte[] length(int length) {
        return new byte[] {(byte) length, 0, 0, 0};
    }

    @Test
    void aKeyWithoutPrefix() {
        assertEquals("{\"k\":\"k1\"}", key(Schema.of("k string"), new KeyEncoding.NoPrefix(), VERSION, words(0, slot(16, 2), text("k1"))));
    }

    @Test
    void aKeyWithPrefix() {
        StructType session = Schema.of("k string, sessionStartTime timestamp");
        String key = key(session, new KeyEncoding.PrefixScan(1), length(25), VERSION, words(0, slot(16, 1), text("a")), VERSION, words(0, 1_000_000));
        assertEquals("{\"k\":\"a\",\"sessionStartTime\":\"1970-01-01T00:00:01Z\"}", key);
    }

    @ParameterizedTest
    @CsvSource({
        "byte, 00 ff, -1",
        "short, 01 0102, 258",
        "integer, 00 80000000, -2147483648",
        "long, 01 0000000000000005, 5",
        "long, 02 0000000000000000, null",
        "float, 00 403fffff, '\"-1.5\"'",
        "float, 01 3fc00000, '\"1.5\"'",
        "double, 00 4007ffffffffffff, '\"-1.5\"'"
    })
    void anOrderingColumn(String type, String stored, String expected) {
        byte[] ordered = bytes(stored);
        byte[] padded = new byte[16];
        System.arraycopy(ordered, 0, padded, 0, ordered.length);
        StructType timer = Schema.of("k long, t " + type);
        String key = key(timer, new KeyEncoding.RangeScan(List.of(1)), length(33), VERSION, words(0, slot(16, ordered.length)), padded, VERSION, words(0, 7));
        assertEquals("{\"k\":7,\"t\":" + expected + "}", key);
    }

    @Test
    void orderingColumnsOnly() {
        byte[] five = join(bytes("01 0000000000000005"), new byte[7]);
        byte[] one = join(bytes("01 0001"), new byte[5]);
        String key = key(Schema.of("a short, b long"), new KeyEncoding.RangeScan(List.of(1, 0)), length(49), VERSION,
                words(0, slot(24, 9), slot(40, 3)), five, one, VERSION);
        assertEquals("{\"a\":1,\"b\":5}", key);
    }

    @Test
    void aTimestampBesideTheKey() {
        StructType join = Schema.of("k string, __event_time long");
        byte[] row = join(VERSION, words(0, slot(16, 1), text("a")));
        assertEquals("{\"k\":\"a\",\"__event_time\":5}", key(join, new KeyEncoding.TimestampFirst(), bytes("8000000000000005"), row));
        assertEquals("{\"k\":\"a\",\"__event_time\":-1}", key(join, new KeyEncoding.TimestampLast(), row, bytes("7fffffffffffffff")));
    }

    @Test
    void listsOfValues() {
        byte[] one = join(length(17), VERSION, words(0, 1));
        byte[] two = join(length(17), VERSION, words(0, 2));
        assertEquals("[{\"count\":1}]", values(RocksDbRows.Values.SINGLE, VERSION, words(0, 1)));
        assertEquals("[{\"count\":1},{\"count\":2}]", values(RocksDbRows.Values.LIST_WITH_COMMAS, one, bytes("2c"), two));
        assertEquals("[{\"count\":1},{\"count\":2}]", values(RocksDbRows.Values.LIST, one, two));
    }

    @Test
    void avroValuesOfAnOlderSchema() {
        StructType older = Schema.of("n integer, s string");
        StructType newer = Schema.of("n long, more double, s string");
        StateRowFormat format = RocksDbRows.avro(COUNT, newer, new KeyEncoding.NoPrefix(), RocksDbRows.Values.SINGLE, Map.of(0, older, 1, newer));
        byte[] value = bytes("00 0000  02 0a  02 04 6869");
        assertEquals("[{\"n\":5,\"more\":null,\"s\":\"hi\"}]", ValueJson.json(format.values(value, 0, value.length).value().orElseThrow()));
        byte[] newest = bytes("00 0100  02 09  02 000000000000f83f  00");
        assertEquals("[{\"n\":-5,\"more\":\"1.5\",\"s\":null}]", ValueJson.json(format.values(newest, 0, newest.length).value().orElseThrow()));
        byte[] unknown = bytes("00 0700  02 09");
        assertEquals("a value written with schema 7, which no schema file has", format.values(unknown, 0, unknown.length).damage().orElseThrow().detail());
    }

    @Test
    void avroKeys() {
        StructType timer = Schema.of("t long, k string");
        StateRowFormat format = RocksDbRows.avro(timer, COUNT, new KeyEncoding.RangeScan(List.of(0)), RocksDbRows.Values.SINGLE, Map.of(0, COUNT));
        byte[] front = bytes("00  02 02 01  02 10 0000000000000005");
        byte[] key = join(length(front.length), front, bytes("00 0000  02 04 6869"));
        assertEquals("{\"t\":5,\"k\":\"hi\"}", ValueJson.json(format.key(key, 0, key.length).value().orElseThrow()));
    }

    @Test
    void avroNestedTypes() {
        StructType type = Schema.json("""
                {"type":"struct","fields":[
                  {"name":"a","type":{"type":"array","elementType":"integer","containsNull":true}},
                  {"name":"s","type":{"type":"struct","fields":[{"name":"b","type":"boolean"},{"name":"d","type":"decimal(5,2)"}]}},
                  {"name":"m","type":{"type":"map","keyType":"string","valueType":"date","valueContainsNull":true}},
                  {"name":"v","type":"void"},{"name":"z","type":"binary"}]}""");
        StateRowFormat format = RocksDbRows.avro(type, COUNT, new KeyEncoding.NoPrefix(), RocksDbRows.Values.SINGLE, Map.of(0, COUNT));
        byte[] key = bytes("00 0000  02 03 04 02 04 00  02 02 01 02 ffff85  02 02 02 78 01 00  02 04 beef");
        assertEquals(
                "{\"a\":[1,2],\"s\":{\"b\":true,\"d\":\"-1.23\"},\"m\":[{\"key\":\"x\",\"value\":\"1969-12-31\"}],\"v\":null,\"z\":\"0xbeef\"}",
                ValueJson.json(format.key(key, 0, key.length).value().orElseThrow(() -> new AssertionError(format.key(key, 0, key.length).damage()))));
    }

    @Test
    void layoutsAreReadFromTheirJson() {
        assertEquals(new KeyEncoding.PrefixScan(1), KeyEncoding.parse("{\"keyStateEncoderType\":\"PrefixKeyScanStateEncoderSpec\",\"numColsPrefixKey\":1}", 2).value()
                .orElseThrow());
        assertEquals(new KeyEncoding.RangeScan(List.of(1, 0)),
                KeyEncoding.parse("{\"keyStateEncoderType\":\"RangeKeyScanStateEncoderSpec\",\"orderingOrdinals\":[1,0]}", 2).value().orElseThrow());
        for (String wrong : List.of("", "{}", "{\"keyStateEncoderType\":\"PrefixKeyScanStateEncoderSpec\",\"numColsPrefixKey\":2}",
                "{\"keyStateEncoderType\":\"RangeKeyScanStateEncoderSpec\",\"orderingOrdinals\":[0,0]}",
                "{\"keyStateEncoderType\":\"RangeKeyScanStateEncoderSpec\",\"orderingOrdinals\":[-1]}")) {
            assertEquals(true, KeyEncoding.parse(wrong, 2).damage().isPresent(), wrong);
        }
    }
}

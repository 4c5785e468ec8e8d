package org.checkpointinspector.row;

import static org.checkpointinspector.row.Hex.bytes;
import static org.checkpointinspector.row.Hex.slot;
import static org.checkpointinspector.row.Hex.text;
import static org.checkpointinspector.row.Hex.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Decoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnsafeRowReaderTest {

    private static final String ARRAY_OF_INTS = "{\"type\":\"array\",\"elementType\":\"integer\",\"containsNull\":true}";

    private static Decoded<Row> read(StructType type, byte[] row) {
        return StateRowFormat.hdfsBacked(type, type).key(row, 0, row.length);
    }

    private static String json(StructType type, byte[] row) {
        Decoded<Row> read = read(type, row);
        return ValueJson.json(read.value().orElseThrow(() -> new AssertionError(read.damage())));
    }

    private static Damage damage(StructType type, byte[] row) {
        return read(type, row).damage().orElseThrow(() -> new AssertionError(json(type, row)));
    }

    /** The delta that {@code put("k1", 3)} and {@code remove("k2")} make, as Spark writes it. */
    @Test
    void keysAndValuesOfADelta() {
        StructType key = Schema.of("k string");
        assertEquals("{\"k\":\"k1\"}", json(key, bytes("00 00 00 00 00 00 00 00  02 00 00 00 10 00 00 00  6b 31 00 00 00 00 00 00")));
        assertEquals("{\"k\":\"k2\"}", json(key, bytes("00 00 00 00 00 00 00 00  02 00 00 00 10 00 00 00  6b 32 00 00 00 00 00 00")));
        assertEquals("{\"count\":3}", json(Schema.of("count long"), bytes("00 00 00 00 00 00 00 00  03 00 00 00 00 00 00 00")));
    }

    @Test
    void nothingButNull() {
        assertEquals("{\"__dummy__\":null}", json(Schema.of("__dummy__ void"), words(1, 0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "boolean | 1 | true",
                "byte | 0xff | -1",
                "short | 0xfffe | -2",
                "integer | 0xffffffff | -1",
                "long | -9223372036854775808 | -9223372036854775808",
                "float | 0x7fc00000 | \"NaN\"",
                "float | 0x3fc00000 | \"1.5\"",
                "double | 0x8000000000000000 | \"-0.0\"",
                "date | 0xffffffff | \"1969-12-31\"",
                "timestamp | -1 | \"1969-12-31T23:59:59.999999Z\"",
                "timestamp | 1704067734003000 | \"2024-01-01T00:08:54.003Z\"",
                "timestamp_ntz | 1704067734000000 | \"2024-01-01T00:08:54\"",
                "time(6) | 3723000004000 | \"01:02:03.000004\"",
                "interval day to second | 90123000004 | \"PT25H2M3.000004S\"",
                "interval year to month | 0xffffffed | \"P-1Y-7M\"",
                "decimal(13,6) | 1500000 | \"1.500000\"",
                "decimal(5,0) | -7 | \"-7\""
            })
    void valuesThatFitASlot(String type, String slot, String expected) {
        long word = slot.startsWith("0x") ? Long.parseUnsignedLong(slot.substring(2), 16) : Long.parseLong(slot);
        assertEquals("{\"c\":" + expected + "}", json(Schema.of("c " + type), words(0, word)));
    }

    @Test
    void valuesThatDoNotFitASlot() {
        assertEquals("{\"c\":\"0x666f6f\"}", json(Schema.of("c binary"), words(0, slot(16, 3), text("foo"))));
        assertEquals("{\"c\":\"-0.000000000000000005\"}", json(Schema.of("c decimal(38,18)"), words(0, slot(16, 1), 0xfb, 0)));
        assertEquals("{\"c\":\"2 days 3 hours 1.5 seconds\"}", json(Schema.of("c interval"), words(0, slot(16, 16), 2L << 32, 10_801_500_000L)));
        assertEquals("{\"c\":\"x\"}", json(Schema.of("c string collate UTF8_LCASE"), words(0, slot(16, 1), text("x"))));
        assertEquals("{\"c\":\"ab  \"}", json(Schema.of("c char(4)"), words(0, slot(16, 4), text("ab  "))));
    }

    @Test
    void nullsAreInTheBitset() {
        assertEquals("{\"a\":null,\"b\":2,\"c\":null}", json(Schema.of("a long, b long, c string"), words(0b101, 0, 2, 0)));
        StringBuilder columns = new StringBuilder("c0 long");
        long[] row = new long[2 + 65];
        for (int i = 1; i < 65; i++) {
            columns.append(", c").append(i).append(" long");
        }
        row[1] = 1;
        row[2] = 7;
        assertEquals(
                "c64 null, c0 7",
                "c64 " + read(Schema.of(columns.toString()), words(row)).value().orElseThrow().get(64) + ", c0 "
                        + read(Schema.of(columns.toString()), words(row)).value().orElseThrow().get(0));
    }

    @Test
    void nestedValues() {
        assertEquals("{\"c\":[0,null,-1]}", json(Schema.column(ARRAY_OF_INTS), words(0, slot(16, 32), 3, 0b10, 0, 0xffffffffL)));
        String struct = "{\"type\":\"struct\",\"fields\":[{\"name\":\"x\",\"type\":\"string\"},{\"name\":\"n\",\"type\":\"long\"}]}";
        assertEquals("{\"c\":{\"x\":\"y\",\"n\":null}}", json(Schema.column(struct), words(0, slot(16, 32), 0b10, slot(24, 1), 0, text("y"))));
        String map = "{\"type\":\"map\",\"keyType\":\"string\",\"valueType\":\"long\",\"valueContainsNull\":true}";
        byte[] entries = words(0, slot(16, 88), 48, 2, 0, slot(32, 1), slot(40, 1), text("b"), text("a"), 2, 0b10, 6, 0);
        assertEquals("{\"c\":[{\"key\":\"a\",\"value\":null},{\"key\":\"b\",\"value\":6}]}", json(Schema.column(map), entries));
    }

    @Test
    void aUserDefinedTypeIsItsSqlType() {
        String udt = "{\"type\":\"udt\",\"class\":\"org.example.Point\",\"pyClass\":null,\"sqlType\":" + ARRAY_OF_INTS + "}";
        assertEquals("{\"c\":[5]}", json(Schema.column(udt), words(0, slot(16, 24), 1, 0, 5)));
    }

    @Test
    void repeatedNamesGetTheirPosition() {
        assertEquals("{\"first\":1,\"valueSet\":2,\"first#2\":3}", json(Schema.of("first long, valueSet long, first long"), words(0, 1, 2, 3)));
    }

    @Test
    void rowsThatDoNotFitTheirSchemaAreDamage() {
        assertEquals(0, damage(Schema.of("a long, b long"), words(0, 1)).storedOffset());
        assertEquals(8, damage(Schema.of("c string"), words(0, slot(16, 9), 0)).storedOffset(), "longer than the row");
        assertEquals(8, damage(Schema.of("c string"), words(0, slot(-1, 1), 0)).storedOffset(), "before the row");
        assertEquals(8, damage(Schema.of("c string"), words(0, slot(16, -1), 0)).storedOffset(), "of negative length");
        assertEquals(16, damage(Schema.column(ARRAY_OF_INTS), words(0, slot(16, 16), Long.MAX_VALUE, 0)).storedOffset());
        assertEquals(8, damage(Schema.of("c time(6)"), words(0, -1)).storedOffset());
        assertTrue(damage(Schema.of("c decimal(38,0)"), words(0, slot(16, 0), 0)).detail().contains("0 bytes"));
    }

    /** Elements that all point to the same bytes, level upon level, would multiply without end. */
    @Test
    void aRowThatReadsItselfOverAndOverIsDamage() {
        String type = "\"long\"";
        for (int level = 0; level < 8; level++) {
            type = "{\"type\":\"array\",\"elementType\":" + type + ",\"containsNull\":true}";
        }
        int elements = 200;
        long[] row = new long[2 + 1 + 4 + elements];
        row[1] = slot(16, 8 * (row.length - 2));
        row[2] = elements;
        for (int i = 0; i < elements; i++) {
            row[7 + i] = slot(0, 8 * (row.length - 2));
        }
        assertEquals("more values than the row has bytes", damage(Schema.column(type), words(row)).detail());
    }
}

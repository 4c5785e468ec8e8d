package org.checkpointinspector.row;

import static org.checkpointinspector.row.Hex.join;
import static org.checkpointinspector.row.Hex.slot;
import static org.checkpointinspector.row.Hex.text;
import static org.checkpointinspector.row.Hex.words;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.Decoded;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, reading them ends, throws nothing, and a damage lies within them. */
class MutatedRowsTest {

    private static final StructType TYPE = Schema.json("""
            {"type":"struct","fields":[
              {"name":"s","type":"string"},
              {"name":"a","type":{"type":"array","elementType":{"type":"array","elementType":"string","containsNull":true},"containsNull":true}},
              {"name":"m","type":{"type":"map","keyType":"integer","valueType":"decimal(38,18)","valueContainsNull":true}},
              {"name":"v","type":"variant"},
              {"name":"n","type":{"type":"struct","fields":[{"name":"i","type":"interval"},{"name":"t","type":"time(6)"}]}}]}""");

    private static byte[] row() {
        byte[] variant = Hex.bytes("0b000000 02 02 00 01 00 02 04 0c 06 0c 07  01 02 00 01 03 61 6964");
        byte[] padded = Arrays.copyOf(variant, (variant.length + 7) / 8 * 8);
        long[] array = {1, 0, slot(24, 32), 1, 0, slot(24, 3), text("abc")};
        long[] map = {24, 1, 0, 5, 1, 0, slot(24, 16), 1, 2};
        long[] struct = {0, slot(24, 16), 1_000_000, 1, 2};
        int base = 48 + 8;
        byte[] head = words(0, slot(48, 3), slot(base, 56), slot(base + 56, 72), slot(base + 128, variant.length), slot(base + 128 + padded.length, 40), text("xyz"));
        return join(head, words(array), words(map), padded, words(struct));
    }

    @Test
    void theRowItselfIsWhole() {
        byte[] row = row();
        Decoded<Row> read = StateRowFormat.hdfsBacked(TYPE, TYPE).key(row, 0, row.length);
        assertTrue(read.value().isPresent(), () -> read.damage().toString());
        assertTrue(UnsafeRowCheck.check(TYPE, row, 0, row.length).isEmpty());
    }

    @Test
    void unsafeRows() {
        run(row(), StateRowFormat.hdfsBacked(TYPE, TYPE));
    }

    @Test
    void unsafeRowsOfRocksDb() {
        byte[] row = row();
        byte[] version = {0};
        byte[] value = join(new byte[] {(byte) (row.length + 1), (byte) (row.length + 1 >> 8), 0, 0}, version, row);
        for (KeyEncoding encoding : List.of(new KeyEncoding.NoPrefix(), new KeyEncoding.PrefixScan(2), new KeyEncoding.TimestampFirst(),
                new KeyEncoding.TimestampLast(), new KeyEncoding.RangeScan(List.of(0, 3)))) {
            run(value, RocksDbRows.unsafe(TYPE, TYPE, encoding, RocksDbRows.Values.LIST_WITH_COMMAS));
        }
    }

    @Test
    void avroRows() {
        StructType type = Schema.json("""
                {"type":"struct","fields":[
                  {"name":"a","type":{"type":"array","elementType":{"type":"struct","fields":[{"name":"v","type":"void"}]},"containsNull":true}},
                  {"name":"m","type":{"type":"map","keyType":"string","valueType":"date","valueContainsNull":true}},
                  {"name":"z","type":"binary"}]}""");
        run(Hex.bytes("00 0000  02 04 02 02 00  02 02 02 78 01 00  02 04 beef"),
                RocksDbRows.avro(type, type, new KeyEncoding.NoPrefix(), RocksDbRows.Values.SINGLE, Map.of(0, type)));
    }

    private static void run(byte[] whole, StateRowFormat format) {
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            for (int length = 0; length <= whole.length; length++) {
                check(Arrays.copyOf(whole, length), format);
            }
            Random random = new Random(20260105);
            for (int round = 0; round < 20_000; round++) {
                byte[] mutated = whole.clone();
                for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                    mutated[random.nextInt(mutated.length)] = (byte) (random.nextBoolean() ? random.nextInt() : random.nextInt(64));
                }
                check(mutated, format);
            }
        });
    }

    private static void check(byte[] bytes, StateRowFormat format) {
        format.key(bytes, 0, bytes.length).damage().ifPresent(damage -> inside(damage, bytes));
        format.values(bytes, 0, bytes.length).damage().ifPresent(damage -> inside(damage, bytes));
        UnsafeRowCheck.check(format.key(), bytes, 0, bytes.length).ifPresent(damage -> inside(damage, bytes));
        format.key(bytes, 0, bytes.length).value().ifPresent(ValueJson::json);
    }

    private static void inside(Damage damage, byte[] bytes) {
        assertTrue(damage.storedOffset() <= bytes.length, () -> damage + " in " + bytes.length + " bytes");
    }
}

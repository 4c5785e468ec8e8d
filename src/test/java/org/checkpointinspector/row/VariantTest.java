package org.checkpointinspector.row;

import static org.checkpointinspector.row.Hex.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.checkpointinspector.bytes.DamageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariantTest {

    private static final String NO_NAMES = "01 00 00";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00 | null",
                "04 | true",
                "08 | false",
                "0c ff | -1",
                "10 0001 | 256",
                "14 ffffffff | -1",
                "18 0000000001000000 | 4294967296",
                "1c 000000000000f83f | 1.5",
                "20 02 96000000 | 1.5",
                "24 01 0a00000000000000 | 1",
                "28 00 ffffffffffffffffffffffffffffffff | -1",
                "2c ffffffff | \"1969-12-31\"",
                "30 40420f0000000000 | \"1970-01-01 00:00:01+00:00\"",
                "34 01000000 00000000 | \"1970-01-01 00:00:00.000001\"",
                "38 0000c03f | 1.5",
                "3c 02000000 beef | \"vu8=\"",
                "40 03000000 612262 | \"a\\\"b\"",
                "50 00112233445566778899aabbccddeeff | \"00112233-4455-6677-8899-aabbccddeeff\"",
                "0d 66 6f 6f | \"foo\"",
                "03 02 00 01 03 00 0c05 | [null,5]"
            })
    void values(String value, String expected) throws DamageException {
        assertEquals(expected, VariantJson.text(bytes(value), bytes(NO_NAMES), 0));
    }

    @Test
    void objects() throws DamageException {
        byte[] metadata = bytes("01 02 00 01 03 61 6964");
        byte[] value = bytes("02 02 00 01 00 02 04 0c 06 0c 07");
        assertEquals("{\"a\":6,\"id\":7}", VariantJson.text(value, metadata, 0));
    }

    @ParameterizedTest
    @CsvSource({"'', 010000", "00, ''", "00, 02", "0c, 010000", "ff, 010000", "02 01 00 00 01 00, 010000", "03 ff 00, 010000", "40 ffffff7f, 010000", "fc, 010000"})
    void damage(String value, String metadata) {
        assertThrows(DamageException.class, () -> VariantJson.text(bytes(value), bytes(metadata), 0));
    }

    /** Elements that all lie at one place, level upon level, would multiply without end. */
    @Test
    void anArrayThatIsReadOverAndOver() {
        byte[] value = {0};
        for (int level = 0; level < 6; level++) {
            byte[] array = new byte[2 + 101 + value.length];
            array[0] = 3;
            array[1] = 100;
            System.arraycopy(value, 0, array, 103, value.length);
            value = array;
        }
        byte[] deep = value;
        DamageException found = assertThrows(DamageException.class, () -> VariantJson.text(deep, bytes(NO_NAMES), 0));
        assertEquals("a variant with more values than bytes", found.damage().detail());
    }
}

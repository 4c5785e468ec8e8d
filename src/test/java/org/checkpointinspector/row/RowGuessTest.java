package org.checkpointinspector.row;

import static org.checkpointinspector.row.Hex.slot;
import static org.checkpointinspector.row.Hex.text;
import static org.checkpointinspector.row.Hex.words;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowGuessTest {

    private static String guess(byte[]... rows) {
        return RowGuess.columns(List.of(rows)).map(StructType::words).orElse("none");
    }

    @Test
    void aCount() {
        assertEquals("struct<_1: long>", guess(words(0, 3), words(0, 7)));
    }

    @Test
    void textAndMoments() {
        byte[] row = words(0, slot(32, 3), 1_704_067_734_000_000L, slot(40, 1), text("foo"), text("\u0001"));
        assertEquals("struct<_1: string, _2: timestamp, _3: binary>", guess(row));
    }

    @Test
    void nullsAndDoubles() {
        byte[] first = words(0b001, 0, Double.doubleToLongBits(1.5), 5);
        byte[] second = words(0b001, 0, Double.doubleToLongBits(-20.25), 6);
        assertEquals("struct<_1: void, _2: double, _3: long>", guess(first, second));
    }

    @Test
    void rowsOfDifferentLengths() {
        assertEquals("struct<_1: string>", guess(words(0, slot(16, 2), text("k1")), words(0, slot(16, 12), text("longer k"), text("ey 2"))));
    }

    @Test
    void largeDecimalsTakeSixteenBytes() {
        byte[] row = words(0, 3, slot(40, 2), slot(56, 3), slot(64, 1), 0x180D, 0, text("foo"), text("x"));
        assertEquals("struct<_1: long, _2: decimal(38,0), _3: string, _4: string>", guess(row));
        byte[] none = words(0b01, slot(24, 0), slot(40, 3), 0, 0, text("foo"));
        byte[] some = words(0, slot(24, 1), slot(40, 3), 7, 0, text("foo"));
        assertEquals("struct<_1: decimal(38,0), _2: string>", guess(none, some));
    }

    @Test
    void noRows() {
        assertEquals(Optional.empty(), RowGuess.columns(List.of()));
        assertEquals("none", guess(new byte[] {1, 2, 3}));
    }
}

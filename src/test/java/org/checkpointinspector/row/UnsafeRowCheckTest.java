package org.checkpointinspector.row;

import static org.checkpointinspector.row.Hex.slot;
import static org.checkpointinspector.row.Hex.text;
import static org.checkpointinspector.row.Hex.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.checkpointinspector.bytes.Damage;
import org.junit.jupiter.api.Test;

/** Each rule of {@code UnsafeRowUtils.validateStructuralIntegrityWithReason}, kept and broken. */
class UnsafeRowCheckTest {

    private static void passes(String columns, long... row) {
        assertEquals(Optional.empty(), UnsafeRowCheck.check(Schema.of(columns), words(row), 0, 8 * row.length));
    }

    private static void failsAt(long offset, String columns, long... row) {
        Optional<Damage> damage = UnsafeRowCheck.check(Schema.of(columns), words(row), 0, 8 * row.length);
        assertTrue(damage.isPresent(), "nothing found");
        assertEquals(offset, damage.get().storedOffset(), damage.get().detail());
    }

    @Test
    void aRowIsLongerThanItsBitset() {
        passes("c long", 0, 5);
        failsAt(0, "c long", 0);
        failsAt(0, "a long, b long", 0, 5);
    }

    @Test
    void unusedBitsOfASlotAreZero() {
        passes("c boolean", 0, 1);
        failsAt(8, "c boolean", 0, 2);
        passes("c byte", 0, 0xff);
        failsAt(8, "c byte", 0, 0x100);
        passes("c short", 0, 0xffff);
        failsAt(8, "c short", 0, 0x1_0000);
        passes("c integer", 0, 0xffff_ffffL);
        failsAt(8, "c integer", 0, -1);
        failsAt(8, "c float", 0, 1L << 32);
    }

    @Test
    void aDateIsNotLookedAt() {
        passes("c date", 0, -1);
    }

    @Test
    void aNullLeavesItsSlotEmpty() {
        passes("c string", 1, 0);
        failsAt(8, "c string", 1, 5);
        failsAt(8, "c long", 1, 5);
    }

    @Test
    void aLargeDecimalKeepsItsPlaceAsANull() {
        passes("c decimal(38,18)", 1, slot(16, 0), 0, 0);
        passes("c decimal(38,18)", 1, 0, 0, 0);
        failsAt(8, "c decimal(38,18)", 1, slot(16, 1), 0, 0);
        failsAt(8, "c decimal(38,18)", 1, slot(8, 0), 0, 0);
        failsAt(8, "c decimal(18,0)", 1, slot(16, 0));
    }

    @Test
    void valuesLieBehindTheSlotsAndInsideTheRow() {
        passes("c string", 0, slot(16, 3), text("foo"));
        failsAt(8, "c string", 0, slot(8, 3), text("foo"));
        failsAt(8, "c string", 0, slot(16, 9), text("foo"));
        failsAt(8, "c string", 0, slot(16, -1), text("foo"));
    }

    @Test
    void valuesTogetherFitTheRow() {
        passes("a string, b string", 0, slot(24, 4), slot(28, 4), text("foobar"));
        failsAt(0, "a string, b string", 0, slot(24, 8), slot(24, 8), text("foobar"));
    }
}

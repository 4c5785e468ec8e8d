package org.checkpointinspector.bytes;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecodedTest {

    private final Damage damage = Damage.at(3, Damage.Kind.GARBLED, "Not a number.");

    @Test
    void holdsWholeContent() {
        Decoded<String> whole = Decoded.whole("content");
        assertEquals(Optional.of("content"), whole.value());
        assertEquals(Optional.of("content"), whole.readable());
        assertEquals(Optional.empty(), whole.damage());
    }

    @Test
    void holdsDamageAndNothingElse() {
        Decoded<String> damaged = Decoded.damaged(damage);
        assertEquals(Optional.empty(), damaged.value());
        assertEquals(Optional.empty(), damaged.readable());
        assertEquals(Optional.of(damage), damaged.damage());
    }

    @Test
    void keepsWhatWasReadableApartFromTheValue() {
        Decoded<String> damaged = Decoded.damaged(damage, "con");
        assertEquals(Optional.empty(), damaged.value());
        assertEquals(Optional.of("con"), damaged.readable());
        assertEquals(Optional.of(damage), damaged.damage());
    }

    @Test
    void refusesNegativeOffsets() {
        assertThrows(IllegalArgumentException.class, () -> Damage.at(-1, Damage.Kind.EMPTY, "x"));
        assertThrows(IllegalArgumentException.class, () -> new Damage(Damage.Kind.EMPTY, 0, -1L, "x"));
        assertDoesNotThrow(() -> new Damage(Damage.Kind.EMPTY, 0, 0L, "x"));
    }

    @Test
    void verifiesOneConditionALine() {
        assertDoesNotThrow(() -> DamageException.verify(true, 3, Damage.Kind.GARBLED, "Not a number."));
        DamageException thrown = assertThrows(DamageException.class, () -> DamageException.verify(false, 3, Damage.Kind.GARBLED, "Not a number."));
        assertEquals(damage, thrown.damage());
    }
}

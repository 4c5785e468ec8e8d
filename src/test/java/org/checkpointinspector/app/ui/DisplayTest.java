package org.checkpointinspector.app.ui;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayTest {

    @Test
    void aLinuxWithoutADisplayIsToldInOneSentence() {
        DisplayMissing missing = assertThrows(DisplayMissing.class, () -> Display.check("Linux", Map.of(), false));
        assertTrue(missing.getMessage().contains("DISPLAY"), missing.getMessage());
    }

    @Test
    void waylandAloneIsNotEnough() {
        DisplayMissing missing = assertThrows(DisplayMissing.class, () -> Display.check("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0"), false));
        assertTrue(missing.getMessage().contains("Wayland"), missing.getMessage());
    }

    @Test
    void otherSystemsAndHeadlessPlatformsHaveTheirs() {
        assertDoesNotThrow(() -> Display.check("Windows 11", Map.of(), false));
        assertDoesNotThrow(() -> Display.check("Mac OS X", Map.of(), false));
        assertDoesNotThrow(() -> Display.check("Linux", Map.of(), true));
    }

    @Test
    void whatJavaFxThrowsIsUnderstood() {
        assertNotNull(Display.from(new RuntimeException(new UnsupportedOperationException("Unable to open DISPLAY"))));
        assertNotNull(Display.from(new UnsupportedOperationException("Unable to load glass GTK library.")));
        assertNull(Display.from(new IllegalStateException("Application launch must not be called more than once")));
    }
}

package org.checkpointinspector.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdsFileTest {

    @Test
    void whatFitsTheAddressComesBeforeWhatHoldsForAll() {
        ThresholdsFile file = ThresholdsFile.parse(
                List.of("# all", "batch-age = 10m", "size=2GB # enough", "[s3a://bucket/*/orders]", "batch-age = 1h", "", "[*/orders]", "delay = 90s"), "limits.ini");
        assertEquals(new Thresholds(600_000L, null, 2L << 30), file.of("/ck/payments"));
        assertEquals(new Thresholds(3_600_000L, 90_000L, 2L << 30), file.of("s3a://bucket/a/b/orders"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch-age = soon", "age = 10m", "size = 3 apples", "delay", "delay = 99999999999999d"})
    void aLineThatMakesNoSenseIsNamed(String line) {
        String message = assertThrows(IllegalArgumentException.class, () -> ThresholdsFile.parse(List.of("delay = 1s", line), "limits.ini")).getMessage();
        assertTrue(message.startsWith("limits.ini, line 2: "), message);
    }
}

package org.checkpointinspector.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private final Formats formats = new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin"), Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0                   | 0 B
            8191                | 8,191 B
            9999                | 9,999 B
            10000               | 10 kB
            40200               | 40.2 kB
            999499              | 999 kB
            999500              | 1 MB
            3100000000          | 3.1 GB
            9223372036854775807 | 9.2 EB
            """)
    void sizesHaveThreeDigits(long bytes, String words) {
        assertEquals(words, formats.size(bytes));
    }

    @Test
    void exactBytesStandBesideASizeThatHidesThem() {
        assertEquals("1 byte", formats.fullSize(1));
        assertEquals("1.2 GB (1,204,490,189 bytes)", formats.fullSize(1_204_490_189L));
    }

    @Test
    void timesNameTheirZone() {
        assertEquals("2026-03-10 13:00:00 CET", formats.timeWithZone(NOW.toEpochMilli()));
        assertEquals("2026-07-01 14:00:00 CEST", formats.timeWithZone(Instant.parse("2026-07-01T12:00:00Z").toEpochMilli()));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-10T11:59:30Z, just now", "2026-03-10T11:59:00Z, 1 minute ago", "2026-03-10T09:30:00Z, 2 hours ago", "2026-03-07T11:00:00Z, 3 days ago",
            "2023-03-07T11:00:00Z, 3 years ago", "2026-03-10T12:00:01Z, in the future"})
    void agesAreRough(Instant then, String words) {
        assertEquals(words, formats.age(then.toEpochMilli()));
    }
}

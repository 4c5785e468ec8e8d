package org.checkpointinspector.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
                    0                   | 0 bytes
                    1                   | 1 byte
                    9999                | 9,999 bytes
                    10000               | 9.8 KiB
                    102297              | 99.9 KiB
                    102400              | 100 KiB
                    1023488             | 1.0 MiB
                    1048576             | 1.0 MiB
                    3328599655          | 3.1 GiB
                    9223372036854775807 | 8.0 EiB
                    """)
    void bytes(long bytes, String words) {
        assertEquals(words, Amounts.bytes(bytes));
    }

    @Test
    void timesAreInUtcAndSayso() {
        assertEquals("2026-03-01 12:04:05 UTC", Amounts.time(HandBuilt.MODIFIED_MS));
        assertEquals("1969-12-31 23:59:59 UTC", Amounts.time(-1));
    }
}

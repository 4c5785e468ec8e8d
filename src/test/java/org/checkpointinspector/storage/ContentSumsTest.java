package org.checkpointinspector.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.checkpointinspector.storage.StoredChecksums.Algorithm;
import org.checkpointinspector.storage.StoredChecksums.StoredChecksum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentSumsTest {

    /** The check values of the catalogue of CRCs, and of RFC 1321. */
    @ParameterizedTest
    @CsvSource({
            "CRC32,cbf43926",
            "CRC32C,e3069283",
            "CRC64NVME,ae8b14860a799888",
            "MD5,25f9e794323b453885f5181f1b624d0b"})
    void computesWhatOthersCompute(Algorithm algorithm, String expected) {
        ContentSums sums = new ContentSums();
        byte[] digits = "x123456789x".getBytes(US_ASCII);
        sums.update(digits, 1, 4);
        assertFalse(sums.match(new StoredChecksum(algorithm, expected)));
        sums.update(digits, 5, 5);

        assertEquals(expected, sums.hex(algorithm));
        assertTrue(sums.match(new StoredChecksum(algorithm, expected)));
        assertEquals(9, sums.bytes());
    }

    @Test
    void countsNothingAsNothing() {
        assertEquals("00000000", new ContentSums().hex(Algorithm.CRC32C));
        assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", new ContentSums().hex(Algorithm.SHA256));
    }
}

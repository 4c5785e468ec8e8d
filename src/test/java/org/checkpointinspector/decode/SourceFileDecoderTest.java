package org.checkpointinspector.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.checkpointinspector.bytes.Decoded;
import org.junit.jupiter.api.Test;

class SourceFileDecoderTest {
    private final SourceFileDecoder decoder = new SourceFileDecoder();

    @Test
    void theFirstBytesTellTheSource() {
        assertEquals(new RateSourceStart(1, 1_795_351_435_300L), whole("v1\n1795351435300"));
        assertEquals(new KafkaInitialOffsets(1, "{\"t\":{\"0\":23}}"), whole("\0v1\n{\"t\":{\"0\":23}}"));
        String entry = "{\"path\":\"file:///in/a.json\",\"timestamp\":5,\"batchId\":0}";
        assertEquals(new FileSourceLog(1, List.of(new FileSourceLog.Entry("file:///in/a.json", 5, 0)), 1), whole("v1\n" + entry));
        assertEquals(new FileSourceLog(1, List.of(), 0), whole("v1"));
    }

    @Test
    void damageIsThatOfTheSource() {
        assertTrue(decode("v1\n17x").damage().isPresent());
        assertTrue(decode("\0v1\n{\"t\":").damage().isPresent());
        assertTrue(decode("v1\n{\"path\"").damage().isPresent());
        assertTrue(decode("").damage().isPresent());
    }

    private Object whole(String text) {
        return decode(text).value().orElseThrow();
    }

    private Decoded<Object> decode(String text) {
        return decoder.decode(text.getBytes(StandardCharsets.UTF_8));
    }
}

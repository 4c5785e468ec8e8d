package org.checkpointinspector.decode;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.checkpointinspector.bytes.Decoded;

/**
 * Decodes a file {@code sources/i/N} of which only its place is known: whether a Kafka, a rate or a file source wrote it shows in its first bytes.
 *
 * <p>{@code KafkaSourceInitialOffsetWriter} begins with a NUL byte, {@code RateStreamMicroBatchStream} has a bare number behind the version line, and
 * {@code FileStreamSourceLog} has JSON there or nothing. What is none of the three is taken for a file source's, which is the most common.
 */
public final class SourceFileDecoder implements Decoder<Object> {
    /** A version line and one character more. */
    private static final int HEAD = 16;

    @Override
    public Decoded<Object> decode(InputStream stored) throws IOException {
        BufferedInputStream ahead = new BufferedInputStream(stored);
        ahead.mark(HEAD);
        byte[] head = ahead.readNBytes(HEAD);
        ahead.reset();
        return widened(decoderFor(head).decode(ahead));
    }

    private static Decoder<?> decoderFor(byte[] head) {
        if (head.length > 0 && head[0] == 0) {
            return new KafkaInitialOffsetsDecoder();
        }
        int line = 0;
        while (line < head.length && head[line] != '\n') {
            line++;
        }
        boolean number = line + 1 < head.length && (head[line + 1] == '-' || (head[line + 1] >= '0' && head[line + 1] <= '9'));
        return number ? new RateSourceStartDecoder() : new FileSourceLogDecoder();
    }

    private static Decoded<Object> widened(Decoded<?> decoded) {
        Optional<Object> content = decoded.readable().map(Object.class::cast);
        return decoded.damage().<Decoded<Object>>map(damage -> new Decoded.Damaged<>(damage, content)).orElseGet(() -> Decoded.whole(content.orElseThrow()));
    }
}

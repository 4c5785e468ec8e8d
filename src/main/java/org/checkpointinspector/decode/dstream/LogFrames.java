package org.checkpointinspector.decode.dstream;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.checkpointinspector.bytes.BinaryInput;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.jspecify.annotations.Nullable;

/**
 * The framing of a write-ahead log ({@code FileBasedWriteAheadLogWriter}): a length and so many bytes, again and again; no magic, no checksum. Spark takes an
 * early end for the end.
 */
final class LogFrames {

    private static final int MOST_BYTES = 256 << 20;
    /** A length above this makes a driver run out of memory: the bytes are taken before they are read. */
    private static final int BEYOND_A_HEAP = 1 << 30;

    private final BinaryInput in;
    private @Nullable StreamFault fault;
    private long offset;

    LogFrames(InputStream stored) {
        this.in = new BinaryInput(stored);
    }

    /** The next record; empty at the end and where a fault strikes. */
    Optional<byte[]> next() throws IOException {
        offset = in.position();
        try {
            int first = in.next();
            if (first < 0) {
                return Optional.empty();
            }
            int length = first << 24 | in.uint16("a record's length") << 8 | byteOf(in);
            if (length < 0) {
                String message = String.valueOf(length);
                fault = new StreamFault(Damage.at(offset, Damage.Kind.GARBLED, "A record has the length " + length + "."),
                        "java.lang.NegativeArraySizeException", message);
                return Optional.empty();
            }
            return Optional.of(content(length));
        } catch (DamageException damage) {
            fault = StreamFault.ofJava(damage.damage());
            return Optional.empty();
        }
    }

    private static int byteOf(BinaryInput in) throws IOException, DamageException {
        return in.bytes(1, "a record's length")[0] & 0xFF;
    }

    private byte[] content(int length) throws IOException, DamageException {
        DamageException.verify(length <= BEYOND_A_HEAP, offset, Damage.Kind.TOO_LARGE, "A record claims " + length + " bytes.");
        byte[] content = in.bytes(Math.min(length, MOST_BYTES), "a record of " + length + " bytes");
        DamageException.verify(length <= MOST_BYTES, offset, Damage.Kind.TOO_LARGE, "A record has more than " + (MOST_BYTES >> 20) + " MiB.");
        return content;
    }

    /** Byte at which the last record begins, whole or not. */
    long offset() {
        return offset;
    }

    Optional<StreamFault> fault() {
        return Optional.ofNullable(fault);
    }
}

package org.checkpointinspector.decode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.checkpointinspector.bytes.Decoded;

/**
 * Turns the bytes of one kind of file into a record. Stateless; never throws for bad bytes, whatever they are; reads in bounded memory.
 *
 * @param <T> the record
 */
@FunctionalInterface
public interface Decoder<T> {

    /**
     * Decodes a file from its first byte. Does not close the stream, and need not read all of it.
     *
     * @throws IOException only if the stream itself fails; bad content is a {@link Decoded} with damage
     */
    Decoded<T> decode(InputStream stored) throws IOException;

    /** Decodes bytes at hand. */
    default Decoded<T> decode(byte[] stored) {
        try {
            return decode(new ByteArrayInputStream(stored));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

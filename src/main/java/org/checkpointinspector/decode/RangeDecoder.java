package org.checkpointinspector.decode;

import java.io.IOException;
import org.checkpointinspector.bytes.Decoded;

/**
 * Decodes a file that is not read from front to back.
 *
 * @param <T> the record
 */
public interface RangeDecoder<T> extends Decoder<T> {

    /** A file's bytes at any place. */
    interface Ranges {
        /** Length of the file in bytes. */
        long length();

        /**
         * Reads up to so many bytes, fewer only at the end of the file.
         *
         * @return how many were read, 0 at the end
         */
        int read(long position, byte[] target, int offset, int length) throws IOException;
    }

    /**
     * Decodes a file.
     *
     * @throws IOException only if the file cannot be read; bad content is a {@link Decoded} with damage
     */
    Decoded<T> decode(Ranges stored) throws IOException;
}

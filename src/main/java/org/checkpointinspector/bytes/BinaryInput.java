package org.checkpointinspector.bytes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads binary content front to back and knows at which byte it stands. What is missing at the end is a {@link Damage} of kind {@code TRUNCATED}
 * at the file's end. Numbers are big-endian, as Java's {@code DataOutput} writes them, unless the method says otherwise.
 *
 * <p>{@code what} names a value in the damage's sentence: {@code the magic number}.
 */
public final class BinaryInput {

    private static final int CHUNK = 8192;

    private final InputStream stored;
    private long position;

    /** Reads a stream from where it stands; offsets count from there. The caller closes it, and buffers it where single reads are slow. */
    public BinaryInput(InputStream stored) {
        this.stored = stored;
    }

    /** Offset of the next byte. */
    public long position() {
        return position;
    }

    /** The next byte as 0…255, or -1 at the end. */
    public int next() throws IOException {
        int read = stored.read();
        if (read >= 0) {
            position++;
        }
        return read;
    }

    /** An unsigned 16-bit number. */
    public int uint16(String what) throws IOException, DamageException {
        return (int) bigEndian(2, what);
    }

    /** A signed 32-bit number. */
    public int int32(String what) throws IOException, DamageException {
        return (int) bigEndian(4, what);
    }

    /** A signed 64-bit number. */
    public long int64(String what) throws IOException, DamageException {
        return bigEndian(8, what);
    }

    /** A signed 32-bit number, little-endian. */
    public int int32LittleEndian(String what) throws IOException, DamageException {
        return Integer.reverseBytes(int32(what));
    }

    /** A signed 64-bit number, little-endian. */
    public long int64LittleEndian(String what) throws IOException, DamageException {
        return Long.reverseBytes(int64(what));
    }

    /**
     * Exactly so many bytes. Takes memory for what is there, never for what a length promises.
     *
     * @param length not negative; check a length from the file against the most that is sensible first
     */
    public byte[] bytes(int length, String what) throws IOException, DamageException {
        ByteArrayOutputStream read = new ByteArrayOutputStream(Math.min(length, CHUNK));
        while (read.size() < length) {
            byte[] chunk = stored.readNBytes(Math.min(CHUNK, length - read.size()));
            position += chunk.length;
            if (chunk.length == 0) {
                throw truncated(what, length, read.size());
            }
            read.writeBytes(chunk);
        }
        return read.toByteArray();
    }

    private long bigEndian(int length, String what) throws IOException, DamageException {
        long value = 0;
        for (int i = 0; i < length; i++) {
            int read = next();
            if (read < 0) {
                throw truncated(what, length, i);
            }
            value = value << 8 | read;
        }
        return value;
    }

    private DamageException truncated(String what, int length, int there) {
        return new DamageException(
                Damage.at(position, Damage.Kind.TRUNCATED, "The file ends in " + what + ": " + there + " of " + length + " bytes are there."));
    }
}

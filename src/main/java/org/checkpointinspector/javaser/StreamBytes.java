package org.checkpointinspector.javaser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;

/** The bytes of a stream, with the number of the next one, and a way back to a place that was marked. */
final class StreamBytes {

    private static final int CHUNK = 8192;
    /** A mark further back than this is given up. */
    private static final int MOST_KEPT = 64 << 20;
    private static final long NO_MARK = Long.MAX_VALUE;

    private final InputStream in;
    private byte[] buffer = new byte[CHUNK];
    /** Number of the byte at buffer[0]. */
    private long base;
    private int next;
    private int end;
    private long mark = NO_MARK;

    StreamBytes(InputStream in) {
        this.in = in;
    }

    long position() {
        return base + next;
    }

    /** Keeps everything from a position on; {@link Long#MAX_VALUE} keeps nothing. */
    void keepFrom(long position) {
        mark = position;
    }

    /** Whether {@link #rewind} can go back there. */
    boolean canRewind(long position) {
        return mark <= position && position >= base;
    }

    void rewind(long position) {
        next = Math.toIntExact(position - base);
    }

    /** The next byte as 0…255, or -1 at the end. */
    int read() throws IOException {
        return next < end || fill() ? buffer[next++] & 0xFF : -1;
    }

    int uint8(String what) throws IOException, DamageException {
        int value = read();
        if (value < 0) {
            throw truncated(what);
        }
        return value;
    }

    int uint16(String what) throws IOException, DamageException {
        return uint8(what) << 8 | uint8(what);
    }

    int int32(String what) throws IOException, DamageException {
        return uint16(what) << 16 | uint16(what);
    }

    long int64(String what) throws IOException, DamageException {
        return (long) int32(what) << 32 | int32(what) & 0xFFFF_FFFFL;
    }

    /** So many bytes; takes memory as they come. */
    byte[] bytes(long length, String what) throws IOException, DamageException {
        if (length <= end - next) {
            byte[] read = Arrays.copyOfRange(buffer, next, next + (int) length);
            next += (int) length;
            return read;
        }
        ByteArrayOutputStream read = new ByteArrayOutputStream((int) Math.min(length, 2 * CHUNK));
        while (read.size() < length) {
            if (next == end && !fill()) {
                throw truncated(what + ", " + read.size() + " of " + length + " bytes are there");
            }
            int count = (int) Math.min(end - next, length - read.size());
            read.write(buffer, next, count);
            next += count;
        }
        return read.toByteArray();
    }

    /** Passes over so many bytes. */
    void skip(long length, String what) throws IOException, DamageException {
        long left = length;
        while (left > 0) {
            if (next == end && !fill()) {
                throw truncated(what + ", " + (length - left) + " of " + length + " bytes are there");
            }
            int count = (int) Math.min(end - next, left);
            next += count;
            left -= count;
        }
    }

    private boolean fill() throws IOException {
        if (mark == NO_MARK || position() - mark > MOST_KEPT) {
            mark = NO_MARK;
            base += next;
            next = 0;
            end = 0;
        } else if (end == buffer.length) {
            int drop = (int) Math.max(0, mark - base);
            byte[] roomier = new byte[end - drop + Math.max(CHUNK, end - drop)];
            System.arraycopy(buffer, drop, roomier, 0, end - drop);
            buffer = roomier;
            base += drop;
            next -= drop;
            end -= drop;
        }
        int count = in.read(buffer, end, Math.min(buffer.length - end, CHUNK));
        end += Math.max(count, 0);
        return count > 0;
    }

    private DamageException truncated(String what) {
        return new DamageException(Damage.at(position(), Damage.Kind.TRUNCATED, "The stream ends in " + what + "."));
    }
}

package org.checkpointinspector.codec;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.checkpointinspector.bytes.Damage;

/**
 * The bytes inside a compressed stream, block by block. Exactly as lenient as the reader that Spark uses: what that one accepts as an end is an end here, and
 * what it refuses is a {@link CorruptStreamException}. A failing stored stream passes its own exception on. Memory is bounded by the largest block that the
 * framing allows and is taken for bytes that are there, never for what a length promises. Not safe for use by several threads.
 */
public abstract class Decompressed extends InputStream {

    /** What is read at once of a block whose length is not yet proven. */
    private static final int CHUNK = 1 << 16;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    /** The decompressed block at hand; bytes from {@link #next} to {@link #limit} are still to be handed out. */
    byte[] block = new byte[0];

    int next;
    int limit;

    private final InputStream stored;
    private long storedPosition;
    private long blockStart;
    private long decodedBefore;
    private boolean ended;

    Decompressed(InputStream stored) {
        this.stored = stored;
    }

    /**
     * The decompressed bytes of a stored stream. Closing it closes the stored stream; offsets count from where that one stands.
     *
     * @param stored read in pieces of 21 bytes and more: wrap it where single reads are slow
     */
    public static Decompressed open(InputStream stored, Codec codec) {
        return switch (codec) {
            case LZ4 -> new Lz4Stream(stored);
            case ZSTD -> new ZstdStream(stored);
            case SNAPPY -> new SnappyStream(stored);
            case LZF -> new LzfStream(stored);
        };
    }

    /** Where in the stored file the block begins that holds the next byte, or held the last one at the end. */
    public final long storedOffset() {
        return blockStart;
    }

    /** How many decompressed bytes were handed out. */
    public final long decodedOffset() {
        return decodedBefore + next;
    }

    /** How many stored bytes were read; what follows has no part in what was handed out. */
    public final long storedPosition() {
        return storedPosition;
    }

    /** A damage at the next byte. */
    public final Damage damage(Damage.Kind kind, String detail) {
        return new Damage(kind, blockStart, decodedOffset(), detail);
    }

    @Override
    public final int read() throws IOException {
        return hasNext() ? block[next++] & 0xff : -1;
    }

    @Override
    public final int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!hasNext()) {
            return -1;
        }
        int count = Math.min(length, limit - next);
        System.arraycopy(block, next, target, offset, count);
        next += count;
        return count;
    }

    /**
     * A signed 32-bit number, big-endian.
     *
     * @throws EOFException if the content ends before or inside it
     */
    public final int int32() throws IOException {
        if (limit - next >= Integer.BYTES) {
            int value = (int) INT.get(block, next);
            next += Integer.BYTES;
            return value;
        }
        int value = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            int read = read();
            if (read < 0) {
                throw new EOFException("the content ends in a number");
            }
            value = value << 8 | read;
        }
        return value;
    }

    /** The next bytes without consuming them: so many, or fewer where the content ends before. */
    public final byte[] peek(int count) throws IOException {
        while (limit - next < count && !ended) {
            byte[] before = Arrays.copyOfRange(block, next, limit);
            decodedBefore += next;
            next = 0;
            limit = 0;
            ended = !fill();
            byte[] joined = new byte[Math.max(block.length, before.length + limit)];
            System.arraycopy(before, 0, joined, 0, before.length);
            System.arraycopy(block, 0, joined, before.length, limit);
            block = joined;
            limit += before.length;
        }
        return Arrays.copyOfRange(block, next, Math.min(limit, next + count));
    }

    /** The array that holds the decompressed bytes at hand: those from {@link #position} to {@link #end} come next. Not to be changed; another one after any read. */
    public final byte[] window() {
        return block;
    }

    /** Where in {@link #window} the next byte is. */
    public final int position() {
        return next;
    }

    /** Where in {@link #window} the bytes at hand end. */
    public final int end() {
        return limit;
    }

    /** Consumes the bytes at hand up to a place in {@link #window}. */
    public final void advance(int position) {
        next = Objects.checkIndex(position - next, limit - next + 1) + next;
    }

    @Override
    public final long skip(long count) throws IOException {
        long skipped = 0;
        while (skipped < count && hasNext()) {
            int step = (int) Math.min(count - skipped, limit - next);
            next += step;
            skipped += step;
        }
        return skipped;
    }

    @Override
    public final int available() {
        return limit - next;
    }

    @Override
    public void close() throws IOException {
        stored.close();
    }

    private boolean hasNext() throws IOException {
        while (next == limit) {
            if (ended) {
                return false;
            }
            decodedBefore += next;
            next = 0;
            limit = 0;
            ended = !fill();
        }
        return true;
    }

    /**
     * Puts the next block into {@link #block} and sets {@link #limit}, which may stay 0 for a block without bytes.
     *
     * @return false at the end
     */
    abstract boolean fill() throws IOException;

    /** Says that the next block begins at the stored byte that comes next. */
    final void beginBlock() {
        blockStart = storedPosition;
    }

    /** Says where the next block begins, for a framing that is read ahead. */
    final void beginBlock(long storedOffset) {
        blockStart = storedOffset;
    }

    /** Reads stored bytes until the length is reached or the file ends; returns how many there were. */
    final int readStored(byte[] target, int offset, int length) throws IOException {
        int read = stored.readNBytes(target, offset, length);
        storedPosition += read;
        return read;
    }

    /** The stored bytes of one block, as many as are there; the result may be longer than asked for and reuses the buffer where that is large enough. */
    final Stored readBlock(byte[] buffer, int length) throws IOException {
        byte[] bytes = buffer;
        int read = 0;
        while (read < length) {
            int step = Math.min(length - read, CHUNK);
            if (bytes.length < read + step) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, Math.max(read + step, 2L * bytes.length)));
            }
            int count = readStored(bytes, read, step);
            read += count;
            if (count < step) {
                break;
            }
        }
        return new Stored(bytes, read);
    }

    /** Passes over stored bytes; returns how many there were. */
    final long skipStored(long length) throws IOException {
        byte[] passed = new byte[(int) Math.min(length, CHUNK)];
        long skipped = 0;
        while (skipped < length) {
            int count = readStored(passed, 0, (int) Math.min(passed.length, length - skipped));
            if (count == 0) {
                break;
            }
            skipped += count;
        }
        return skipped;
    }

    /** The stored bytes end where the block promises more. */
    final CorruptStreamException endsEarly(String exception, String message) {
        return broken(Damage.Kind.TRUNCATED, storedPosition, "the file ends inside a compressed block", exception, message);
    }

    /** The same for readers that raise an {@link EOFException}. */
    final CorruptStreamException endsEarly() {
        return endsEarly(EOFException.class.getName(), "Stream ended prematurely");
    }

    final CorruptStreamException broken(Damage.Kind kind, String detail, String exception, String message) {
        return broken(kind, blockStart, detail, exception, message);
    }

    private CorruptStreamException broken(Damage.Kind kind, long storedOffset, String detail, String exception, String message) {
        return new CorruptStreamException(new Damage(kind, storedOffset, decodedOffset(), detail), exception, message);
    }

    /** A buffer of at least so many bytes; grows in powers of two, since a stream's blocks have one size but for the last. */
    static byte[] atLeast(byte[] buffer, int length) {
        return buffer.length >= length ? buffer : new byte[Math.max(length, Math.min(2 * buffer.length, 1 << 20))];
    }

    /** Stored bytes that were read: the first {@code length} of {@code bytes}. */
    record Stored(byte[] bytes, int length) {}
}

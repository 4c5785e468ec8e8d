package org.checkpointinspector.decode;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UTFDataFormatException;
import java.util.ArrayList;
import java.util.List;
import org.checkpointinspector.bytes.CountingStream;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;

/** Reads what {@link java.io.DataOutputStream} wrote, big-endian numbers and strings in modified UTF-8, and knows where it stands. */
final class ModifiedUtf8Input {

    /** No schema file comes near this. */
    static final long MAX_BYTES = 32 << 20;

    private static final int MAX_CHUNKS = 10_000;

    private final CountingStream counting;
    private final DataInputStream in;

    ModifiedUtf8Input(InputStream stored) {
        this.counting = new CountingStream(stored);
        this.in = new DataInputStream(counting);
    }

    /** The byte that comes next. */
    long position() {
        return counting.count();
    }

    /** A string of {@code writeUTF}. */
    String string() throws IOException, DamageException {
        long begin = position();
        DamageException.verify(begin <= MAX_BYTES, begin, Damage.Kind.TOO_LARGE, "more than " + MAX_BYTES + " bytes");
        try {
            return in.readUTF();
        } catch (EOFException e) {
            throw cutOff("a string");
        } catch (UTFDataFormatException e) {
            throw new DamageException(Damage.at(begin, Damage.Kind.GARBLED, "a string that is not in Java's modified UTF-8"));
        }
    }

    /** A number of 32 bits. */
    int number(String what) throws IOException, DamageException {
        try {
            return in.readInt();
        } catch (EOFException e) {
            throw cutOff(what);
        }
    }

    /** A number of 16 bits. */
    short smallNumber(String what) throws IOException, DamageException {
        try {
            return in.readShort();
        } catch (EOFException e) {
            throw cutOff(what);
        }
    }

    /** A text in chunks: how many there are, then each as a string; a negative count is none, as for Spark. */
    Chunks chunks(String what) throws IOException, DamageException {
        long begin = position();
        int count = number("the number of chunks of " + what);
        List<Integer> starts = new ArrayList<>();
        List<Long> offsets = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            DamageException.verify(i < MAX_CHUNKS, position(), Damage.Kind.TOO_LARGE, "more than " + MAX_CHUNKS + " chunks");
            offsets.add(position() + Short.BYTES);
            starts.add(text.length());
            text.append(string());
        }
        return new Chunks(text.toString(), begin, starts, offsets, position());
    }

    private DamageException cutOff(String what) {
        return new DamageException(Damage.at(position(), Damage.Kind.TRUNCATED, "the file ends within " + what));
    }

    /**
     * A text in chunks.
     *
     * @param begin the byte at which the count of chunks stands
     * @param starts the character at which each chunk begins
     * @param offsets the byte at which each chunk's first character stands
     * @param end the byte behind the last character: a zero that is stored as one byte instead of two would lead beyond it
     */
    record Chunks(String text, long begin, List<Integer> starts, List<Long> offsets, long end) implements StoredText {
        @Override
        public long storedOffset(int index) {
            int chunk = starts.size() - 1;
            while (chunk > 0 && starts.get(chunk) > index) {
                chunk--;
            }
            return chunk < 0 ? begin : Math.min(end, offsets.get(chunk) + length(text, starts.get(chunk), index));
        }

        private static long length(String text, int from, int to) {
            long length = 0;
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                length += c != 0 && c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
            return length;
        }
    }
}

package org.checkpointinspector.decode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text log line by line as Spark does, and knows the byte at which each line begins.
 *
 * <p>Spark reads these logs through Scala's {@code Source.getLines}, that is, a {@link java.io.BufferedReader} of 2,048 characters on a strict UTF-8
 * decoder. Two of its habits decide which error a person sees, and are kept here: lines end with LF, CR or CR LF, and an empty last line does not
 * count; and a malformed byte is reported as soon as the buffer that holds it is filled, before any earlier line of that buffer is handed out.
 *
 * <p>Never holds more than one line, and none longer than {@link #MAX_LINE_BYTES}.
 */
final class LogLines {

    /** No line of a real log comes near this: one source's offsets, or the unique ids of a commit. */
    static final int MAX_LINE_BYTES = 16 << 20;

    private static final int CHARS_AT_A_TIME = 2048;
    private static final int BYTES_AT_A_TIME = 8192;

    private final InputStream in;
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BYTES_AT_A_TIME).flip();
    private final CharBuffer chars = CharBuffer.allocate(CHARS_AT_A_TIME).flip();
    private long bytesRead;
    private boolean ended;

    /** The byte of the file at which the next character stands. */
    private long position;

    private long lineOffset;
    private boolean skipLineFeed;

    LogLines(InputStream in) {
        this.in = in;
    }

    /**
     * The next line without its end, or null after the last one.
     *
     * @throws DamageException if bytes are not UTF-8, or the line is too long
     * @throws IOException if the stream fails
     */
    @Nullable String next() throws IOException, DamageException {
        StringBuilder line = null;
        lineOffset = position;
        while (chars.hasRemaining() || fill()) {
            if (skipLineFeed) {
                skipLineFeed = false;
                if (chars.get(chars.position()) == '\n') {
                    chars.get();
                    lineOffset = ++position;
                    continue;
                }
            }
            String run = takeRun();
            if (run != null) {
                return line == null ? run : line.append(run).toString();
            }
            line = append(line);
        }
        return line == null || line.isEmpty() ? null : line.toString();
    }

    /** The byte at which the line given last begins. */
    long lineOffset() {
        return lineOffset;
    }

    /** The byte behind all that was given so far; after the last line, the length of the file. */
    long position() {
        return position;
    }

    /** Takes the characters up to a line's end within the buffer; null, and nothing taken, where the buffer has no line's end. */
    private @Nullable String takeRun() {
        int from = chars.position();
        char[] array = chars.array();
        for (int i = from; i < chars.limit(); i++) {
            if (array[i] == '\n' || array[i] == '\r') {
                String run = new String(array, from, i - from);
                position += utf8Length(run) + 1;
                skipLineFeed = array[i] == '\r';
                chars.position(i + 1);
                return run;
            }
        }
        return null;
    }

    /** Takes all the buffer has. */
    private StringBuilder append(@Nullable StringBuilder before) throws DamageException {
        StringBuilder line = before == null ? new StringBuilder(chars.remaining()) : before;
        line.append(chars);
        position += utf8Length(chars);
        chars.position(chars.limit());
        DamageException.verify(position - lineOffset <= MAX_LINE_BYTES, lineOffset + MAX_LINE_BYTES, Damage.Kind.TOO_LARGE,
                "a line of more than " + MAX_LINE_BYTES + " bytes");
        return line;
    }

    /**
     * Decodes up to a full buffer of characters; false at the end of the file. Follows {@code java.io.InputStreamReader}: what was decoded before a
     * malformed byte in the same fill is lost with it, and a sequence that the end of the file cuts off shows in a fill of its own.
     */
    private boolean fill() throws IOException, DamageException {
        chars.clear();
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            if (result.isError()) {
                throw new DamageException(Damage.at(bytesRead - bytes.remaining(), Damage.Kind.NOT_UTF8, "not UTF-8"));
            }
            boolean full = result.isOverflow() || !chars.hasRemaining();
            if (full || ended || (!readBytes() && chars.position() > 0)) {
                break;
            }
        }
        chars.flip();
        return chars.hasRemaining();
    }

    /** Reads more bytes behind those left over; false, and {@link #ended} once nothing was left to decode, at the end of the stream. */
    private boolean readBytes() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count > 0) {
            bytes.position(bytes.position() + count);
            bytesRead += count;
        } else if (count < 0 && chars.position() == 0) {
            ended = true;
        }
        bytes.flip();
        return count >= 0;
    }

    /** How many bytes well-formed text takes in UTF-8. */
    static long utf8Length(CharSequence text) {
        long length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                length += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return length;
    }
}

package org.checkpointinspector.decode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;

/** Text out of a file that can say at which byte of the file each of its characters stands. */
interface StoredText {

    /** The text itself. */
    String text();

    /** The byte of the file at which a character stands; {@code index} may be the length of the text. */
    long storedOffset(int index);

    /** A line or a part of one, well-formed UTF-8 that begins at a byte of the file. */
    record Line(String text, long begin) implements StoredText {

        /** A line without the white space and control characters around it, each of which is one byte. */
        static Line trimmed(String line, long begin) {
            int leading = 0;
            while (leading < line.length() && line.charAt(leading) <= ' ') {
                leading++;
            }
            return leading == line.length() ? new Line("", begin) : new Line(line.trim(), begin + leading);
        }

        @Override
        public long storedOffset(int index) {
            return begin + LogLines.utf8Length(text.substring(0, index));
        }
    }

    /**
     * A whole small file, read as Java's readers do by default: malformed bytes become U+FFFD.
     *
     * @param bytes the bytes the text is made of
     * @param skipped how many bytes of the file stand before them
     */
    record File(byte[] bytes, int skipped, String text) implements StoredText {

        /** Small files are JSON of a few hundred bytes, or the start offsets of a Kafka source. */
        static final int MAX_BYTES = 16 << 20;

        /**
         * Reads to the end of the stream.
         *
         * @throws DamageException if it is longer than {@link #MAX_BYTES}
         */
        static File read(InputStream in) throws IOException, DamageException {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            DamageException.verify(bytes.length <= MAX_BYTES, MAX_BYTES, Damage.Kind.TOO_LARGE, "more than " + MAX_BYTES + " bytes");
            return new File(bytes, 0, new String(bytes, StandardCharsets.UTF_8));
        }

        /** The file as read from a later byte on. */
        File fromByte(int begin) {
            byte[] rest = Arrays.copyOfRange(bytes, begin, bytes.length);
            return new File(rest, skipped + begin, new String(rest, StandardCharsets.UTF_8));
        }

        @Override
        public long storedOffset(int index) {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE).decode(in, CharBuffer.allocate(index), true);
            return skipped + in.position();
        }

        /** The text from a character on. */
        StoredText from(int begin) {
            File whole = this;
            String rest = text.substring(begin);
            return new StoredText() {
                @Override
                public String text() {
                    return rest;
                }

                @Override
                public long storedOffset(int index) {
                    return whole.storedOffset(begin + index);
                }
            };
        }
    }
}

package org.checkpointinspector.javaser;

import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;

/** Text as {@code DataOutput.writeUTF} writes it: NUL in two bytes, characters beyond the BMP as two surrogates of three bytes each. */
final class ModifiedUtf8 {

    private ModifiedUtf8() {}

    /** Decodes all bytes; {@code offset} is where they stand in the stream. */
    static String decode(byte[] bytes, long offset) throws DamageException {
        StringBuilder text = new StringBuilder(bytes.length);
        int at = 0;
        while (at < bytes.length) {
            int first = bytes[at] & 0xFF;
            int length = first < 0x80 ? 1 : first >> 5 == 0b110 ? 2 : first >> 4 == 0b1110 ? 3 : 0;
            boolean whole = length > 0 && at + length <= bytes.length;
            for (int i = 1; whole && i < length; i++) {
                whole = (bytes[at + i] & 0xC0) == 0x80;
            }
            DamageException.verify(whole, offset + at, Damage.Kind.NOT_UTF8, "A text has a byte sequence that is not modified UTF-8.");
            text.append((char) switch (length) {
                case 1 -> first;
                case 2 -> (first & 0x1F) << 6 | bytes[at + 1] & 0x3F;
                default -> (first & 0x0F) << 12 | (bytes[at + 1] & 0x3F) << 6 | bytes[at + 2] & 0x3F;
            });
            at += length;
        }
        return text.toString();
    }
}

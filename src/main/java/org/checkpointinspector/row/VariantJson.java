package org.checkpointinspector.row;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Base64;
import java.util.UUID;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;

/**
 * Writes a variant as JSON (the open Variant encoding, version 1; Spark's {@code Variant.toJson} in UTC).
 *
 * <p>Fields and elements lie where offsets say. In what Spark writes they do not overlap, so that the values are never more than the bytes; nesting is
 * bounded.
 */
final class VariantJson {

    private static final int MOST_DEPTH = 500;
    private static final DateTimeFormatter CLOCK = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .toFormatter();
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder().append(CLOCK).appendOffset("+HH:MM", "+00:00").toFormatter();

    private final byte[] value;
    private final byte[] metadata;
    private final int at;
    private final StringBuilder json = new StringBuilder();
    private int valuesLeft;
    private long textLeft;

    private VariantJson(byte[] value, byte[] metadata, int at) {
        this.value = value;
        this.metadata = metadata;
        this.at = at;
        this.valuesLeft = value.length;
        // a name of the dictionary may stand in every object: bounded by what Spark allows a variant to be
        this.textLeft = 16L << 20;
    }

    /**
     * The JSON of a variant.
     *
     * @param at where it stands, for the damage
     */
    static String text(byte[] value, byte[] metadata, int at) throws DamageException {
        VariantJson writer = new VariantJson(value, metadata, at);
        writer.verify(metadata.length >= 1 && (metadata[0] & 0x0f) == 1, "metadata of an unknown version");
        writer.write(0, 0);
        return writer.json.toString();
    }

    private void write(int begin, int depth) throws DamageException {
        verify(depth <= MOST_DEPTH, "deeper than " + MOST_DEPTH + " levels");
        verify(--valuesLeft >= 0, "more values than bytes");
        int header = (int) unsigned(value, begin, 1);
        int info = header >> 2;
        switch (header & 3) {
            case 0 -> primitive(info, begin + 1);
            case 1 -> quoted(text(value, begin + 1, info));
            case 2 -> object(info, begin + 1, depth);
            default -> array(info, begin + 1, depth);
        }
    }

    private void object(int info, int begin, int depth) throws DamageException {
        int sizeBytes = (info >> 4 & 1) != 0 ? 4 : 1;
        int idBytes = (info >> 2 & 3) + 1;
        int offsetBytes = (info & 3) + 1;
        int size = (int) count(begin, sizeBytes);
        int ids = begin + sizeBytes;
        long offsets = ids + (long) size * idBytes;
        long data = offsets + (size + 1L) * offsetBytes;
        json.append('{');
        for (int i = 0; i < size; i++) {
            json.append(i == 0 ? "" : ",");
            quoted(key((int) unsigned(value, ids + (long) i * idBytes, idBytes)));
            json.append(':');
            write(position(data + unsigned(value, offsets + (long) i * offsetBytes, offsetBytes)), depth + 1);
        }
        json.append('}');
    }

    private void array(int info, int begin, int depth) throws DamageException {
        int sizeBytes = (info >> 2 & 1) != 0 ? 4 : 1;
        int offsetBytes = (info & 3) + 1;
        int size = (int) count(begin, sizeBytes);
        int offsets = begin + sizeBytes;
        long data = offsets + (size + 1L) * offsetBytes;
        json.append('[');
        for (int i = 0; i < size; i++) {
            json.append(i == 0 ? "" : ",");
            write(position(data + unsigned(value, offsets + (long) i * offsetBytes, offsetBytes)), depth + 1);
        }
        json.append(']');
    }

    private void primitive(int type, int begin) throws DamageException {
        switch (type) {
            case 0 -> json.append("null");
            case 1 -> json.append(true);
            case 2 -> json.append(false);
            case 3 -> json.append(signed(begin, 1));
            case 4 -> json.append(signed(begin, 2));
            case 5 -> json.append(signed(begin, 4));
            case 6 -> json.append(signed(begin, 8));
            case 7 -> json.append(Double.longBitsToDouble(signed(begin, 8)));
            case 8 -> decimal(begin, 4);
            case 9 -> decimal(begin, 8);
            case 10 -> decimal(begin, 16);
            case 11 -> json.append('"').append(Moments.date((int) signed(begin, 4))).append('"');
            case 12 -> json.append('"').append(MOMENT.format(Moments.instant(signed(begin, 8)).atZone(ZoneOffset.UTC))).append('"');
            case 13 -> json.append('"').append(CLOCK.format(Moments.clock(signed(begin, 8)))).append('"');
            case 14 -> json.append(Float.intBitsToFloat((int) signed(begin, 4)));
            case 15 -> json.append('"').append(Base64.getEncoder().encodeToString(sized(begin))).append('"');
            case 16 -> quoted(new String(sized(begin), StandardCharsets.UTF_8));
            case 20 -> json.append('"').append(new UUID(Long.reverseBytes(signed(begin, 8)), Long.reverseBytes(signed(begin + 8, 8)))).append('"');
            default -> throw damage("a value of the unknown type " + type);
        }
    }

    private void decimal(int begin, int bytes) throws DamageException {
        int scale = (int) unsigned(value, begin, 1);
        byte[] bigEndian = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            bigEndian[i] = (byte) unsigned(value, begin + (long) bytes - i, 1);
        }
        verify(scale <= 38, "a decimal of scale " + scale);
        json.append(new BigDecimal(new BigInteger(bigEndian), scale).stripTrailingZeros().toPlainString());
    }

    private byte[] sized(int begin) throws DamageException {
        long size = unsigned(value, begin, 4);
        verify(begin + 4 + size <= value.length, "a text of " + size + " bytes");
        byte[] bytes = new byte[(int) size];
        System.arraycopy(value, begin + 4, bytes, 0, bytes.length);
        spend(bytes.length);
        return bytes;
    }

    private String key(int id) throws DamageException {
        int offsetBytes = (metadata[0] >> 6 & 3) + 1;
        long size = unsigned(metadata, 1, offsetBytes);
        verify(id >= 0 && id < size, "a field whose name is number " + id + " of " + size);
        long offsets = 1L + offsetBytes;
        long strings = offsets + (size + 1) * offsetBytes;
        long from = unsigned(metadata, offsets + (long) id * offsetBytes, offsetBytes);
        long to = unsigned(metadata, offsets + (id + 1L) * offsetBytes, offsetBytes);
        verify(from <= to && strings + to <= metadata.length, "a field's name that lies outside");
        return text(metadata, strings + from, (int) (to - from));
    }

    private String text(byte[] bytes, long begin, int length) throws DamageException {
        verify(begin + length <= bytes.length, "a text of " + length + " bytes");
        spend(length);
        return new String(bytes, (int) begin, length, StandardCharsets.UTF_8);
    }

    private void spend(int length) throws DamageException {
        textLeft -= length;
        verify(textLeft >= 0, "more text than a variant may have");
    }

    private void quoted(String text) {
        json.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, json);
        json.append('"');
    }

    private long count(int begin, int bytes) throws DamageException {
        long count = unsigned(value, begin, bytes);
        verify(count <= value.length, "a container of " + count + " values");
        return count;
    }

    private int position(long position) throws DamageException {
        verify(position < value.length, "a value that lies outside");
        return (int) position;
    }

    private long unsigned(byte[] bytes, long begin, int length) throws DamageException {
        verify(begin + length <= bytes.length, "the end within a value");
        long number = 0;
        for (int i = length - 1; i >= 0; i--) {
            number = number << 8 | bytes[(int) begin + i] & 0xff;
        }
        return number;
    }

    /** A number of at most 8 bytes, its highest bit the sign. */
    private long signed(int begin, int length) throws DamageException {
        int shift = 64 - 8 * length;
        return unsigned(value, begin, length) << shift >> shift;
    }

    private void verify(boolean condition, String found) throws DamageException {
        if (!condition) {
            throw damage(found);
        }
    }

    private DamageException damage(String found) {
        return new DamageException(Damage.at(at, Damage.Kind.GARBLED, "a variant with " + found));
    }
}

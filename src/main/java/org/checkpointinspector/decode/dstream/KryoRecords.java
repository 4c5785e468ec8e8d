package org.checkpointinspector.decode.dstream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkpointinspector.bytes.BinaryInput;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.jspecify.annotations.Nullable;

/**
 * Records that Kryo 4 wrote one after the other ({@code KryoSerializationStream}), as far as they can be read without classes: text, numbers, flags, null, and pairs
 * of them. Kryo numbers the classes that are registered, and only the first numbers are Kryo's own; a pair is told by what follows its number. Where another class
 * comes the reading ends, since nothing says how long its data is.
 */
final class KryoRecords {

    private static final int NULL = 0;
    private static final int UNREGISTERED = 1;
    /** A number in the stream is the class's number and two. */
    private static final int FIRST = 2;
    private static final int OWN = 9;
    private static final int FIRST_TIME = 1;
    private static final int MOST_TEXT = 64 << 20;
    private static final int DEPTH = 32;
    private static final String[] CLASSES = {"Integer", "String", "Float", "Boolean", "Byte", "Character", "Short", "Long", "Double"};
    private static final int TEXT = 1;

    private final BinaryInput in;
    private final boolean fixedWidth;
    /** What the record at hand can refer back to; null for a pair. */
    private final List<@Nullable String> seen = new ArrayList<>();
    private long start;
    private long count;
    private @Nullable String stoppedBy;

    /** A class of which only itself knows how its data is laid out. */
    private static final class OpaqueException extends Exception {
        private static final long serialVersionUID = 1;

        private OpaqueException(String what) {
            super(what, null, false, false);
        }
    }

    /**
     * Reads from the first record on.
     *
     * @param fixedWidth whether numbers are as wide as in memory ({@code spark.kryo.unsafe}); else they are as short as they can be
     */
    KryoRecords(InputStream content, boolean fixedWidth) {
        this.in = new BinaryInput(content);
        this.fixedWidth = fixedWidth;
    }

    /** The next record; empty at the end, and where the reading ends for another reason, which {@link #stoppedBy} tells. */
    Optional<RddRecord> next() throws IOException, DamageException {
        if (stoppedBy != null) {
            return Optional.empty();
        }
        seen.clear();
        start = in.position();
        int first = in.next();
        if (first < 0) {
            return Optional.empty();
        }
        try {
            RddRecord record = record(number(first));
            count++;
            return Optional.of(record);
        } catch (OpaqueException opaque) {
            stoppedBy = "Record " + (count + 1) + " has " + opaque.getMessage() + ", which Kryo writes in a way that only the application's classes can read.";
            return Optional.empty();
        }
    }

    /** How many records were read whole. */
    long count() {
        return count;
    }

    /** Byte at which the last record begins, whole or not. */
    long start() {
        return start;
    }

    /** Why the reading ended before the end, in words; null where it did not. */
    @Nullable String stoppedBy() {
        return stoppedBy;
    }

    private RddRecord record(int type) throws IOException, DamageException, OpaqueException {
        // nothing is stored for a key that is gone
        DamageException.verify(type != NULL, start, Damage.Kind.GARBLED, "Record " + (count + 1) + " is null.");
        if (type < FIRST + OWN) {
            return new RddRecord(null, value(type, 0), null, false);
        }
        pairBegins(type);
        RddValue key = value(number(uint8()), 1);
        return new RddRecord(key, value(number(uint8()), 1), null, false);
    }

    private RddValue value(int type, int depth) throws IOException, DamageException, OpaqueException {
        if (type == NULL) {
            return new RddValue.OfKryo(null, "null");
        } else if (type == UNREGISTERED) {
            throw new OpaqueException(unregistered());
        } else if (type < FIRST + OWN) {
            return new RddValue.OfKryo(own(type - FIRST), "java.lang." + CLASSES[type - FIRST]);
        }
        pairBegins(type);
        DamageException.verify(depth < DEPTH, in.position(), Damage.Kind.TOO_LARGE, "More than " + DEPTH + " pairs inside one another.");
        List<@Nullable Object> pair = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            pair.add(value(number(uint8()), depth + 1).plain());
        }
        return new RddValue.OfKryo(pair, "scala.Tuple2");
    }

    private String unregistered() throws IOException, DamageException {
        int number = number(uint8());
        String name = number == 0 ? text() : null;
        return name == null ? "an object of a class without a number" : "an object of " + name;
    }

    private void pairBegins(int type) throws IOException, DamageException, OpaqueException {
        if (number(uint8()) != FIRST_TIME) {
            throw new OpaqueException("an object of the class with the number " + (type - FIRST));
        }
        seen.add(null);
    }

    private @Nullable Object own(int type) throws IOException, DamageException, OpaqueException {
        return switch (type) {
            case 0 -> (int) integer(Integer.BYTES);
            case TEXT -> sharedText();
            case 2 -> Float.intBitsToFloat((int) bits(Float.BYTES));
            case 3 -> uint8() != 0;
            case 4 -> (byte) uint8();
            case 5 -> String.valueOf((char) bits(Character.BYTES));
            case 6 -> (short) bits(Short.BYTES);
            case 7 -> integer(Long.BYTES);
            default -> Double.longBitsToDouble(bits(Double.BYTES));
        };
    }

    /** A text, or a reference to an earlier one of the record. */
    private @Nullable String sharedText() throws IOException, DamageException, OpaqueException {
        int reference = number(uint8());
        if (reference == NULL) {
            return null;
        } else if (reference == FIRST_TIME) {
            int at = seen.size();
            seen.add(null);
            String text = text();
            seen.set(at, text);
            return text;
        }
        int index = reference - FIRST;
        String earlier = index >= 0 && index < seen.size() ? seen.get(index) : null;
        if (earlier == null) {
            throw new OpaqueException("a reference that leads to no text");
        }
        return earlier;
    }

    /** An int or long: fixed, or seven bits a byte with the sign in the lowest bit. */
    private long integer(int width) throws IOException, DamageException {
        if (fixedWidth) {
            long bits = bits(width);
            return width == Integer.BYTES ? (int) bits : bits;
        }
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int read = uint8();
            // the ninth byte of a long is whole
            boolean last = width == Long.BYTES && shift == 56;
            value |= (long) (last ? read : read & 0x7F) << shift;
            if (last || read < 0x80) {
                break;
            }
            DamageException.verify(shift < 35 || width == Long.BYTES, in.position(), Damage.Kind.GARBLED, "A number has too many bytes.");
        }
        return value >>> 1 ^ -(value & 1);
    }

    /** Bytes of a number: as in the memory of the usual machine, or the other way round. */
    private long bits(int width) throws IOException, DamageException {
        long bits = 0;
        for (int i = 0; i < width; i++) {
            long read = uint8();
            bits = fixedWidth ? bits | read << 8 * i : bits << 8 | read;
        }
        return bits;
    }

    /** A number without a sign, seven bits a byte, lowest first, whose first byte is at hand. */
    private int number(int first) throws IOException, DamageException {
        int value = first & 0x7F;
        int read = first;
        for (int shift = 7; read >= 0x80; shift += 7) {
            DamageException.verify(shift < 35, in.position(), Damage.Kind.GARBLED, "A number has too many bytes.");
            read = uint8();
            value |= (read & 0x7F) << shift;
        }
        return value;
    }

    /** ASCII up to a byte with the top bit set; or a length in characters and one, and UTF-8 of up to three bytes a character. */
    private @Nullable String text() throws IOException, DamageException {
        int first = uint8();
        if ((first & 0x80) == 0) {
            return ascii(first);
        }
        int length = first & 0x3F;
        int read = (first & 0x40) != 0 ? 0x80 : 0;
        for (int shift = 6; read >= 0x80; shift += 7) {
            DamageException.verify(shift < 34, in.position(), Damage.Kind.GARBLED, "A text has a length of too many bytes.");
            read = uint8();
            length |= (read & 0x7F) << shift;
        }
        DamageException.verify(length >= 0 && length <= MOST_TEXT, in.position(), Damage.Kind.TOO_LARGE, "A text claims " + length + " characters.");
        return length == 0 ? null : characters(length - 1);
    }

    private String ascii(int first) throws IOException, DamageException {
        StringBuilder text = new StringBuilder().append((char) first);
        int read = 0;
        while (read < 0x80) {
            DamageException.verify(text.length() < 64, in.position(), Damage.Kind.GARBLED, "A text of ASCII does not end.");
            read = uint8();
            text.append((char) (read & 0x7F));
        }
        return text.toString();
    }

    private String characters(int length) throws IOException, DamageException {
        StringBuilder text = new StringBuilder(Math.min(length, 1024));
        while (text.length() < length) {
            int read = uint8();
            if (read < 0x80) {
                text.append((char) read);
            } else if (read >> 5 == 0b110) {
                text.append((char) ((read & 0x1F) << 6 | uint8() & 0x3F));
            } else {
                DamageException.verify(read >> 4 == 0b1110, in.position(), Damage.Kind.NOT_UTF8, "A text is no UTF-8.");
                text.append((char) ((read & 0x0F) << 12 | (uint8() & 0x3F) << 6 | uint8() & 0x3F));
            }
        }
        return text.toString();
    }

    private int uint8() throws IOException, DamageException {
        int read = in.next();
        if (read < 0) {
            throw new DamageException(Damage.at(in.position(), Damage.Kind.TRUNCATED, "The file ends inside record " + (count + 1) + "."));
        }
        return read;
    }

    /** How well the beginning of a file reads in one of the two ways: 0 where not even the first record does, more for more records and for an end without damage. */
    static long plausible(byte[] head, boolean fixedWidth) throws IOException {
        KryoRecords records = new KryoRecords(new ByteArrayInputStream(head), fixedWidth);
        try {
            while (records.next().isPresent()) {
                // counted
            }
        } catch (DamageException damaged) {
            // the head may end anywhere
            boolean early = damaged.damage().kind() == Damage.Kind.TRUNCATED;
            return records.count == 0 ? 0 : 2 * records.count + (early ? 1 : 0);
        }
        return records.count == 0 ? 0 : 2 * records.count + 1;
    }

    /** What Kryo's reader raises where the data ends early; Spark takes it for the end ({@code KryoDeserializationStream.readObject}). */
    static StreamFault fault(Damage damage) {
        boolean early = damage.kind() == Damage.Kind.TRUNCATED;
        return new StreamFault(damage, early ? "java.io.EOFException" : "com.esotericsoftware.kryo.KryoException", early ? null : damage.detail());
    }
}

package org.checkpointinspector.bytes;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a run of bytes, and where.
 *
 * @param kind what is wrong, fine enough to tell which exception Spark would raise
 * @param storedOffset the byte in the file as stored (0-based) at which the damage shows; the file's length where bytes are missing at the end
 * @param decodedOffset the byte in the decompressed content, null where the content is not compressed
 * @param detail one sentence for a person, without the file's name
 */
public record Damage(Kind kind, long storedOffset, @Nullable Long decodedOffset, String detail) {

    /** The kinds of damage; each one leads Spark to a different exception. */
    public enum Kind {
        /** The file has no bytes at all. */
        EMPTY,
        /** The first line is no {@code v<positive number>}. */
        VERSION_LINE,
        /** A line that the format demands is not there: the metadata line of an offset file, the version line of a rate or Kafka source's file. */
        LINE_MISSING,
        /** A line is there, but blank, or JSON {@code null} stands in place of a record: Spark parses it and then runs into a null pointer. */
        LINE_BLANK,
        /** A line or part is there that the format does not know, or that lacks its separator. */
        LINE_SHAPE,
        /** A byte sequence that is not UTF-8. */
        NOT_UTF8,
        /** JSON ends before its value does (Jackson's {@code JsonEOFException}). */
        JSON_TRUNCATED,
        /** Bytes that are no JSON (Jackson's {@code JsonParseException}). */
        JSON_GARBLED,
        /** Nothing where JSON is expected (Jackson's {@code MismatchedInputException}). */
        JSON_EMPTY,
        /** JSON that lacks a field or has one of the wrong type (json4s's {@code MappingException}). */
        JSON_SHAPE,
        /** Text that should be a number and is none. */
        NOT_A_NUMBER,
        /** Text that should be a UUID and is none. */
        NOT_A_UUID,
        /** Binary content that ends too early. */
        TRUNCATED,
        /** Binary content that breaks the format. */
        GARBLED,
        /** A checksum that does not fit the bytes. */
        CHECKSUM,
        /** Written in a way that this program cannot read; nothing says that it is broken. */
        UNSUPPORTED,
        /** Longer, deeper or more than a reader accepts from an untrusted file. */
        TOO_LARGE
    }

    /** Checks the invariants: kind and detail are there, offsets are not negative. */
    public Damage {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(detail, "detail");
        if (storedOffset < 0 || (decodedOffset != null && decodedOffset < 0)) {
            throw new IllegalArgumentException("negative offset in damage: " + detail);
        }
    }

    /** Damage in a file that is not compressed. */
    public static Damage at(long storedOffset, Kind kind, String detail) {
        return new Damage(kind, storedOffset, null, detail);
    }
}

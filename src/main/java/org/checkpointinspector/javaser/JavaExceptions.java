package org.checkpointinspector.javaser;

import org.checkpointinspector.bytes.Damage;

/** The exceptions that Java's own reader ({@code java.io.ObjectInputStream}, JDK 8 to 21) raises where this one finds a damage. */
public final class JavaExceptions {

    /** Class of the exception for an end in the middle. */
    public static final String EOF = "java.io.EOFException";

    static final String INVALID_CLASS = "invalid class: ";
    static final String NO_OBJECT = "no object: ";
    static final String NO_DESCRIPTOR = "no class: ";
    static final String OTHER_TYPE = "other type: ";
    static final String NEGATIVE_SIZE = "negative size: ";
    static final String WRITING_ABORTED = "writing aborted; ";

    private JavaExceptions() {}

    /** The class of the exception. */
    public static String classOf(Damage damage) {
        return switch (damage.kind()) {
            case EMPTY, TRUNCATED -> EOF;
            case NOT_UTF8 -> "java.io.UTFDataFormatException";
            case TOO_LARGE -> "java.lang.OutOfMemoryError";
            default -> ofGarbled(damage.detail());
        };
    }

    private static String ofGarbled(String detail) {
        if (detail.startsWith(INVALID_CLASS)) {
            return "java.io.InvalidClassException";
        } else if (detail.startsWith(NO_OBJECT)) {
            return "java.io.OptionalDataException";
        } else if (detail.startsWith(NO_DESCRIPTOR)) {
            return "java.lang.NullPointerException";
        } else if (detail.startsWith(OTHER_TYPE)) {
            return "java.lang.ClassCastException";
        } else if (detail.startsWith(NEGATIVE_SIZE)) {
            return "java.lang.NegativeArraySizeException";
        } else if (detail.startsWith(WRITING_ABORTED)) {
            return "java.io.WriteAbortedException";
        }
        return "java.io.StreamCorruptedException";
    }
}

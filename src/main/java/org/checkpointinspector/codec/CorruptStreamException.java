package org.checkpointinspector.codec;

import java.io.IOException;
import org.checkpointinspector.bytes.Damage;

/** The compressed stream is broken: says where, and which exception Spark's reader would raise. */
public final class CorruptStreamException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Damage damage;
    private final String exception;

    /**
     * @param exception the class that Spark's reader throws
     * @param message that exception's message
     */
    CorruptStreamException(Damage damage, String exception, String message) {
        super(message);
        this.damage = damage;
        this.exception = exception;
    }

    /** What is wrong, with the offset in the stored file and the number of bytes that were decompressed before it. */
    public Damage damage() {
        return damage;
    }

    /** The class of the exception that Spark's reader throws: {@code java.io.IOException}; its message is {@link #getMessage}. */
    public String exception() {
        return exception;
    }
}

package org.checkpointinspector.decode.dstream;

import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.codec.CorruptStreamException;
import org.checkpointinspector.javaser.JavaExceptions;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a serialized stream, and what Java's or the codec's reader raises there.
 *
 * @param damage what, and at which byte
 * @param exception class of the exception
 * @param message its message, null where it has none
 */
public record StreamFault(Damage damage, String exception, @Nullable String message) {

    static StreamFault of(CorruptStreamException corrupt) {
        return new StreamFault(corrupt.damage(), corrupt.exception(), corrupt.getMessage());
    }

    /** A fault that {@code ObjectInputStream} finds. */
    static StreamFault ofJava(Damage damage) {
        String exception = JavaExceptions.classOf(damage);
        boolean silent = exception.equals(JavaExceptions.EOF) || damage.kind() == Damage.Kind.NOT_UTF8;
        return new StreamFault(damage, exception, silent ? null : damage.kind() == Damage.Kind.TOO_LARGE ? "Java heap space" : damage.detail());
    }

    /** Whether the reader takes it for the end of the data where it reads record after record ({@code DeserializationStream.asIterator}). */
    public boolean isEndOfFile() {
        return exception.equals(JavaExceptions.EOF);
    }

    /** Whether it is a {@code java.lang.Error}, which no {@code catch Exception} catches. */
    public boolean isError() {
        return exception.endsWith("Error");
    }

    /** {@code java.io.EOFException: Stream ended prematurely}. */
    public String words() {
        return message == null ? exception : exception + ": " + message;
    }
}

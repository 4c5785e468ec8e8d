package org.checkpointinspector.javaser;

import java.io.IOException;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.jspecify.annotations.Nullable;

/** The exception that ended the writing in the middle of an object. Java's reader raises {@code WriteAbortedException}; here it is the damage. */
final class ExceptionFrame implements Frame {

    private final JavaStreamReader in;
    private final long offset;

    ExceptionFrame(JavaStreamReader in, long offset) {
        this.in = in;
        this.offset = offset;
        in.handles().clear();
        in.rewinds().clear();
    }

    @Override
    public @Nullable JavaValue advance() throws IOException, DamageException {
        JavaValue value = in.value(in.uint8("the exception that ended the writing"));
        if (value != null) {
            accept(value);
        }
        return null;
    }

    @Override
    public void accept(JavaValue inner) throws DamageException {
        String name = inner instanceof JavaObject exception ? exception.type().name() : "an exception";
        String message = inner instanceof JavaObject exception && exception.field("detailMessage").orElse(JavaNull.NULL) instanceof JavaString text
                ? ": " + text.text()
                : "";
        throw new DamageException(Damage.at(offset, Damage.Kind.GARBLED, JavaExceptions.WRITING_ABORTED + name + message));
    }

    @Override
    public @Nullable JavaValue unfinished() {
        return null;
    }
}

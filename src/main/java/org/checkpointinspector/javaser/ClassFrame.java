package org.checkpointinspector.javaser;

import java.io.IOException;
import org.checkpointinspector.bytes.DamageException;
import org.jspecify.annotations.Nullable;

/** A class as a value. */
final class ClassFrame implements Frame {

    private final JavaStreamReader in;
    private final long offset;
    private @Nullable JavaClass value;

    ClassFrame(JavaStreamReader in, long offset) {
        this.in = in;
        this.offset = offset;
    }

    @Override
    public @Nullable JavaValue advance() throws IOException, DamageException {
        if (value == null) {
            JavaValue desc = in.classDesc();
            if (desc == null) {
                return null;
            }
            accept(desc);
        }
        return value;
    }

    @Override
    public void accept(JavaValue inner) throws DamageException {
        value = new JavaClass(offset, JavaStreamReader.present(inner, offset));
        in.handles().add(value);
    }

    @Override
    public @Nullable JavaValue unfinished() {
        return value;
    }
}

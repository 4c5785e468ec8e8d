package org.checkpointinspector.javaser;

import java.io.IOException;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.jspecify.annotations.Nullable;

/** A constant of an enum: its class, then its name. It takes its handle between the two. */
final class EnumFrame implements Frame {

    private final JavaStreamReader in;
    private final long offset;
    private @Nullable JavaClassDesc type;

    EnumFrame(JavaStreamReader in, long offset) {
        this.in = in;
        this.offset = offset;
    }

    @Override
    public @Nullable JavaValue advance() throws IOException, DamageException {
        if (type == null) {
            JavaValue desc = in.classDesc();
            if (desc == null) {
                return null;
            }
            accept(desc);
        }
        int handle = in.handles().reserve();
        JavaEnum value = new JavaEnum(offset, JavaStreamReader.require(type), in.plainString("the name of an enum's constant"));
        in.handles().fill(handle, value);
        return value;
    }

    @Override
    public void accept(JavaValue inner) throws DamageException {
        type = JavaStreamReader.present(inner, offset);
        DamageException.verify(type.has(JavaClassDesc.ENUM), offset, Damage.Kind.GARBLED, JavaExceptions.INVALID_CLASS + "a constant has the class " + type.name() + ", which is no enum");
    }

    @Override
    public @Nullable JavaValue unfinished() {
        return null;
    }
}

package org.checkpointinspector.javaser;

import java.io.IOException;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.jspecify.annotations.Nullable;

/** An array: its class, its length, its elements. Its memory grows with what is read. */
final class ArrayFrame implements Frame {

    private static final int SLOT_BYTES = 8;
    /** A claim above this makes a real reader run out of memory before it finds that the elements are not there. */
    private static final long BEYOND_A_HEAP = 1L << 30;

    private final JavaStreamReader in;
    private final long offset;
    private @Nullable JavaArray array;
    private int length;

    ArrayFrame(JavaStreamReader in, long offset) {
        this.in = in;
        this.offset = offset;
    }

    @Override
    public @Nullable JavaValue advance() throws IOException, DamageException {
        if (array == null) {
            JavaValue desc = in.classDesc();
            if (desc == null) {
                return null;
            }
            accept(desc);
        }
        JavaArray started = JavaStreamReader.require(array);
        if (length < 0) {
            length = in.bytes().int32("the length of an array");
            DamageException.verify(length >= 0, offset, Damage.Kind.GARBLED, JavaExceptions.NEGATIVE_SIZE + length);
        }
        try {
            return elements(started) ? started : null;
        } catch (DamageException damage) {
            throw claimed(started, damage);
        }
    }

    /** Reads what can be read without a frame; true when the array is complete. */
    private boolean elements(JavaArray into) throws IOException, DamageException {
        int width = JavaPrimitive.width(into.elementType());
        if (width > 0) {
            into.raw(in.bounded((long) length * width, "an array of " + length + " elements"));
            in.handles().hold(into.raw().length, offset);
            return true;
        }
        while (into.size() < length) {
            JavaValue element = in.value(in.uint8("an array, " + into.size() + " of " + length + " elements are there"));
            if (element == null) {
                return false;
            }
            in.handles().hold(SLOT_BYTES, offset);
            into.add(element);
        }
        return true;
    }

    private DamageException claimed(JavaArray of, DamageException damage) {
        long bytes = (long) length * Math.max(JavaPrimitive.width(of.elementType()), Integer.BYTES);
        if (damage.damage().kind() != Damage.Kind.TRUNCATED || bytes < BEYOND_A_HEAP) {
            return damage;
        }
        return new DamageException(Damage.at(offset, Damage.Kind.TOO_LARGE, "An array claims " + length + " elements; the stream ends long before."));
    }

    @Override
    public void accept(JavaValue inner) throws DamageException {
        if (array != null) {
            in.handles().hold(SLOT_BYTES, offset);
            array.add(inner);
            return;
        }
        JavaClassDesc type = JavaStreamReader.present(inner, offset);
        boolean fits = type.name().length() > 1 && type.name().charAt(0) == '[' && "BCDFIJSZL[".indexOf(type.name().charAt(1)) >= 0;
        DamageException.verify(fits, offset, Damage.Kind.GARBLED, JavaExceptions.INVALID_CLASS + "an array has the class " + type.name());
        array = new JavaArray(offset, type);
        length = -1;
        in.handles().add(array);
    }

    @Override
    public @Nullable JavaValue unfinished() {
        return array;
    }
}

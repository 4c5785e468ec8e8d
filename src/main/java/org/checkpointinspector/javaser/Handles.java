package org.checkpointinspector.javaser;

import java.util.ArrayList;
import java.util.List;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;

/** What the stream can refer back to since its last reset, and an estimate of the memory that it holds. */
final class Handles {

    private static final int FIRST = 0x7E0000;
    private static final int NODE_BYTES = 48;

    private final Limits limits;
    private final List<JavaValue> values = new ArrayList<>();
    private long heldBytes;

    Handles(Limits limits) {
        this.limits = limits;
    }

    int count() {
        return values.size();
    }

    long heldBytes() {
        return heldBytes;
    }

    void add(JavaValue value) throws DamageException {
        DamageException.verify(values.size() < limits.handles(), Math.max(0, value.offset()), Damage.Kind.TOO_LARGE,
                "More than " + limits.handles() + " objects without a reset.");
        values.add(value);
        hold(NODE_BYTES, Math.max(0, value.offset()));
    }

    /** Counts memory that a value takes. */
    void hold(long bytes, long offset) throws DamageException {
        heldBytes += bytes;
        DamageException.verify(heldBytes <= limits.heldBytes(), offset, Damage.Kind.TOO_LARGE,
                "One object is larger than the " + (limits.heldBytes() >> 20) + " MiB that are kept in memory.");
    }

    /** Takes a handle for a value that comes later; see {@link #fill}. */
    int reserve() throws DamageException {
        add(JavaNull.NULL);
        return values.size() - 1;
    }

    /** Puts the value where its handle was reserved. */
    void fill(int index, JavaValue value) {
        values.set(index, value);
    }

    JavaValue get(int handle, long offset) throws DamageException {
        int index = handle - FIRST;
        DamageException.verify(index >= 0 && index < values.size(), offset, Damage.Kind.GARBLED, "invalid handle value: %08X".formatted(handle));
        return values.get(index);
    }

    void clear() {
        values.clear();
        heldBytes = 0;
    }

    /** Forgets what came after a mark. */
    void cut(int count, long held) {
        values.subList(count, values.size()).clear();
        heldBytes = held;
    }
}

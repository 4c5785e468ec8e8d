package org.checkpointinspector.row;

import java.util.ArrayList;
import java.util.List;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.jspecify.annotations.Nullable;

/**
 * The key of a range scan: each ordering column is a marker byte (0 negative, 1 not negative, 2 null) and the value big-endian in its own width, a negative
 * floating point number with all bits turned. In an {@code UnsafeRow} both are one binary, in Avro two.
 */
final class RangeScanKey {

    private static final SparkType BINARY = new SparkType.Atomic(SparkType.Kind.BINARY, "binary");
    private static final byte NEGATIVE = 0;
    private static final byte NULL = 2;

    private final StructType key;
    private final List<Integer> ordinals;
    private final boolean apart;
    private final StructType front;
    private final StructType rest;

    /**
     * @param apart whether marker and value are two columns
     */
    RangeScanKey(StructType key, List<Integer> ordinals, boolean apart) {
        this.key = key;
        this.ordinals = ordinals;
        this.apart = apart;
        List<StructType.Field> fronts = new ArrayList<>();
        for (int ordinal : ordinals) {
            String name = key.fields().get(ordinal).name();
            if (apart) {
                fronts.add(new StructType.Field(name + "_marker", BINARY, true));
            }
            fronts.add(new StructType.Field(name + "_value", BINARY, true));
        }
        this.front = new StructType(fronts);
        List<StructType.Field> others = new ArrayList<>(key.fields().size());
        for (int i = 0; i < key.size(); i++) {
            if (!ordinals.contains(i)) {
                others.add(key.fields().get(i));
            }
        }
        this.rest = new StructType(others);
    }

    /** The columns as they are stored in front. */
    StructType front() {
        return front;
    }

    /** The columns behind, in the order of the key; there may be none. */
    StructType rest() {
        return rest;
    }

    /** The key in its own order. */
    Row join(Row first, @Nullable Row second) throws DamageException {
        @Nullable Object[] values = new @Nullable Object[key.size()];
        int others = 0;
        for (int i = 0; i < values.length; i++) {
            int ordering = ordinals.indexOf(i);
            if (ordering >= 0) {
                values[i] = ordered(first, ordering, key.fields().get(i).type().stored());
            } else if (second != null) {
                values[i] = second.get(others++);
            }
        }
        return Row.of(key, values);
    }

    private @Nullable Object ordered(Row first, int index, SparkType type) throws DamageException {
        byte[] marked = apart ? joined(first.get(2 * index), first.get(2 * index + 1)) : binary(first.get(index));
        DamageException.verify(marked.length > 0, 0, Damage.Kind.GARBLED, "an ordering column without bytes");
        if (marked[0] == NULL) {
            return null;
        }
        SparkType.Kind kind = type instanceof SparkType.Atomic atomic ? atomic.kind() : SparkType.Kind.OPAQUE;
        int width = UnsafeRowReader.elementWidth(type);
        DamageException.verify(marked.length == 1 + width, 0, Damage.Kind.GARBLED, "an ordering column of " + marked.length + " bytes for type " + type.words());
        long value = 0;
        for (int i = 1; i <= width; i++) {
            value = value << 8 | marked[i] & 0xff;
        }
        long turned = marked[0] == NEGATIVE ? ~value : value;
        return switch (kind) {
            case BOOLEAN -> value == 1;
            case BYTE -> (byte) value;
            case SHORT -> (short) value;
            case INTEGER -> (int) value;
            case LONG -> value;
            case FLOAT -> Float.intBitsToFloat((int) turned);
            case DOUBLE -> Double.longBitsToDouble(turned);
            default -> throw new DamageException(Damage.at(0, Damage.Kind.GARBLED, "an ordering column of type " + type.words()));
        };
    }

    private static byte[] joined(@Nullable Object marker, @Nullable Object value) {
        byte[] head = binary(marker);
        byte[] tail = binary(value);
        byte[] both = new byte[head.length + tail.length];
        System.arraycopy(head, 0, both, 0, head.length);
        System.arraycopy(tail, 0, both, head.length, tail.length);
        return both;
    }

    private static byte[] binary(@Nullable Object value) {
        return value instanceof byte[] bytes ? bytes : new byte[0];
    }
}

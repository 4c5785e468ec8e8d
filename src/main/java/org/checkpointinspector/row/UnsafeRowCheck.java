package org.checkpointinspector.row;

import java.util.Optional;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;

/**
 * The check of a row's structure that Spark makes of the first row it loads (since 3.1; {@code UnsafeRowUtils.validateStructuralIntegrityWithReason}). It looks at the
 * slots of the row alone, never into nested values, and makes no sense of them: a row that passes can still be wrong.
 */
public final class UnsafeRowCheck {

    private final byte[] bytes;
    private final int begin;
    private final int length;

    private UnsafeRowCheck(byte[] bytes, int begin, int length) {
        this.bytes = bytes;
        this.begin = begin;
        this.length = length;
    }

    /**
     * What Spark finds wrong with a row, empty where it finds nothing; the offset counts from the row's first byte.
     *
     * @param bytes holds at least {@link #checkedBytes} of the row, or all of it
     * @param length of the whole row
     */
    public static Optional<Damage> check(StructType type, byte[] bytes, int begin, int length) {
        try {
            new UnsafeRowCheck(bytes, begin, length).check(type);
            return Optional.empty();
        } catch (DamageException found) {
            return Optional.of(found.damage());
        }
    }

    /** How many bytes at the front of a row are looked at: the bits of the nulls and the slots. */
    public static int checkedBytes(StructType type) {
        return UnsafeRowReader.bitsetBytes(type.size()) + Long.BYTES * type.size();
    }

    private void check(StructType type) throws DamageException {
        int fields = type.size();
        int bitset = UnsafeRowReader.bitsetBytes(fields);
        verify(fields == 0 || bitset < length, 0, "the bitset of " + fields + " columns takes " + bitset + " bytes, and the row has " + length);
        long fixed = bitset + 8L * fields;
        verify(fixed <= length, 0, fields + " columns take " + fixed + " bytes, and the row has " + length);
        long variable = 0;
        for (int i = 0; i < fields; i++) {
            SparkType stored = type.fields().get(i).type().stored();
            int slot = begin + bitset + 8 * i;
            boolean isNull = (bytes[begin + i / 8] >> i % 8 & 1) != 0;
            if (isNull) {
                checkNull(stored, slot, i, fixed);
            } else if (isFixed(stored)) {
                checkUnused(type.fields().get(i).type(), slot, i);
            } else {
                variable += checkRange(slot, i, fixed);
            }
        }
        verify(fixed + variable <= length, 0, "the values take " + (fixed + variable) + " bytes, and the row has " + length);
    }

    /** A null must leave its slot empty; only a large decimal or an interval may keep its place, so that it can be overwritten (3.2 and later, {@code avoidSetNullAt}). */
    private void checkNull(SparkType type, int slot, int column, long fixed) throws DamageException {
        long content = LittleEndian.int64(bytes, slot);
        if (keepsItsPlace(type)) {
            int offset = LittleEndian.int32(bytes, slot + 4);
            boolean inRange = offset == 0 || offset >= fixed && offset <= length;
            verify((int) content == 0 && inRange, slot - begin, "column " + column + " is null and has a length, or lies outside");
        } else {
            verify(content == 0, slot - begin, "column " + column + " is null and its slot is not zero");
        }
    }

    private static boolean keepsItsPlace(SparkType type) {
        return type instanceof SparkType.Decimal decimal ? !isFixed(decimal) : type instanceof SparkType.Atomic atomic && atomic.kind() == SparkType.Kind.CALENDAR_INTERVAL;
    }

    private void checkUnused(SparkType type, int slot, int column) throws DamageException {
        long content = LittleEndian.int64(bytes, slot);
        int bits = type instanceof SparkType.Atomic atomic ? usedBits(atomic.kind()) : 64;
        verify(bits == 64 || content >> bits == 0, slot - begin, "column " + column + " has bits set beyond its " + bits);
    }

    /** Bits that a value of the kind uses of its slot; only for those that Spark looks at. */
    private static int usedBits(SparkType.Kind kind) {
        return switch (kind) {
            case BOOLEAN -> 1;
            case BYTE -> 8;
            case SHORT -> 16;
            case INTEGER, FLOAT -> 32;
            default -> 64;
        };
    }

    private int checkRange(int slot, int column, long fixed) throws DamageException {
        int size = LittleEndian.int32(bytes, slot);
        int offset = LittleEndian.int32(bytes, slot + 4);
        verify(size >= 0 && offset >= fixed && (long) offset + size <= length, slot - begin,
                "column " + column + " lies at offset " + offset + " with " + size + " bytes, in a row of " + length + " whose values begin at " + fixed);
        return size;
    }

    private static boolean isFixed(SparkType type) {
        if (type instanceof SparkType.Decimal decimal) {
            return decimal.precision() <= SparkType.Decimal.MOST_LONG_DIGITS;
        }
        return type instanceof SparkType.Atomic atomic && switch (atomic.kind()) {
            case STRING, BINARY, CALENDAR_INTERVAL, VARIANT, OPAQUE -> false;
            default -> true;
        };
    }

    private void verify(boolean condition, long at, String detail) throws DamageException {
        DamageException.verify(condition, at, Damage.Kind.GARBLED, detail);
    }
}

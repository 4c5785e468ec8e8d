package org.checkpointinspector.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one row in Avro's binary encoding, as Spark 4.0 and later writes state with {@code stateStore.encodingFormat=avro} ({@code AvroStateEncoder}; the Avro schema
 * follows from the Spark schema by {@code SchemaConverters.toAvroTypeWithDefaults}: columns, structs, arrays and maps are unions with null, elements
 * and map values of other types are not). Offsets of a damage count from the first byte given.
 */
final class AvroRowReader {

    private final byte[] bytes;
    private final int begin;
    private final int end;
    private int next;
    private long valuesLeft;

    private AvroRowReader(byte[] bytes, int begin, int length) {
        this.bytes = bytes;
        this.begin = begin;
        this.end = begin + length;
        this.next = begin;
        this.valuesLeft = length;
    }

    /** Reads the row that begins a range of the array; bytes behind it are not looked at, as in Avro's own decoder. */
    static Row read(StructType type, byte[] bytes, int begin, int length) throws DamageException {
        return new AvroRowReader(bytes, begin, length).struct(type);
    }

    private Row struct(StructType type) throws DamageException {
        @Nullable Object[] values = new @Nullable Object[type.size()];
        for (int i = 0; i < values.length; i++) {
            SparkType column = type.fields().get(i).type().stored();
            values[i] = isVoid(column) || isNullBranch() ? null : value(column);
        }
        return Row.of(type, values);
    }

    private static boolean isVoid(SparkType type) {
        return type instanceof SparkType.Atomic atomic && atomic.kind() == SparkType.Kind.VOID;
    }

    /** An element of an array or a value of a map: a union only where its type is one by itself. */
    private @Nullable Object element(SparkType type) throws DamageException {
        boolean isUnion = type instanceof StructType || type instanceof SparkType.Array || type instanceof SparkType.MapOf;
        return isUnion && isNullBranch() ? null : value(type);
    }

    private boolean isNullBranch() throws DamageException {
        long branch = zigZag("a branch of a union");
        verify(branch == 0 || branch == 1, "branch " + branch + " of a union of two");
        return branch == 0;
    }

    private @Nullable Object value(SparkType type) throws DamageException {
        if (type instanceof SparkType.Atomic atomic) {
            return atomic(atomic.kind());
        }
        if (type instanceof SparkType.Decimal decimal) {
            int size = bytesFor(decimal.precision());
            return new BigDecimal(new BigInteger(bytes, take(size, "a decimal"), size), decimal.scale());
        }
        if (type instanceof StructType struct) {
            return struct(struct);
        }
        if (type instanceof SparkType.Array array) {
            List<@Nullable Object> elements = new ArrayList<>();
            readBlocks(() -> elements.add(element(array.element().stored())));
            return Collections.unmodifiableList(elements);
        }
        SparkType.MapOf map = (SparkType.MapOf) type;
        List<MapEntries.Entry> entries = new ArrayList<>();
        readBlocks(() -> entries.add(new MapEntries.Entry(text(), element(map.value().stored()))));
        return new MapEntries(entries);
    }

    private @Nullable Object atomic(SparkType.Kind kind) throws DamageException {
        return switch (kind) {
            case VOID -> null;
            case BOOLEAN -> bytes[take(1, "a boolean")] != 0;
            case BYTE -> (byte) zigZag("a byte");
            case SHORT -> (short) zigZag("a short");
            case INTEGER -> (int) zigZag("an integer");
            case LONG -> zigZag("a long");
            case FLOAT -> Float.intBitsToFloat(LittleEndian.int32(bytes, take(4, "a float")));
            case DOUBLE -> Double.longBitsToDouble(LittleEndian.int64(bytes, take(8, "a double")));
            case STRING -> text();
            case BINARY -> {
                int size = size("a binary");
                int from = take(size, "a binary");
                yield Arrays.copyOfRange(bytes, from, from + size);
            }
            case DATE -> Moments.date((int) zigZag("a date"));
            case TIMESTAMP -> Moments.instant(zigZag("a timestamp"));
            case TIMESTAMP_NTZ -> Moments.clock(zigZag("a timestamp"));
            // Spark refuses to write these types as Avro
            default -> throw damage("a value of type " + kind + ", which has no form in Avro");
        };
    }

    private String text() throws DamageException {
        int size = size("a string");
        return new String(bytes, take(size, "a string"), size, StandardCharsets.UTF_8);
    }

    private int size(String what) throws DamageException {
        long size = zigZag("the length of " + what);
        verify(size >= 0 && size <= end - next, what + " of " + size + " bytes, and " + (end - next) + " are left");
        return (int) size;
    }

    @FunctionalInterface
    private interface Item {
        void read() throws DamageException;
    }

    /** Blocks of items, each with its count; a negative count is followed by the block's length in bytes. */
    private void readBlocks(Item item) throws DamageException {
        for (long count = zigZag("a count"); count != 0; count = zigZag("a count")) {
            if (count < 0) {
                zigZag("the length of a block");
            }
            // an item of no bytes (a null) would let a count of 2^62 run on and on
            verify(Math.abs(count) <= valuesLeft && count != Long.MIN_VALUE, "a block of " + count + " items");
            valuesLeft -= Math.abs(count);
            for (long i = Math.abs(count); i > 0; i--) {
                item.read();
            }
        }
    }

    private long zigZag(String what) throws DamageException {
        long raw = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int part = bytes[take(1, what)];
            raw |= (part & 0x7fL) << shift;
            if (part >= 0) {
                return raw >>> 1 ^ -(raw & 1);
            }
        }
        throw damage(what + " of more than ten bytes");
    }

    private int take(int length, String what) throws DamageException {
        if (length > end - next) {
            throw new DamageException(Damage.at(end - (long) begin, Damage.Kind.TRUNCATED, "the row ends in " + what));
        }
        next += length;
        return next - length;
    }

    /** Bytes of Spark's {@code fixed} for a decimal: the fewest that hold all numbers of so many digits. */
    private static int bytesFor(int precision) {
        return BigInteger.TEN.pow(Math.max(0, precision)).subtract(BigInteger.ONE).bitLength() / 8 + 1;
    }

    private void verify(boolean condition, String found) throws DamageException {
        if (!condition) {
            throw damage(found);
        }
    }

    private DamageException damage(String found) {
        return new DamageException(Damage.at(next - (long) begin, Damage.Kind.GARBLED, "an Avro row with " + found));
    }
}

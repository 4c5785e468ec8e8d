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
 * Reads one {@code UnsafeRow} (Spark's class of that name, the same since 1.4): a bitset of nulls, a slot of eight bytes for each field, and behind them what does
 * not fit a slot. One reader reads one row; offsets of a damage count from the row's first byte.
 *
 * <p>Every offset and length is checked against its container. In a row that Spark wrote no two values share bytes; so what is read in all can never exceed
 * the row, and a row made to be read over and over is damage.
 */
final class UnsafeRowReader {

    private final byte[] bytes;
    private final int rowBegin;
    private long valuesLeft;
    private long bytesLeft;

    private UnsafeRowReader(byte[] bytes, int begin, int length) {
        this.bytes = bytes;
        this.rowBegin = begin;
        this.valuesLeft = length;
        this.bytesLeft = length;
    }

    /** Reads the row that fills a range of the array. */
    static Row read(StructType type, byte[] bytes, int begin, int length) throws DamageException {
        return new UnsafeRowReader(bytes, begin, length).struct(type, begin, length);
    }

    /** Bytes of the bitset in front of a row's slots. */
    static int bitsetBytes(int fields) {
        return (fields + 63) / 64 * 8;
    }

    private Row struct(StructType type, int begin, int length) throws DamageException {
        int fields = type.size();
        int slots = begin + bitsetBytes(fields);
        verify(length >= bitsetBytes(fields) + 8L * fields, begin, "a row of " + fields + " columns needs "
                + (bitsetBytes(fields) + 8L * fields) + " bytes, and " + length + " are there");
        @Nullable Object[] values = new @Nullable Object[fields];
        for (int i = 0; i < fields; i++) {
            int slot = slots + 8 * i;
            values[i] = isNull(begin, i) ? null : value(type.fields().get(i).type().stored(), slot, begin, length);
        }
        return Row.of(type, values);
    }

    private boolean isNull(int bitset, int index) {
        return (bytes[bitset + index / 8] >> index % 8 & 1) != 0;
    }

    /**
     * The value whose slot or element lies at a place.
     *
     * @param container where the row or array begins, from which offsets count
     * @param length of that row or array
     */
    private @Nullable Object value(SparkType type, int at, int container, int length) throws DamageException {
        if (type instanceof SparkType.Atomic atomic) {
            return atomic(atomic.kind(), at, container, length);
        }
        if (type instanceof SparkType.Decimal decimal && decimal.precision() <= SparkType.Decimal.MOST_LONG_DIGITS) {
            return BigDecimal.valueOf(LittleEndian.int64(bytes, at), decimal.scale());
        }
        int size = variableLength(at, length);
        int begin = variableBegin(at, container, length);
        if (type instanceof SparkType.Decimal decimal) {
            verify(size >= 1 && size <= 16, at, "a decimal of " + size + " bytes");
            return new BigDecimal(new BigInteger(bytes, begin, spend(size, at)), decimal.scale());
        }
        if (type instanceof StructType struct) {
            return struct(struct, begin, size);
        }
        if (type instanceof SparkType.Array array) {
            return array(array.element().stored(), begin, size);
        }
        return map((SparkType.MapOf) type, begin, size);
    }

    private @Nullable Object atomic(SparkType.Kind kind, int at, int container, int length) throws DamageException {
        return switch (kind) {
            case VOID -> null;
            case BOOLEAN -> bytes[at] != 0;
            case BYTE -> bytes[at];
            case SHORT -> LittleEndian.int16(bytes, at);
            case INTEGER -> LittleEndian.int32(bytes, at);
            case LONG -> LittleEndian.int64(bytes, at);
            case FLOAT -> Float.intBitsToFloat(LittleEndian.int32(bytes, at));
            case DOUBLE -> Double.longBitsToDouble(LittleEndian.int64(bytes, at));
            case DATE -> Moments.date(LittleEndian.int32(bytes, at));
            case YEAR_MONTH_INTERVAL -> Moments.months(LittleEndian.int32(bytes, at));
            case TIMESTAMP -> Moments.instant(LittleEndian.int64(bytes, at));
            case TIMESTAMP_NTZ -> Moments.clock(LittleEndian.int64(bytes, at));
            case DAY_TIME_INTERVAL -> Moments.duration(LittleEndian.int64(bytes, at));
            case TIME -> {
                long nanos = LittleEndian.int64(bytes, at);
                verify(Moments.isTimeOfDay(nanos), at, "no time of a day: " + nanos + " ns");
                yield Moments.time(nanos);
            }
            default -> variable(kind, variableBegin(at, container, length), spend(variableLength(at, length), at));
        };
    }

    private Object variable(SparkType.Kind kind, int begin, int size) throws DamageException {
        switch (kind) {
            case STRING:
                return new String(bytes, begin, size, StandardCharsets.UTF_8);
            case CALENDAR_INTERVAL:
                verify(size == 16, begin, "an interval of " + size + " bytes instead of 16");
                return new CalendarInterval(
                        LittleEndian.int32(bytes, begin), LittleEndian.int32(bytes, begin + 4), LittleEndian.int64(bytes, begin + 8));
            case VARIANT:
                verify(size >= 4, begin, "a variant of " + size + " bytes");
                int valueSize = LittleEndian.int32(bytes, begin);
                verify(valueSize >= 0 && valueSize <= size - 4, begin, "a variant whose value has " + valueSize + " bytes of " + (size - 4));
                int metadata = begin + 4 + valueSize;
                return new Variant(VariantJson.text(
                        Arrays.copyOfRange(bytes, begin + 4, metadata), Arrays.copyOfRange(bytes, metadata, begin + size), begin - rowBegin));
            default:
                return Arrays.copyOfRange(bytes, begin, begin + size);
        }
    }

    private List<@Nullable Object> array(SparkType element, int begin, int length) throws DamageException {
        verify(length >= 8, begin, "an array of " + length + " bytes");
        long count = LittleEndian.int64(bytes, begin);
        int width = elementWidth(element);
        verify(count >= 0 && count <= length, begin, "an array of " + count + " elements in " + length + " bytes");
        long header = 8 + (count + 63) / 64 * 8;
        verify(header + count * width <= length, begin, "an array of " + count + " elements in " + length + " bytes");
        valuesLeft -= count;
        verify(valuesLeft >= 0, begin, "more values than the row has bytes");
        List<@Nullable Object> elements = new ArrayList<>((int) count);
        for (int i = 0; i < count; i++) {
            boolean isNull = isNull(begin + 8, i);
            elements.add(isNull ? null : value(element, (int) (begin + header + (long) i * width), begin, length));
        }
        return Collections.unmodifiableList(elements);
    }

    private MapEntries map(SparkType.MapOf type, int begin, int length) throws DamageException {
        verify(length >= 8, begin, "a map of " + length + " bytes");
        long keyBytes = LittleEndian.int64(bytes, begin);
        verify(keyBytes >= 0 && keyBytes <= length - 8, begin, "a map whose keys have " + keyBytes + " bytes of " + (length - 8));
        int keysBegin = begin + 8;
        int valuesBegin = keysBegin + (int) keyBytes;
        List<@Nullable Object> keys = array(type.key().stored(), keysBegin, (int) keyBytes);
        List<@Nullable Object> values = array(type.value().stored(), valuesBegin, begin + length - valuesBegin);
        verify(keys.size() == values.size(), begin, "a map of " + keys.size() + " keys and " + values.size() + " values");
        List<MapEntries.Entry> entries = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            entries.add(new MapEntries.Entry(keys.get(i), values.get(i)));
        }
        return new MapEntries(entries);
    }

    /** Bytes that an element takes within an array ({@code UnsafeArrayWriter}): its own width where it is primitive, else a slot. */
    static int elementWidth(SparkType element) {
        if (!(element instanceof SparkType.Atomic atomic)) {
            return 8;
        }
        return switch (atomic.kind()) {
            case BOOLEAN, BYTE -> 1;
            case SHORT -> 2;
            case INTEGER, FLOAT, DATE, YEAR_MONTH_INTERVAL -> 4;
            default -> 8;
        };
    }

    private int variableLength(int slot, int length) throws DamageException {
        int size = LittleEndian.int32(bytes, slot);
        verify(size >= 0 && size <= length, slot, "a value of " + size + " bytes in " + length);
        return size;
    }

    private int variableBegin(int slot, int container, int length) throws DamageException {
        int offset = LittleEndian.int32(bytes, slot + 4);
        int size = LittleEndian.int32(bytes, slot);
        verify(offset >= 0 && offset <= length - size, slot, "a value of " + size + " bytes at offset " + offset + " in " + length);
        return container + offset;
    }

    private int spend(int size, int at) throws DamageException {
        bytesLeft -= size;
        verify(bytesLeft >= 0, at, "values that share bytes");
        return size;
    }

    private void verify(boolean condition, int at, String detail) throws DamageException {
        if (!condition) {
            throw new DamageException(Damage.at(at - (long) rowBegin, Damage.Kind.GARBLED, detail));
        }
    }
}

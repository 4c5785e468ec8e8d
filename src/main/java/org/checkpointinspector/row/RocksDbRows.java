package org.checkpointinspector.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.bytes.Damage;
import org.checkpointinspector.bytes.DamageException;
import org.jspecify.annotations.Nullable;

/**
 * Rows as the RocksDB provider writes them ({@code RocksDBStateEncoder}): a version byte of 0 in front of every encoded part, numbers little-endian, and in Avro
 * an id of the schema with which it was written.
 */
public final class RocksDbRows {

    private static final int VERSION_BYTES = 1;
    private static final int SCHEMA_ID_BYTES = 2;

    private final StructType key;
    private final StructType value;
    private final KeyEncoding encoding;
    private final @Nullable Map<Integer, StructType> valueSchemas;

    private RocksDbRows(StructType key, StructType value, KeyEncoding encoding, @Nullable Map<Integer, StructType> valueSchemas) {
        this.key = key;
        this.value = value;
        this.encoding = encoding;
        this.valueSchemas = valueSchemas;
    }

    /** Rows that are {@code UnsafeRow}s. */
    public static StateRowFormat unsafe(StructType key, StructType value, KeyEncoding encoding, Values values) {
        return new RocksDbRows(key, value, encoding, null).format(values);
    }

    /**
     * Rows in Avro.
     *
     * @param valueSchemas every schema that values were ever written with, by its id; values are shown with the columns of {@code value}
     */
    public static StateRowFormat avro(StructType key, StructType value, KeyEncoding encoding, Values values, Map<Integer, StructType> valueSchemas) {
        return new RocksDbRows(key, value, encoding, Map.copyOf(valueSchemas)).format(values);
    }

    /** How many values a key has, and what stands between them. */
    public enum Values {
        /** One. */
        SINGLE(0),
        /** A list, a comma behind each but the last: merge operator version 1. */
        LIST_WITH_COMMAS(1),
        /** A list without anything between its values: merge operator version 2, 4.2 and later. */
        LIST(0);

        private final int delimiterBytes;

        Values(int delimiterBytes) {
            this.delimiterBytes = delimiterBytes;
        }
    }

    private StateRowFormat format(Values values) {
        return new StateRowFormat(key, value, keys(), values == Values.SINGLE ? this::single : (bytes, begin, length) -> list(bytes, begin, length, values));
    }

    private StateRowFormat.KeyLayout keys() {
        if (encoding instanceof KeyEncoding.PrefixScan prefix) {
            StructType front = key.columns(0, prefix.columns());
            StructType rest = key.columns(prefix.columns(), key.size());
            return (bytes, begin, length) -> {
                int frontBytes = frontBytes(bytes, begin, length);
                Row first = row(front, bytes, begin + 4, frontBytes, begin, false);
                Row second = row(rest, bytes, begin + 4 + frontBytes, length - 4 - frontBytes, begin, true);
                List<@Nullable Object> all = new ArrayList<>(first.values());
                all.addAll(second.values());
                return Row.of(key, all.toArray());
            };
        }
        if (encoding instanceof KeyEncoding.RangeScan range) {
            RangeScanKey reader = new RangeScanKey(key, range.ordinals(), valueSchemas != null);
            return (bytes, begin, length) -> {
                int frontBytes = frontBytes(bytes, begin, length);
                Row first = row(reader.front(), bytes, begin + 4, frontBytes, begin, false);
                @Nullable Row second = reader.rest().size() == 0
                        ? null
                        : row(reader.rest(), bytes, begin + 4 + frontBytes, length - 4 - frontBytes, begin, true);
                return reader.join(first, second);
            };
        }
        if (encoding instanceof KeyEncoding.TimestampFirst || encoding instanceof KeyEncoding.TimestampLast) {
            StructType others = key.columns(0, key.size() - 1);
            boolean first = encoding instanceof KeyEncoding.TimestampFirst;
            return (bytes, begin, length) -> {
                DamageException.verify(length >= 8, 0, Damage.Kind.TRUNCATED, "a key of " + length + " bytes has no timestamp");
                Row row = row(others, bytes, first ? begin + 8 : begin, length - 8, begin, true);
                List<@Nullable Object> all = new ArrayList<>(row.values());
                // big-endian with the sign bit turned, so that bytes sort like numbers
                all.add(Long.reverseBytes(LittleEndian.int64(bytes, first ? begin : begin + length - 8)) ^ Long.MIN_VALUE);
                return Row.of(key, all.toArray());
            };
        }
        return (bytes, begin, length) -> row(key, bytes, begin, length, begin, true);
    }

    private static int frontBytes(byte[] bytes, int begin, int length) throws DamageException {
        DamageException.verify(length >= 4, 0, Damage.Kind.TRUNCATED, "a key of " + length + " bytes has no length of its prefix");
        int front = LittleEndian.int32(bytes, begin);
        DamageException.verify(front >= 0 && front <= length - 4, 0, Damage.Kind.GARBLED, "a prefix of " + front + " bytes in a key of " + length);
        return front;
    }

    private List<Row> single(byte[] bytes, int begin, int length) throws DamageException {
        return List.of(value(bytes, begin, length, begin));
    }

    private List<Row> list(byte[] bytes, int begin, int length, Values values) throws DamageException {
        List<Row> rows = new ArrayList<>();
        int end = begin + length;
        for (int at = begin; at < end; ) {
            DamageException.verify(end - at >= 4, at - begin, Damage.Kind.TRUNCATED, "a list ends in the length of a value");
            int size = LittleEndian.int32(bytes, at);
            at += 4;
            DamageException.verify(size > 0 && size <= end - at, at - 4L - begin, Damage.Kind.GARBLED, "a list with a value of " + size + " bytes, of which "
                    + (end - at) + " are there");
            rows.add(value(bytes, at, size, begin));
            at += size + values.delimiterBytes;
        }
        return rows;
    }

    private Row value(byte[] bytes, int begin, int length, int base) throws DamageException {
        if (valueSchemas == null) {
            return row(value, bytes, begin, length, base, true);
        }
        DamageException.verify(length >= VERSION_BYTES + SCHEMA_ID_BYTES, begin - base, Damage.Kind.TRUNCATED, "a value of " + length + " bytes has no schema id");
        int id = LittleEndian.int16(bytes, begin + VERSION_BYTES);
        StructType written = valueSchemas.get(id);
        DamageException.verify(written != null, begin - base, Damage.Kind.GARBLED, "a value written with schema " + id + ", which no schema file has");
        Row row = row(written, bytes, begin, length, base, true);
        return written.equals(value) ? row : SchemaEvolution.project(row, value);
    }

    /** One encoded part; {@code withId} says whether Avro has the id of a schema in front of it. */
    private Row row(StructType type, byte[] bytes, int begin, int length, int base, boolean withId) throws DamageException {
        int skipped = VERSION_BYTES + (valueSchemas != null && withId ? SCHEMA_ID_BYTES : 0);
        DamageException.verify(length >= skipped, begin - base, Damage.Kind.TRUNCATED, "a row of " + length + " bytes");
        try {
            return valueSchemas == null
                    ? UnsafeRowReader.read(type, bytes, begin + skipped, length - skipped)
                    : AvroRowReader.read(type, bytes, begin + skipped, length - skipped);
        } catch (DamageException found) {
            Damage damage = found.damage();
            throw new DamageException(Damage.at(begin - base + skipped + damage.storedOffset(), damage.kind(), damage.detail()));
        }
    }
}

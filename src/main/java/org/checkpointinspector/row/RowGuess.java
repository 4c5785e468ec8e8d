package org.checkpointinspector.row;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Guesses the columns of {@code UnsafeRow}s without a schema, from a few of them. How many columns there are follows from where the values lie that do not fit a slot: they
 * fill the rest of the row without a gap. What a slot means is a guess: text, bytes, a timestamp of this century, a double, or a whole number.
 */
public final class RowGuess {

    private static final int BITSET_BYTES = 8;
    private static final int MOST_COLUMNS = 64;
    private static final long YEAR_2001 = 978_307_200_000_000L;
    private static final long YEAR_2100 = 4_102_444_800_000_000L;

    private final List<byte[]> rows;

    private RowGuess(List<byte[]> rows) {
        this.rows = rows;
    }

    /** The columns {@code _1}, {@code _2} … that fit all of the rows; empty where none do, or where there are no rows. */
    public static Optional<StructType> columns(List<byte[]> rows) {
        return rows.isEmpty() ? Optional.empty() : new RowGuess(rows).columns();
    }

    private Optional<StructType> columns() {
        for (int columns = 0; columns <= MOST_COLUMNS; columns++) {
            int candidate = columns;
            if (rows.stream().allMatch(row -> fits(row, candidate))) {
                List<StructType.Field> fields = new ArrayList<>();
                for (int i = 0; i < columns; i++) {
                    fields.add(new StructType.Field("_" + (i + 1), type(i, columns), true));
                }
                return Optional.of(new StructType(fields));
            }
        }
        return Optional.empty();
    }

    private static int fixedBytes(int columns) {
        return columns == 0 ? 0 : BITSET_BYTES + 8 * columns;
    }

    /** Whether the values that the slots point to fill the row behind the slots, in their order. */
    private static boolean fits(byte[] row, int columns) {
        int end = fixedBytes(columns);
        if (row.length < end || row.length % 8 != 0 || columns > 0 && columns < MOST_COLUMNS && LittleEndian.int64(row, 0) >>> columns != 0) {
            return false;
        }
        for (int i = 0; i < columns; i++) {
            if (pointsTo(row, i, columns, end)) {
                end += (LittleEndian.int32(row, slot(i)) + 7) / 8 * 8;
            }
        }
        return end == row.length;
    }

    /** Whether a slot is that of a value that lies at an offset and inside the row. */
    private static boolean pointsTo(byte[] row, int column, int columns, int offset) {
        int size = LittleEndian.int32(row, slot(column));
        boolean inside = size >= 0 && size <= row.length - offset && offset >= fixedBytes(columns);
        return !isNull(row, column) && LittleEndian.int32(row, slot(column) + 4) == offset && inside;
    }

    private static int slot(int column) {
        return BITSET_BYTES + 8 * column;
    }

    private static boolean isNull(byte[] row, int column) {
        return (LittleEndian.int64(row, 0) >>> column & 1) != 0;
    }

    private SparkType type(int column, int columns) {
        List<byte[]> there = rows.stream().filter(row -> !isNull(row, column)).toList();
        if (there.isEmpty()) {
            return atomic(SparkType.Kind.VOID, "void");
        }
        if (there.stream().allMatch(row -> isVariable(row, column, columns))) {
            return there.stream().allMatch(row -> isText(row, column)) ? atomic(SparkType.Kind.STRING, "string") : atomic(SparkType.Kind.BINARY, "binary");
        }
        if (there.stream().allMatch(row -> isBetween(LittleEndian.int64(row, slot(column)), YEAR_2001, YEAR_2100))) {
            return atomic(SparkType.Kind.TIMESTAMP, "timestamp");
        }
        return there.stream().allMatch(row -> isDouble(LittleEndian.int64(row, slot(column)))) ? atomic(SparkType.Kind.DOUBLE, "double") : atomic(SparkType.Kind.LONG, "long");
    }

    private static SparkType atomic(SparkType.Kind kind, String name) {
        return new SparkType.Atomic(kind, name);
    }

    private static boolean isVariable(byte[] row, int column, int columns) {
        int end = fixedBytes(columns);
        for (int i = 0; i < column; i++) {
            if (pointsTo(row, i, columns, end)) {
                end += (LittleEndian.int32(row, slot(i)) + 7) / 8 * 8;
            }
        }
        return pointsTo(row, column, columns, end);
    }

    private static boolean isText(byte[] row, int column) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(row, LittleEndian.int32(row, slot(column) + 4), LittleEndian.int32(row, slot(column))))
                    .toString();
            return text.codePoints().noneMatch(point -> Character.isISOControl(point) && !Character.isWhitespace(point));
        } catch (CharacterCodingException noText) {
            return false;
        }
    }

    private static boolean isBetween(long value, long from, long to) {
        return value >= from && value < to;
    }

    /** A number that is neither tiny nor huge, with a sign and an exponent that no whole number of ordinary size has. */
    private static boolean isDouble(long bits) {
        double value = Math.abs(Double.longBitsToDouble(bits));
        return value > 1e-9 && value < 1e15;
    }
}

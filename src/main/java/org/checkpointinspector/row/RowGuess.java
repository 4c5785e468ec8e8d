package org.checkpointinspector.row;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Guesses the columns of {@code UnsafeRow}s without a schema, from a few of them. How many columns there are follows from where the values lie that do not fit a slot: they
 * fill the rest of the row without a gap. What a slot means is a guess: text, bytes, a timestamp of this century, a double, a decimal without its point, or a whole number.
 */
public final class RowGuess {

    private static final int MOST_COLUMNS = 64;
    /** A large decimal tells neither its digits nor where its point is. */
    private static final int MOST_DIGITS = 38;
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
            if (rows.stream().allMatch(row -> RowSpans.of(row, candidate).isPresent())) {
                List<StructType.Field> fields = new ArrayList<>();
                for (int i = 0; i < columns; i++) {
                    fields.add(new StructType.Field("_" + (i + 1), type(i, columns), true));
                }
                return Optional.of(new StructType(fields));
            }
        }
        return Optional.empty();
    }

    private SparkType type(int column, int columns) {
        List<byte[]> there = rows.stream().filter(row -> !RowSpans.isNull(row, column)).toList();
        if (there.isEmpty()) {
            return atomic(SparkType.Kind.VOID, "void");
        }
        List<RowSpans> spans = there.stream().flatMap(row -> RowSpans.of(row, columns).stream()).toList();
        if (spans.stream().anyMatch(span -> span.isDecimal(column))) {
            return new SparkType.Decimal(MOST_DIGITS, 0);
        }
        if (spans.stream().allMatch(span -> span.isVariable(column))) {
            return there.stream().allMatch(row -> isText(row, column)) ? atomic(SparkType.Kind.STRING, "string") : atomic(SparkType.Kind.BINARY, "binary");
        }
        if (there.stream().allMatch(row -> isBetween(LittleEndian.int64(row, RowSpans.slot(column)), YEAR_2001, YEAR_2100))) {
            return atomic(SparkType.Kind.TIMESTAMP, "timestamp");
        }
        return there.stream().allMatch(row -> isDouble(LittleEndian.int64(row, RowSpans.slot(column)))) ? atomic(SparkType.Kind.DOUBLE, "double") : atomic(SparkType.Kind.LONG, "long");
    }

    private static SparkType atomic(SparkType.Kind kind, String name) {
        return new SparkType.Atomic(kind, name);
    }

    private static boolean isText(byte[] row, int column) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(row, LittleEndian.int32(row, RowSpans.slot(column) + 4), LittleEndian.int32(row, RowSpans.slot(column))))
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

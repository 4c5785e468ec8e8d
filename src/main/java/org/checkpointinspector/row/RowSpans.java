package org.checkpointinspector.row;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * How many bytes behind its slots each column of an {@code UnsafeRow} takes, found without a schema: the values that slots point to fill the rest of the row, in their order and
 * without a gap, each up to the next multiple of 8. A decimal of more than 18 digits takes 16 bytes however few of them it needs, and also as null ({@code UnsafeRowWriter.write(int,
 * Decimal, int, int)}).
 */
final class RowSpans {

    private static final int BITSET_BYTES = 8;
    private static final int DECIMAL_BYTES = 16;

    private final byte[] row;
    private final int[] spans;
    /** Columns and ends, in one number, from which nothing leads to the end of the row: so that a hostile row cannot make the search long. */
    private final BitSet dead = new BitSet();

    private RowSpans(byte[] row, int columns) {
        this.row = row;
        this.spans = new int[columns];
    }

    /** The spans, if this many columns (0 to 64) fill the row. */
    static Optional<RowSpans> of(byte[] row, int columns) {
        int fixed = columns == 0 ? 0 : BITSET_BYTES + 8 * columns;
        boolean nulls = columns > 0 && columns < 64 && row.length >= BITSET_BYTES && LittleEndian.int64(row, 0) >>> columns != 0;
        if (row.length < fixed || row.length % 8 != 0 || nulls) {
            return Optional.empty();
        }
        RowSpans found = new RowSpans(row, columns);
        return found.fills(0, fixed) ? Optional.of(found) : Optional.empty();
    }

    /** Where a column's slot begins. */
    static int slot(int column) {
        return BITSET_BYTES + 8 * column;
    }

    /** Whether a column has no value in a row. */
    static boolean isNull(byte[] row, int column) {
        return (LittleEndian.int64(row, 0) >>> column & 1) != 0;
    }

    /** Whether a column's value lies behind the slots. */
    boolean isVariable(int column) {
        return spans[column] > 0;
    }

    /** Whether a column takes 16 bytes for a value that would need but 8. */
    boolean isDecimal(int column) {
        return spans[column] == DECIMAL_BYTES && LittleEndian.int32(row, slot(column)) <= DECIMAL_BYTES - 8;
    }

    /** Whether the columns from one on can fill the row from an offset on. */
    private boolean fills(int column, int end) {
        if (column == spans.length) {
            return end == row.length;
        }
        int state = column * (row.length / 8 + 1) + end / 8;
        if (dead.get(state)) {
            return false;
        }
        int size = LittleEndian.int32(row, slot(column));
        boolean points = LittleEndian.int32(row, slot(column) + 4) == end && size >= 0 && size <= row.length - end;
        boolean there = points && !isNull(row, column);
        boolean fits = tries(column, end, there ? (size + 7) / 8 * 8 : 0) || points && isPadded(end, there ? size : 0) && tries(column, end, DECIMAL_BYTES);
        dead.set(state, !fits);
        return fits;
    }

    private boolean tries(int column, int end, int span) {
        spans[column] = span;
        return span <= row.length - end && fills(column + 1, end + span);
    }

    /** Whether 16 bytes at an offset hold a value of some bytes and nothing else. */
    private boolean isPadded(int offset, int bytes) {
        return bytes <= DECIMAL_BYTES && offset + DECIMAL_BYTES <= row.length && Arrays.equals(row, offset + bytes, offset + DECIMAL_BYTES, new byte[DECIMAL_BYTES], 0, DECIMAL_BYTES - bytes);
    }
}

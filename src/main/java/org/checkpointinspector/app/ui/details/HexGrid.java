package org.checkpointinspector.app.ui.details;

/**
 * Where the columns of the hex view lie, in pixels.
 *
 * @param cell width of a character
 * @param line height of a row
 * @param digits digits of an offset
 * @param columns bytes a row
 */
record HexGrid(double cell, double line, int digits, int columns) {
    private static final double MARGIN = 12;
    private static final int HALF = 8;

    /** For a file of that length. */
    static HexGrid of(double cell, double line, long length, int columns) {
        return new HexGrid(Math.max(1, cell), Math.max(1, line), Math.max(8, Long.toHexString(length).length()), columns);
    }

    double offsetX() {
        return MARGIN;
    }

    /** Left edge of a byte as a number; a gap parts the two halves. */
    double hexX(int column) {
        return MARGIN + cell * (digits + 2 + column * 3 + (column >= HALF ? 1 : 0));
    }

    /** Left edge of a byte as a character. */
    double textX(int column) {
        return hexX(columns - 1) + cell * (4 + column);
    }

    /** Right edge of the last character. */
    double width() {
        return textX(columns) + MARGIN / 2;
    }

    /** The byte under a point; -1 where there is none. */
    int columnAt(double x) {
        if (x < hexX(0) - cell) {
            return -1;
        }
        if (x >= textX(0)) {
            return Math.min(columns - 1, (int) ((x - textX(0)) / cell));
        }
        int column = 0;
        while (column < columns - 1 && x >= hexX(column + 1) - cell / 2) {
            column++;
        }
        return column;
    }

    /** Whether a byte begins the second half of a row. */
    boolean startsHalf(int column) {
        return column == HALF;
    }
}

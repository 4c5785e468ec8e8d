package org.checkpointinspector.app.ui.details;

/**
 * Where the columns of the hex view lie, in pixels.
 *
 * @param cell width of a character
 * @param line height of a row
 * @param digits digits of an offset
 */
record HexGrid(double cell, double line, int digits) {
    private static final double MARGIN = 12;

    HexGrid(double cell, double line) {
        this(cell, line, 8);
    }

    /** For a file of that length. */
    static HexGrid of(double cell, double line, long length) {
        return new HexGrid(Math.max(1, cell), Math.max(1, line), Math.max(8, Long.toHexString(length).length()));
    }

    double offsetX() {
        return MARGIN;
    }

    /** Left edge of a byte as a number; a gap parts the two halves. */
    double hexX(int column) {
        return MARGIN + cell * (digits + 2 + column * 3 + (column >= HexView.WIDTH / 2 ? 1 : 0));
    }

    /** Left edge of a byte as a character. */
    double textX(int column) {
        return hexX(HexView.WIDTH - 1) + cell * (4 + column);
    }

    /** The byte under a point; -1 where there is none. */
    int columnAt(double x) {
        if (x < hexX(0) - cell) {
            return -1;
        }
        if (x >= textX(0)) {
            return Math.min(HexView.WIDTH - 1, (int) ((x - textX(0)) / cell));
        }
        int column = 0;
        while (column < HexView.WIDTH - 1 && x >= hexX(column + 1) - cell / 2) {
            column++;
        }
        return column;
    }
}

package org.checkpointinspector.app.ui.state;

/**
 * Where the cells of a map lie of which only a part is seen. All lengths in pixels.
 *
 * @param rows how many there are
 * @param columns how many there are
 * @param cell width and height of a cell
 * @param left width of the names beside the cells
 * @param top height of the names above the cells
 * @param width of all that is seen, names included
 * @param height of all that is seen, names included
 * @param x how far it is scrolled to the right
 * @param y how far it is scrolled down
 */
record MapGeometry(int rows, int columns, double cell, double left, double top, double width, double height, double x, double y) {

    /** Cells narrower than this cannot be told apart. */
    static final double LEAST_CELL = 2;
    /** As large as cells are made to fill the room. */
    private static final double FIRST_CELL = 26;
    /** Wider cells say nothing more. */
    static final double MOST_CELL = 32;

    /** The cell size at which everything is seen, within limits. */
    static double fitting(int rows, int columns, double width, double height) {
        double fits = Math.floor(Math.min(width / Math.max(1, columns), height / Math.max(1, rows)));
        return Math.max(LEAST_CELL, Math.min(FIRST_CELL, fits));
    }

    int firstColumn() {
        return (int) Math.max(0, Math.floor(x / cell));
    }

    /** One behind the last that is seen. */
    int endColumn() {
        return (int) Math.min(columns, Math.ceil((x + width - left) / cell));
    }

    int firstRow() {
        return (int) Math.max(0, Math.floor(y / cell));
    }

    /** One behind the last that is seen. */
    int endRow() {
        return (int) Math.min(rows, Math.ceil((y + height - top) / cell));
    }

    double xOf(int column) {
        return left + column * cell - x;
    }

    double yOf(int row) {
        return top + row * cell - y;
    }

    /** The column at a point, -1 for none. */
    int columnAt(double px) {
        int column = (int) Math.floor((px - left + x) / cell);
        return px < left || column < 0 || column >= columns ? -1 : column;
    }

    /** The row at a point, -1 for none. */
    int rowAt(double py) {
        int row = (int) Math.floor((py - top + y) / cell);
        return py < top || row < 0 || row >= rows ? -1 : row;
    }

    /** How far it can be scrolled to the right. */
    double mostX() {
        return Math.max(0, columns * cell - (width - left));
    }

    /** How far it can be scrolled down. */
    double mostY() {
        return Math.max(0, rows * cell - (height - top));
    }

    /** Scrolled no further than there is something to see. */
    MapGeometry within() {
        return at(Math.max(0, Math.min(x, mostX())), Math.max(0, Math.min(y, mostY())));
    }

    /** Scrolled to a place. */
    MapGeometry at(double toX, double toY) {
        return new MapGeometry(rows, columns, cell, left, top, width, height, toX, toY);
    }

    /** Scrolled as little as needed for a cell to be seen. */
    MapGeometry showing(int row, int column) {
        double toX = Math.min(column * cell, Math.max(x, (column + 1) * cell - (width - left)));
        double toY = Math.min(row * cell, Math.max(y, (row + 1) * cell - (height - top)));
        return at(toX, toY).within();
    }

    /** With cells of another size; the cell at a point stays there. */
    MapGeometry zoomed(double to, double px, double py) {
        double size = Math.max(LEAST_CELL, Math.min(MOST_CELL, to));
        double toX = (px - left + x) / cell * size - (px - left);
        double toY = (py - top + y) / cell * size - (py - top);
        return new MapGeometry(rows, columns, size, left, top, width, height, toX, toY).within();
    }
}

package org.checkpointinspector.app.ui.state;

import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.checkpointinspector.inspect.StateMap.Cell;
import org.jspecify.annotations.Nullable;

/** Draws the part of the map that is seen. Colours are those that the style sheet gives to the legend. */
final class RestartMapCanvas extends Canvas {
    private static final double NAME_HEIGHT = 13;
    private static final double BATCH_WIDTH = 44;
    /** Smaller cells have no gap between them. */
    private static final double LEAST_GAP = 5;

    private final RestartMapViewModel model;
    private final Map<Cell, Region> swatches = new EnumMap<>(Cell.class);
    private final Label ink;
    private final Font font = Font.font(11);

    /**
     * An empty one.
     *
     * @param swatches whose backgrounds are the colours of the cells
     * @param ink whose text has the colour of all lines and names
     */
    RestartMapCanvas(RestartMapViewModel model, Map<Cell, Region> swatches, Label ink) {
        this.model = model;
        this.swatches.putAll(swatches);
        this.ink = ink;
    }

    @Override
    public boolean isResizable() {
        return false;
    }

    /**
     * Draws it anew.
     *
     * @return how many rectangles the cells took: one each, or one for a run of equal ones where they are too small to have a gap between them
     */
    int draw(MapGeometry geometry, RestartMapViewModel.@Nullable At cursor) {
        GraphicsContext g = getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        g.setFont(font);
        g.setLineWidth(1);
        g.save();
        g.beginPath();
        g.rect(geometry.left(), geometry.top(), geometry.width() - geometry.left(), geometry.height() - geometry.top());
        g.clip();
        int rectangles = cells(g, geometry);
        column(g, geometry, model.restartColumn(), 2);
        cursor(g, geometry, cursor);
        g.restore();
        rowNames(g, geometry);
        batchNames(g, geometry);
        return rectangles;
    }

    private int cells(GraphicsContext g, MapGeometry geometry) {
        Map<Cell, Paint> paints = new EnumMap<>(Cell.class);
        swatches.forEach((cell, swatch) -> paints.put(cell, paint(swatch)));
        Paint danger = paints.get(Cell.DAMAGED);
        boolean single = geometry.cell() >= LEAST_GAP;
        int rectangles = 0;
        for (int row = geometry.firstRow(); row < geometry.endRow(); row++) {
            int column = geometry.firstColumn();
            while (column < geometry.endColumn()) {
                Cell cell = model.cell(row, column);
                int end = single ? column + 1 : endOfRun(row, column, geometry.endColumn());
                g.setFill(paints.get(cell));
                if (single) {
                    cell(g, geometry.xOf(column), geometry.yOf(row), geometry.cell() - 1, cell, danger);
                } else {
                    g.fillRect(geometry.xOf(column), geometry.yOf(row), (end - column) * geometry.cell(), geometry.cell());
                }
                rectangles++;
                column = end;
            }
        }
        return rectangles;
    }

    /** One behind the last of the cells that are all the same, from a column on. */
    private int endOfRun(int row, int column, int most) {
        Cell cell = model.cell(row, column);
        int end = column + 1;
        while (end < most && model.cell(row, end) == cell) {
            end++;
        }
        return end;
    }

    /** A cell, with a sign on what is broken where there is room for one. */
    private static void cell(GraphicsContext g, double x, double y, double size, Cell cell, Paint danger) {
        g.fillRect(x, y, size, size);
        if (cell == Cell.HOLE && size >= 7) {
            g.setStroke(danger);
            g.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1);
            g.strokeLine(x + 3, y + 3, x + size - 3, y + size - 3);
            g.strokeLine(x + 3, y + size - 3, x + size - 3, y + 3);
        } else if (cell == Cell.DAMAGED && size >= 9) {
            g.setFill(Color.WHITE);
            g.fillRect(x + size / 2 - 1, y + 2, 2, size - 6);
            g.fillRect(x + size / 2 - 1, y + size - 3, 2, 2);
        }
    }

    private static Paint paint(Region swatch) {
        return swatch.getBackground() == null || swatch.getBackground().getFills().isEmpty() ? Color.GRAY : swatch.getBackground().getFills().get(0).getFill();
    }

    private void column(GraphicsContext g, MapGeometry geometry, int column, double width) {
        if (column < 0) {
            return;
        }
        g.setStroke(ink.getTextFill());
        g.setLineWidth(width);
        g.strokeRect(geometry.xOf(column) - 1, geometry.yOf(0) - 1, geometry.cell() + 1, geometry.rows() * geometry.cell() + 1);
        g.setLineWidth(1);
    }

    private void cursor(GraphicsContext g, MapGeometry geometry, RestartMapViewModel.@Nullable At cursor) {
        if (cursor == null) {
            return;
        }
        double size = Math.max(6, geometry.cell() + 1);
        double x = geometry.xOf(cursor.column()) + geometry.cell() / 2 - size / 2 - 0.5;
        double y = geometry.yOf(cursor.row()) + geometry.cell() / 2 - size / 2 - 0.5;
        g.setStroke(ink.getTextFill());
        g.setLineWidth(2);
        g.strokeRoundRect(x, y, size, size, 4, 4);
        g.setLineWidth(1);
    }

    private void rowNames(GraphicsContext g, MapGeometry geometry) {
        g.setFill(ink.getTextFill());
        g.setTextAlign(TextAlignment.RIGHT);
        g.setTextBaseline(VPos.CENTER);
        int every = (int) Math.max(1, Math.ceil(NAME_HEIGHT / geometry.cell()));
        for (int row = geometry.firstRow() / every * every; row < geometry.endRow(); row += every) {
            double y = geometry.yOf(row) + geometry.cell() / 2;
            if (y >= geometry.top()) {
                g.fillText(model.rowName(row), geometry.left() - 6, y, geometry.left() - 8);
            }
        }
    }

    private void batchNames(GraphicsContext g, MapGeometry geometry) {
        g.setTextBaseline(VPos.BOTTOM);
        g.setTextAlign(TextAlignment.CENTER);
        int restart = model.restartColumn();
        double marked = geometry.xOf(restart) + geometry.cell() / 2;
        int every = (int) Math.max(1, Math.ceil(BATCH_WIDTH / 2 / geometry.cell()));
        every = every > 1 ? (every + 4) / 5 * 5 : every;
        for (int column = geometry.firstColumn(); column < geometry.endColumn(); column++) {
            double x = geometry.xOf(column) + geometry.cell() / 2;
            boolean covered = Math.abs(x - marked) < BATCH_WIDTH / 2 && column != restart && geometry.cell() < BATCH_WIDTH / 2;
            if (x >= geometry.left() && model.batch(column) >= 0 && (column == restart || (model.batch(column) % every == 0 && !covered))) {
                g.fillText(Long.toString(model.batch(column)), x, geometry.top() - 3);
            }
        }
        mark(g, geometry, restart, "▼");
        if (model.goodColumn() != restart) {
            mark(g, geometry, model.goodColumn(), "✓");
        }
    }

    private void mark(GraphicsContext g, MapGeometry geometry, int column, String sign) {
        double x = geometry.xOf(column) + geometry.cell() / 2;
        if (column >= 0 && x >= geometry.left() && x <= geometry.width()) {
            g.fillText(sign, x, geometry.top() - 15);
        }
    }
}

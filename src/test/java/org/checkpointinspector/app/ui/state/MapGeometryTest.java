package org.checkpointinspector.app.ui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MapGeometryTest {

    /** 1,000 partitions and 10,000 batches in a window of 600 by 400. */
    private final MapGeometry large = new MapGeometry(1_000, 10_000, 4, 40, 32, 600, 400, 0, 0);

    @Test
    void onlyWhatIsSeenIsDrawn() {
        MapGeometry end = large.at(large.mostX(), large.mostY());
        assertEquals(10_000, end.endColumn());
        assertEquals(1_000, end.endRow());
        assertTrue((end.endColumn() - end.firstColumn()) * (end.endRow() - end.firstRow()) < 150 * 100);
    }

    @Test
    void aPointIsTheCellThatIsDrawnThere() {
        MapGeometry scrolled = large.at(1_234, 777);
        for (int column = scrolled.firstColumn() + 1; column < scrolled.endColumn() - 1; column++) {
            assertEquals(column, scrolled.columnAt(scrolled.xOf(column) + 1));
        }
        for (int row = scrolled.firstRow() + 1; row < scrolled.endRow() - 1; row++) {
            assertEquals(row, scrolled.rowAt(scrolled.yOf(row) + 1));
        }
        assertEquals(-1, scrolled.columnAt(39));
        assertEquals(-1, scrolled.rowAt(31));
        assertEquals(-1, new MapGeometry(2, 3, 10, 40, 32, 600, 400, 0, 0).columnAt(40 + 31));
    }

    @Test
    void scrollingShowsACellAndNoMoreThanNeeded() {
        MapGeometry shown = large.showing(999, 9_999);
        assertEquals(large.mostX(), shown.x());
        assertEquals(large.mostY(), shown.y());
        assertEquals(shown, shown.showing(999, 9_998), "it is seen already");
        assertEquals(0, shown.showing(0, 0).x());
    }

    @Test
    void zoomingKeepsTheCellUnderThePointer() {
        MapGeometry scrolled = large.at(20_000, 1_600);
        int column = scrolled.columnAt(300);
        int row = scrolled.rowAt(200);
        MapGeometry zoomed = scrolled.zoomed(8, 300, 200);
        assertEquals(column, zoomed.columnAt(300));
        assertEquals(row, zoomed.rowAt(200));
        assertEquals(MapGeometry.LEAST_CELL, scrolled.zoomed(0.1, 300, 200).cell());
    }

    @Test
    void aSmallMapFillsTheRoomAndALargeOneIsScrolled() {
        assertEquals(26, MapGeometry.fitting(2, 7, 600, 400));
        assertEquals(10, MapGeometry.fitting(40, 7, 600, 400));
        assertEquals(MapGeometry.LEAST_CELL, MapGeometry.fitting(1_000, 10_000, 600, 400));
    }
}

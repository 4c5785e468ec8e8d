package org.checkpointinspector.app.ui.trend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chart: values by batch.
 *
 * @param kind what it shows
 * @param lines one a value, never empty
 * @param limit a value to be drawn as a line across, null for none
 */
public record TrendChart(Kind kind, List<Line> lines, @Nullable Double limit) {

    /** Keeps its own copy. */
    public TrendChart {
        lines = List.copyOf(lines);
    }

    /** What is counted. */
    public enum Unit {
        /** Milliseconds. */
        MS,
        /** Records, or what else the source counts, per second. */
        PER_SECOND,
        /** Bytes. */
        BYTES,
        /** Rows, or batches. */
        COUNT
    }

    /** What a chart shows, in the order in which they are shown. */
    public enum Kind {
        /** From plan to commit, and from the batch's time to its plan on disk. */
        DURATION(Unit.MS),
        /** What each source moved on, per second. */
        INPUT(Unit.PER_SECOND),
        /** Size of the state. */
        STATE_BYTES(Unit.BYTES),
        /** Rows of the state. */
        STATE_ROWS(Unit.COUNT),
        /** Batches that were planned and not committed. */
        LAG(Unit.COUNT),
        /** How far event time is behind the clock. */
        EVENT_TIME(Unit.MS);

        private final Unit unit;

        Kind(Unit unit) {
            this.unit = unit;
        }

        /** In what it is counted. */
        public Unit unit() {
            return unit;
        }
    }

    /** One value by batch, ascending; batches of which it is not known are left out. */
    public record Line(String name, List<Point> points) {
        /** Keeps its own copy. */
        public Line {
            points = List.copyOf(points);
        }
    }

    /** A value at a batch: its id, or of an application its time. */
    public record Point(long batch, double value) {}
}

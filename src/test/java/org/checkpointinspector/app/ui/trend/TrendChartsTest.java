package org.checkpointinspector.app.ui.trend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.trend.TrendChart.Kind;
import org.checkpointinspector.app.ui.trend.TrendChart.Line;
import org.checkpointinspector.app.ui.trend.TrendChart.Point;
import org.checkpointinspector.app.ui.trend.TrendChart.Unit;
import org.checkpointinspector.inspect.Trend;
import org.checkpointinspector.inspect.Trend.Batch;
import org.junit.jupiter.api.Test;

class TrendChartsTest {
    private final Formats formats = new Formats(Locale.ENGLISH, ZoneOffset.UTC, Clock.systemUTC());

    @Test
    void inputIsCountedByTheTimeBetweenPlans() {
        Trend trend = new Trend(List.of(batch(0, 0L, 4_000L, 50), batch(1, 10_000L, 12_000L, 200), batch(2, 15_000L, 19_000L, 200)), true, 5_000L);
        List<TrendChart> charts = TrendCharts.of(trend, Map.of("0", "Kafka"));
        TrendChart input = charts.stream().filter(chart -> chart.kind() == Kind.INPUT).findFirst().orElseThrow();
        assertEquals(List.of(new Line("Kafka", List.of(new Point(1, 20), new Point(2, 40)))), input.lines());
        TrendChart duration = charts.get(0);
        assertEquals(Kind.DURATION, duration.kind());
        assertEquals(5_000, duration.limit());
        assertEquals(List.of(4_000.0, 2_000.0, 4_000.0), duration.lines().get(0).points().stream().map(Point::value).toList());
    }

    @Test
    void aBatchThatIsPlannedBeforeTheOneBeforeIsDoneIsBehind() {
        Trend trend = new Trend(List.of(batch(0, 0L, 9_000L, 1), batch(1, 5_000L, 12_000L, 1), batch(2, 20_000L, null, 1)), true, null);
        TrendChart lag = TrendCharts.of(trend, Map.of()).stream().filter(chart -> chart.kind() == Kind.LAG).findFirst().orElseThrow();
        assertEquals(List.of(new Point(0, 1), new Point(1, 2), new Point(2, 1)), lag.lines().get(0).points());
        assertNull(lag.limit());
    }

    @Test
    void whatIsNotKnownHasNoChart() {
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            batches.add(new Batch(i, i * 1_000L, null, null, Map.of(), 0L, null, null, null, null));
        }
        assertTrue(TrendCharts.of(new Trend(batches, false, null), Map.of()).isEmpty());
    }

    @Test
    void valuesAreWrittenWithTheirUnits() {
        assertEquals("850 ms", TrendWords.of(Unit.MS, 850, formats));
        assertEquals("12.3 s", TrendWords.of(Unit.MS, 12_345, formats));
        assertEquals("3 h", TrendWords.of(Unit.MS, 10_800_000, formats));
        assertEquals("0.25/s", TrendWords.of(Unit.PER_SECOND, 0.25, formats));
        assertEquals("40.2 kB", TrendWords.of(Unit.BYTES, 40_200, formats));
        assertEquals("1,204", TrendWords.of(Unit.COUNT, 1_204, formats));
    }

    private static Batch batch(long id, Long planned, Long committed, long advanced) {
        return new Batch(id, planned, planned, committed, Map.of("0", advanced), null, null, null, null, null);
    }
}

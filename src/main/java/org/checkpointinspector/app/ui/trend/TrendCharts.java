package org.checkpointinspector.app.ui.trend;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.trend.TrendChart.Kind;
import org.checkpointinspector.app.ui.trend.TrendChart.Line;
import org.checkpointinspector.app.ui.trend.TrendChart.Point;
import org.checkpointinspector.inspect.Trend;
import org.checkpointinspector.inspect.Trend.Batch;
import org.jspecify.annotations.Nullable;

/** Makes the charts of a trend; what is not known of any two batches has none. */
final class TrendCharts {
    private static final int FEWEST_POINTS = 2;

    private final Trend trend;
    private final Map<String, String> sources;
    private final List<TrendChart> charts = new ArrayList<>();

    private TrendCharts(Trend trend, Map<String, String> sources) {
        this.trend = trend;
        this.sources = sources;
    }

    /**
     * The charts.
     *
     * @param sources words for each source by its index; one that is missing is named by its index
     */
    static List<TrendChart> of(Trend trend, Map<String, String> sources) {
        TrendCharts made = new TrendCharts(trend, sources);
        Long interval = trend.intervalMs();
        made.add(Kind.DURATION, interval == null ? null : (Double) interval.doubleValue(), made.line("trend.duration", Batch::durationMs), made.line("trend.delay", Batch::delayMs));
        made.add(Kind.INPUT, null, made.input().toArray(Line[]::new));
        made.add(Kind.STATE_BYTES, null, made.line("trend.state", Batch::stateBytes), made.line("trend.added", Batch::addedBytes));
        made.add(Kind.STATE_ROWS, null, made.line("trend.rows", Batch::stateRows));
        made.add(Kind.LAG, null, made.line("trend.pending", batch -> batch.pending() == null ? null : (Long) batch.pending().longValue()), made.behind());
        made.add(Kind.EVENT_TIME, null, made.line("trend.behind", TrendCharts::eventTimeBehind));
        return made.charts;
    }

    private void add(Kind kind, @Nullable Double limit, Line... lines) {
        List<Line> known = java.util.Arrays.stream(lines).filter(line -> line.points().size() >= FEWEST_POINTS).toList();
        if (!known.isEmpty()) {
            charts.add(new TrendChart(kind, known, limit));
        }
    }

    private Line line(String key, Function<Batch, @Nullable Long> value) {
        List<Point> points = new ArrayList<>();
        for (Batch batch : trend.batches()) {
            Long at = value.apply(batch);
            if (at != null) {
                points.add(new Point(batch.batch(), at));
            }
        }
        return new Line(Texts.text(key), points);
    }

    /** As Spark's inputRowsPerSecond: what a batch took, by the time since the one before was planned. */
    private List<Line> input() {
        Set<String> all = new LinkedHashSet<>();
        trend.batches().forEach(batch -> all.addAll(batch.advanced().keySet()));
        List<Line> lines = new ArrayList<>();
        for (String source : all) {
            List<Point> points = new ArrayList<>();
            for (int i = 1; i < trend.batches().size(); i++) {
                Batch batch = trend.batches().get(i);
                Long before = trend.batches().get(i - 1).plannedMs();
                Long advanced = batch.advanced().get(source);
                if (advanced != null && before != null && batch.plannedMs() != null && batch.plannedMs() > before) {
                    points.add(new Point(batch.batch(), advanced * 1000.0 / (batch.plannedMs() - before)));
                }
            }
            lines.add(new Line(sources.getOrDefault(source, source), points));
        }
        return lines;
    }

    /** How many batches were planned and not committed at the moment when a batch was planned, itself among them. */
    private Line behind() {
        List<Point> points = new ArrayList<>();
        for (Batch batch : trend.batches()) {
            Long written = batch.writtenMs();
            if (written != null && trend.fileTimes() && batch.pending() == null) {
                long open = trend.batches().stream()
                        .filter(each -> each.batch() < batch.batch() && (each.committedMs() == null || each.committedMs() > written))
                        .count();
                points.add(new Point(batch.batch(), open + 1));
            }
        }
        return new Line(Texts.text("trend.lag"), points);
    }

    private static @Nullable Long eventTimeBehind(Batch batch) {
        return batch.watermarkMs() == null || batch.watermarkMs() <= 0 || batch.plannedMs() == null ? null : (Long) Math.max(0, batch.plannedMs() - batch.watermarkMs());
    }
}

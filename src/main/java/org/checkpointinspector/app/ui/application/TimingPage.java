package org.checkpointinspector.app.ui.application;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.util.StringConverter;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.details.SectionsView;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.inspect.Timing;
import org.checkpointinspector.report.DecodedView.Facts;
import org.checkpointinspector.report.DecodedView.Section;
import org.checkpointinspector.report.DecodedView.Table;
import org.checkpointinspector.report.DecodedView;
import org.checkpointinspector.report.TimingWords;
import org.jspecify.annotations.Nullable;

/** How the application kept up: delays and lag by batch, and what they come down to. */
final class TimingPage extends BorderPane {

    private final ApplicationViewModel model;
    private final Formats formats;

    TimingPage(ApplicationViewModel model) {
        this.model = model;
        this.formats = model.formats();
        model.application().addListener((property, before, now) -> show(now));
        show(model.application().get());
    }

    private void show(@Nullable Application application) {
        if (application == null) {
            setCenter(null);
            return;
        }
        Timing timing = application.timing();
        SectionsView below = new SectionsView();
        LineChart<Number, Number> chart = chart(timing, application.batchDurationMs());
        below.show(new DecodedView("", sections(timing)), chart);
        setCenter(below);
    }

    private LineChart<Number, Number> chart(Timing timing, @Nullable Long batchMs) {
        NumberAxis time = new NumberAxis();
        time.setForceZeroInRange(false);
        time.setTickLabelFormatter(new TimeOfDay());
        NumberAxis ms = new NumberAxis();
        ms.setLabel(Texts.text("timing.axis"));
        LineChart<Number, Number> chart = new LineChart<>(time, ms);
        chart.setId("timing-chart");
        chart.setAnimated(false);
        chart.setPrefHeight(290);
        chart.setMinHeight(290);
        add(chart, "timing.completed", timing, point -> point.completed() && point.delayMs() != null, point -> Objects.requireNonNull(point.delayMs()));
        add(chart, "timing.generated", timing, point -> !point.completed() && point.delayMs() != null, point -> Objects.requireNonNull(point.delayMs()));
        add(chart, "timing.lag", timing, point -> point.lagMs() != null, point -> Objects.requireNonNull(point.lagMs()));
        if (batchMs != null && !timing.points().isEmpty()) {
            XYChart.Series<Number, Number> line = new XYChart.Series<>();
            line.setName(Texts.text("timing.batch"));
            line.getData().add(new XYChart.Data<>(timing.points().get(0).batchMs(), batchMs));
            line.getData().add(new XYChart.Data<>(timing.points().get(timing.points().size() - 1).batchMs(), batchMs));
            chart.getData().add(line);
        }
        return chart;
    }

    private void add(LineChart<Number, Number> chart, String key, Timing timing, Predicate<Timing.Point> which, ToLongFunction<Timing.Point> value) {
        XYChart.Series<Number, Number> series = new XYChart.Series<>();
        series.setName(Texts.text(key));
        timing.points().stream().filter(which).forEach(point -> series.getData().add(new XYChart.Data<>(point.batchMs(), value.applyAsLong(point), point)));
        if (series.getData().isEmpty()) {
            return;
        }
        chart.getData().add(series);
        for (XYChart.Data<Number, Number> data : series.getData()) {
            Timing.Point point = (Timing.Point) data.getExtraValue();
            Tooltip.install(data.getNode(), new Tooltip(point.file() + "\n" + Texts.text(key) + ": " + Texts.text("graph.ms", formats.count(data.getYValue().longValue()))));
        }
    }

    private List<Section> sections(Timing timing) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Facts("", TimingWords.of(timing)));
        List<List<String>> states = new ArrayList<>();
        timing.states().forEach(state -> states.add(List.of(
                "#" + state.stream(), formats.fullTime(state.batchMs()), state.folder(), formats.size(state.bytes()), formats.count(state.partitions()),
                formats.size(state.largestBytes()), state.spanMs() == null ? "" : Texts.text("graph.ms", formats.count(state.spanMs())))));
        if (!states.isEmpty()) {
            sections.add(new Table(Texts.text("timing.states"), List.of(
                    Texts.text("graph.stream"), Texts.text("timing.ofBatch"), Texts.text("timing.folder"), Texts.text("column.size"), Texts.text("summary.partitions"),
                    Texts.text("timing.largest"), Texts.text("timing.span")), states, null));
        }
        return sections;
    }

    private final class TimeOfDay extends StringConverter<Number> {
        @Override
        public String toString(Number ms) {
            return DateTimeFormatter.ofPattern("HH:mm:ss", formats.locale()).format(Instant.ofEpochMilli(ms.longValue()).atZone(formats.zone()));
        }

        @Override
        public Number fromString(String text) {
            throw new UnsupportedOperationException(text);
        }
    }
}

package org.checkpointinspector.app.ui.trend;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.util.StringConverter;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.app.ui.trend.TrendChart.Point;
import org.checkpointinspector.layout.Checkpoint;

/** One chart under its title; beside the title stand the values of the batch under the mouse, else of the newest. Arrow keys go from batch to batch. */
final class BatchChart extends VBox {
    private static final double HEIGHT = 180;
    private static final int MOST_SYMBOLS = 60;
    private static final int TICKS = 6;

    private final TrendChart chart;
    private final Checkpoint.Kind kind;
    private final Formats formats;
    private final NumberAxis batches = new NumberAxis();
    private final NumberAxis values = new NumberAxis();
    private final LineChart<Number, Number> picture = new LineChart<>(batches, values);
    private final Line hair = new Line();
    private final Label reading = Copying.copyable(new Label());
    private final TreeSet<Long> all = new TreeSet<>();
    private long at;

    BatchChart(TrendChart chart, Checkpoint.Kind kind, Formats formats) {
        this.chart = chart;
        this.kind = kind;
        this.formats = formats;
        chart.lines().forEach(line -> line.points().forEach(point -> all.add(point.batch())));
        at = all.last();
        setId("trend-" + chart.kind());
        getStyleClass().add("batch-chart");
        Label title = new Label(Texts.text("trend.chart." + chart.kind()));
        title.getStyleClass().add("section-title");
        title.setMinWidth(USE_PREF_SIZE);
        reading.getStyleClass().add("chart-reading");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(12, title, gap, reading);
        head.setAlignment(Pos.BASELINE_LEFT);
        hair.getStyleClass().add("chart-hair");
        hair.setManaged(false);
        hair.setVisible(false);
        Pane over = new Pane(hair);
        over.setMouseTransparent(true);
        StackPane stack = new StackPane(picture, over);
        getChildren().addAll(head, stack);
        scaleBatches();
        draw();
        follow(stack);
        read(at);
    }

    private void draw() {
        values.setTickLabelFormatter(writing(value -> TrendWords.of(chart.kind().unit(), value, formats)));
        values.setMinorTickVisible(false);
        picture.setAnimated(false);
        picture.setMinHeight(HEIGHT);
        picture.setPrefHeight(HEIGHT);
        picture.setCreateSymbols(all.size() <= MOST_SYMBOLS);
        picture.setLegendVisible(chart.lines().size() > 1 || chart.limit() != null);
        picture.setAlternativeRowFillVisible(false);
        picture.setVerticalGridLinesVisible(false);
        List<XYChart.Series<Number, Number>> series = new ArrayList<>();
        for (TrendChart.Line line : chart.lines()) {
            XYChart.Series<Number, Number> one = new XYChart.Series<>();
            one.setName(line.name());
            line.points().forEach(point -> one.getData().add(new XYChart.Data<>(point.batch(), point.value())));
            series.add(one);
        }
        if (chart.limit() != null) {
            XYChart.Series<Number, Number> limit = new XYChart.Series<>();
            limit.setName(Texts.text("trend.limit"));
            limit.getData().add(new XYChart.Data<>(batches.getLowerBound(), chart.limit()));
            limit.getData().add(new XYChart.Data<>(batches.getUpperBound(), chart.limit()));
            series.add(limit);
        }
        picture.getData().setAll(series);
        if (chart.limit() != null) {
            XYChart.Series<Number, Number> limit = series.get(series.size() - 1);
            limit.getNode().getStyleClass().add("chart-limit");
            limit.getData().forEach(end -> hide(end.getNode()));
        }
    }

    private static void hide(@org.jspecify.annotations.Nullable Node symbol) {
        if (symbol != null) {
            symbol.setVisible(false);
        }
    }

    /** Whole batches at round numbers, without room that no batch fills. */
    private void scaleBatches() {
        boolean single = all.size() == 1;
        double span = single ? 2 : (double) all.last() - all.first();
        double unit = Math.pow(10, Math.floor(Math.log10(Math.max(1, span / TICKS))));
        double step = span / TICKS <= unit ? unit : span / TICKS <= 2 * unit ? 2 * unit : span / TICKS <= 5 * unit ? 5 * unit : 10 * unit;
        batches.setAutoRanging(false);
        batches.setLowerBound(single ? all.first() - 1 : all.first());
        batches.setUpperBound(single ? all.last() + 1 : all.last());
        batches.setTickUnit(Math.max(1, step));
        batches.setMinorTickVisible(false);
        batches.setTickLabelFormatter(writing(value -> kind == Checkpoint.Kind.DSTREAM
                ? DateTimeFormatter.ofPattern("HH:mm:ss", formats.locale()).format(Instant.ofEpochMilli((long) value).atZone(formats.zone()))
                : formats.count(Math.round(value))));
    }

    private void follow(StackPane stack) {
        stack.addEventHandler(MouseEvent.MOUSE_MOVED, moved -> point(nearest(batches.getValueForDisplay(batches.sceneToLocal(moved.getSceneX(), moved.getSceneY()).getX()).doubleValue())));
        stack.addEventHandler(MouseEvent.MOUSE_EXITED, left -> {
            hair.setVisible(false);
            read(all.last());
        });
        stack.setOnMousePressed(pressed -> picture.requestFocus());
        picture.setFocusTraversable(true);
        picture.addEventHandler(KeyEvent.KEY_PRESSED, pressed -> {
            Long to = pressed.getCode() == KeyCode.LEFT ? all.lower(at) : pressed.getCode() == KeyCode.RIGHT ? all.higher(at) : null;
            if (to != null) {
                point(to);
            }
            if (pressed.getCode() == KeyCode.LEFT || pressed.getCode() == KeyCode.RIGHT) {
                pressed.consume();
            }
        });
        Copying.onKey(picture, reading::getText);
    }

    private long nearest(double value) {
        Long below = all.floor((long) Math.floor(value));
        Long above = all.ceiling((long) Math.ceil(value));
        return below == null ? all.first() : above == null ? all.last() : value - below <= above - value ? below : above;
    }

    /** Shows the values of a batch and a hair line through them. */
    void point(long batch) {
        at = batch;
        double x = hair.getParent().sceneToLocal(batches.localToScene(batches.getDisplayPosition(batch), 0)).getX();
        double top = hair.getParent().sceneToLocal(values.localToScene(0, 0)).getY();
        hair.setStartX(x);
        hair.setEndX(x);
        hair.setStartY(top);
        hair.setEndY(top + values.getHeight());
        hair.setVisible(true);
        read(batch);
    }

    private void read(long batch) {
        StringBuilder text = new StringBuilder(Texts.text("trend.batch", formats.shortBatch(kind, batch)));
        for (TrendChart.Line line : chart.lines()) {
            line.points().stream().filter(point -> point.batch() == batch).findFirst().map(Point::value)
                    .ifPresent(value -> text.append(text.length() == 0 ? "" : " · ").append(line.name()).append(' ').append(TrendWords.of(chart.kind().unit(), value, formats)));
        }
        reading.setText(text.toString());
    }

    private static StringConverter<Number> writing(java.util.function.DoubleFunction<String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(Number value) {
                return words.apply(value.doubleValue());
            }

            @Override
            public Number fromString(String text) {
                throw new UnsupportedOperationException(text);
            }
        };
    }
}

package org.checkpointinspector.app.ui.application;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Polygon;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.inspect.Application;
import org.jspecify.annotations.Nullable;

/** The graph: a box for each DStream, from left to right, and an arrow from each to what is made from it. */
final class GraphPicture extends Pane {
    private static final double WIDTH = 190;
    private static final double HEIGHT = 66;
    private static final double GAP_X = 36;
    private static final double GAP_Y = 14;
    private static final double EDGE = 10;
    private static final int MOST = 500;

    GraphPicture(List<Application.Stream> streams) {
        getStyleClass().add("graph");
        List<Application.Stream> drawn = streams.subList(0, Math.min(MOST, streams.size()));
        GraphLayout layout = GraphLayout.of(drawn);
        setPrefSize(2 * EDGE + layout.columns() * (WIDTH + GAP_X) - GAP_X, 2 * EDGE + layout.rows() * (HEIGHT + GAP_Y) - GAP_Y);
        for (Application.Stream stream : drawn) {
            stream.parents().stream().filter(layout.column()::containsKey).forEach(parent -> arrow(layout, parent, stream.id()));
        }
        drawn.forEach(stream -> box(layout, stream));
    }

    private static double x(GraphLayout layout, int stream) {
        return EDGE + layout.column().get(stream) * (WIDTH + GAP_X);
    }

    private static double y(GraphLayout layout, int stream) {
        return EDGE + layout.row().get(stream) * (HEIGHT + GAP_Y);
    }

    private void arrow(GraphLayout layout, int from, int to) {
        double startX = x(layout, from) + WIDTH;
        double startY = y(layout, from) + HEIGHT / 2;
        double endX = x(layout, to) - 7;
        double endY = y(layout, to) + HEIGHT / 2;
        CubicCurve curve = new CubicCurve(startX, startY, startX + GAP_X / 2, startY, endX - GAP_X / 2, endY, endX, endY);
        curve.getStyleClass().add("graph-edge");
        Polygon head = new Polygon(endX + 7, endY, endX - 1, endY - 4, endX - 1, endY + 4);
        head.getStyleClass().add("graph-head");
        getChildren().addAll(curve, head);
    }

    private void box(GraphLayout layout, Application.Stream stream) {
        Label title = new Label(stream.simpleType());
        title.getStyleClass().add("strong");
        Label site = new Label(stream.callSite() == null ? "" : stream.callSite());
        site.getStyleClass().add("muted");
        Label times = new Label(times(stream));
        times.getStyleClass().add("muted");
        VBox box = new VBox(2, title, site, times);
        box.getStyleClass().add("graph-box");
        if (stream.input()) {
            box.getStyleClass().add("input");
        } else if (stream.output()) {
            box.getStyleClass().add("output");
        } else if (stream.checkpointMs() != null) {
            box.getStyleClass().add("stateful");
        }
        box.setFocusTraversable(true);
        box.setAccessibleText(words(stream));
        Tooltip.install(box, new Tooltip(words(stream)));
        box.setPrefSize(WIDTH, HEIGHT);
        box.setMinSize(WIDTH, HEIGHT);
        box.setMaxSize(WIDTH, HEIGHT);
        box.relocate(x(layout, stream.id()), y(layout, stream.id()));
        getChildren().add(box);
    }

    private static String times(Application.Stream stream) {
        StringBuilder words = new StringBuilder("#" + stream.id());
        if (stream.input() || stream.output()) {
            words.append(" · ").append(Texts.text(stream.input() ? "graph.input" : "graph.output"));
        }
        if (stream.windowMs() != null) {
            words.append(" · ").append(Texts.text("graph.box.window", Long.toString(stream.windowMs())));
        }
        if (stream.checkpointMs() != null) {
            words.append(" · ").append(Texts.text("graph.box.checkpoint", Long.toString(stream.checkpointMs())));
        }
        return words.toString();
    }

    private static String words(Application.Stream stream) {
        StringBuilder words = new StringBuilder("#" + stream.id() + " " + stream.type());
        line(words, "graph.madeAt", stream.callSite());
        line(words, "graph.slide", stream.slideMs());
        line(words, "graph.window", stream.windowMs());
        line(words, "graph.checkpoint", stream.checkpointMs());
        line(words, "graph.remember", stream.rememberMs());
        line(words, "graph.storage", stream.storageLevel());
        stream.functions().forEach(function -> words.append('\n').append(function.length() > 200 ? function.substring(0, 200) + "…" : function));
        return words.toString();
    }

    private static void line(StringBuilder words, String key, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            words.append('\n').append(Texts.text(key)).append(": ").append(value instanceof Long ms ? Texts.text("graph.ms", Long.toString(ms)) : value);
        }
    }
}

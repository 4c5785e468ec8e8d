package org.checkpointinspector.app.ui.trend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.watch.WatchViewModel;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Trend;
import org.checkpointinspector.layout.Checkpoint;
import org.jspecify.annotations.Nullable;

/** The charts of the checkpoint at hand: as it was inspected, or while it is watched, as the last look found it. */
public final class TrendViewModel {

    /**
     * What is shown.
     *
     * @param kind of the checkpoint: what a batch is
     * @param charts empty where there is nothing to draw
     * @param words what has to be said: why there is nothing, which interval shows, what is not known
     */
    public record Shown(Checkpoint.Kind kind, List<TrendChart> charts, String words) {}

    private final OpenLocation open;
    private final WatchViewModel watch;
    private final Formats formats;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(nothing("trend.none"));

    /** Follows what is open. */
    public TrendViewModel(OpenLocation open, WatchViewModel watch, Formats formats) {
        this.open = open;
        this.watch = watch;
        this.formats = formats;
        open.checkpoint().addListener(change -> update());
        watch.checkpoints().addListener(change -> update());
        update();
    }

    /** What is shown. */
    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    Formats formats() {
        return formats;
    }

    private void update() {
        CheckpointInspection one = open.checkpoint().get();
        Trend trend = one == null ? null : trend(one);
        if (one == null) {
            shown.set(nothing("trend.none"));
        } else if (one.checkpoint().kind() == Checkpoint.Kind.FILE_SINK_LOG) {
            shown.set(nothing("trend.sink"));
        } else if (trend == null) {
            shown.set(nothing("trend.unmeasured"));
        } else if (trend.batches().size() < 2) {
            shown.set(nothing("trend.few"));
        } else {
            show(one, trend);
        }
    }

    private void show(CheckpointInspection one, Trend trend) {
        Map<String, String> sources = new LinkedHashMap<>();
        one.sources().forEach(source -> sources.put(source.index(), source.index() + " " + source.type()));
        List<TrendChart> charts = TrendCharts.of(trend, sources);
        StringBuilder words = new StringBuilder();
        if (!trend.fileTimes()) {
            words.append(Texts.text("trend.copied"));
        } else if (trend.intervalMs() != null) {
            words.append(Texts.text("trend.interval", TrendWords.milliseconds(trend.intervalMs(), formats)));
        } else {
            words.append(Texts.text("trend.interval.none"));
        }
        if (charts.isEmpty()) {
            words.append(' ').append(Texts.text("trend.nothing"));
        }
        shown.set(new Shown(one.checkpoint().kind(), charts, words.toString()));
    }

    private @Nullable Trend trend(CheckpointInspection one) {
        Trend live = watch.trendOf(one.checkpoint().path());
        return live == null ? one.trend() : live;
    }

    private static Shown nothing(String key) {
        return new Shown(Checkpoint.Kind.STRUCTURED_STREAMING, List.of(), Texts.text(key));
    }
}

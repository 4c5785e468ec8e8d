package org.checkpointinspector.app.ui.trend;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.app.ui.controls.Message;
import org.checkpointinspector.app.ui.watch.WatchPane;
import org.checkpointinspector.app.ui.watch.WatchViewModel;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The trend tab: the charts; above them how it is watched, and below what changed, once it is. */
public final class TrendTab extends BorderPane {
    private final TrendViewModel model;
    private final ScrollPane scroll = new ScrollPane();

    /** Shows the trend. */
    public TrendTab(TrendViewModel model, WatchViewModel watch) {
        this.model = model;
        getStyleClass().add("trend-tab");
        scroll.getStyleClass().addAll("sections", "edge-to-edge");
        scroll.setFitToWidth(true);
        WatchPane watching = new WatchPane(watch, model.formats());
        setTop(watching.controls());
        setBottom(watching.history());
        model.shown().addListener(change -> show());
        show();
    }

    private void show() {
        TrendViewModel.Shown shown = model.shown().get();
        if (shown.charts().isEmpty()) {
            setCenter(new Message(Material2OutlinedMZ.SHOW_CHART, "muted", org.checkpointinspector.app.ui.Texts.text("trend.empty"), shown.words()));
            return;
        }
        Label words = Copying.copyable(new Label(shown.words()));
        words.setId("trend-words");
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        VBox body = new VBox(words);
        body.getStyleClass().add("sections-body");
        shown.charts().forEach(chart -> body.getChildren().add(new BatchChart(chart, shown.kind(), model.formats())));
        double at = scroll.getVvalue();
        scroll.setContent(body);
        scroll.setVvalue(at);
        setCenter(scroll);
    }
}

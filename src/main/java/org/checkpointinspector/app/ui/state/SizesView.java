package org.checkpointinspector.app.ui.state;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.app.ui.controls.Message;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Bars by partition and by batch. */
final class SizesView extends BorderPane {
    private final SizesViewModel model;
    private final VBox body;
    private final BarTable partitions;

    SizesView(SizesViewModel model, Formats formats) {
        this.model = model;
        getStyleClass().add("sizes");
        partitions = new BarTable("sizes-partitions", Texts.text("sizes.partition"), model.partitions(), formats, true);
        BarTable batches = new BarTable("sizes-batches", Texts.text("column.batch"), model.batches(), formats, false);
        VBox.setVgrow(partitions, Priority.ALWAYS);
        VBox.setVgrow(batches, Priority.ALWAYS);
        body = new VBox(8, head(), section("sizes.by.partition"), partitions, section("sizes.by.batch"), batches, legend());
        model.partitions().addListener((ListChangeListener<SizesViewModel.Bar>) change -> show());
        show();
    }

    private FlowPane head() {
        ComboBox<Choice<Integer>> operator = new ComboBox<>(model.operators());
        operator.valueProperty().bindBidirectional(model.operator());
        operator.setId("sizes-operator");
        operator.getStyleClass().add("small");
        operator.setAccessibleText(Texts.text("summary.operator"));
        Button count = new Button(Texts.text("sizes.count"), Icons.icon(Material2AL.FORMAT_LIST_NUMBERED));
        count.setId("sizes-count");
        count.getStyleClass().add("small");
        count.setOnAction(pressed -> model.count());
        Label counting = Copying.copyable(new Label());
        counting.textProperty().bind(model.counting());
        counting.setId("sizes-counting");
        counting.getStyleClass().add("muted");
        Label words = Copying.copyable(new Label());
        words.textProperty().bind(model.words());
        words.setId("sizes-words");
        words.getStyleClass().add("strong");
        FlowPane pane = new FlowPane(8, 6, operator, count, counting, words);
        pane.setAlignment(Pos.CENTER_LEFT);
        return pane;
    }

    private static Label section(String key) {
        Label title = new Label(Texts.text(key));
        title.getStyleClass().add("section-title");
        return title;
    }

    private static HBox legend() {
        HBox legend = new HBox(swatch("bar-snapshots"), new Label(Texts.text("sizes.snapshots")), swatch("bar-changes"), new Label(Texts.text("sizes.changes")));
        legend.setAlignment(Pos.CENTER_LEFT);
        legend.getStyleClass().add("legend");
        return legend;
    }

    private static Region swatch(String style) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("swatch", style);
        return swatch;
    }

    private void show() {
        Node none = new Message(Material2OutlinedAL.BAR_CHART, "subtle", Texts.text("sizes.none"), Texts.text("map.none.words"));
        setCenter(model.partitions().isEmpty() ? none : body);
    }
}

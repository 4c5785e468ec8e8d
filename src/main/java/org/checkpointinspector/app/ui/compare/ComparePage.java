package org.checkpointinspector.app.ui.compare;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.app.ui.details.Loaded;
import org.checkpointinspector.app.ui.details.SectionsView;
import org.checkpointinspector.diagnose.compare.Comparison;
import org.checkpointinspector.report.ComparisonText;
import org.checkpointinspector.report.Style;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A page that compares: with another location, or two batches; below stands what differs. */
public final class ComparePage extends VBox {
    private final CompareViewModel model;
    private final StackPane result = new StackPane();

    /**
     * Builds the page.
     *
     * @param chooser asks the person for a folder
     * @param close closes the page
     */
    public ComparePage(CompareViewModel model, Consumer<Consumer<File>> chooser, Runnable close) {
        this.model = model;
        setId("compare-page");
        getStyleClass().addAll("help", "compare-page");
        Label title = new Label(Texts.text("compare.title"));
        title.getStyleClass().add("sections-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button closing = new Button(null, Icons.icon(Material2AL.CLOSE));
        closing.getStyleClass().addAll("flat", "icon-button");
        closing.setAccessibleText(Texts.text("close"));
        closing.setOnAction(pressed -> close.run());
        HBox head = new HBox(title, gap, closing);
        head.setAlignment(Pos.CENTER_LEFT);
        Label here = Copying.copyable(new Label(model.here() == null ? Texts.text("compare.nothing") : Texts.text("compare.here", String.valueOf(model.here()))));
        here.getStyleClass().add("muted");
        VBox.setVgrow(result, Priority.ALWAYS);
        getChildren().addAll(head, here, withLocation(chooser), withBatch());
        getChildren().add(result);
        model.compared().addListener(change -> show());
        model.onlyDifferences().addListener(change -> show());
        show();
    }

    private HBox withLocation(Consumer<Consumer<File>> chooser) {
        TextField address = new TextField();
        address.setId("compare-address");
        address.setPromptText(Texts.text("compare.address"));
        HBox.setHgrow(address, Priority.ALWAYS);
        address.setOnAction(entered -> model.with(address.getText()));
        Button choose = new Button(null, Icons.icon(Material2OutlinedAL.FOLDER_OPEN));
        choose.setAccessibleText(Texts.text("open.folder"));
        choose.setOnAction(pressed -> chooser.accept(folder -> {
            address.setText(folder.toString());
            model.with(address.getText());
        }));
        Button compare = new Button(Texts.text("compare"));
        compare.setId("compare-now");
        compare.getStyleClass().add("accent");
        compare.disableProperty().bind(address.textProperty().isEmpty());
        compare.setOnAction(pressed -> model.with(address.getText()));
        HBox row = new HBox(8, address, choose, compare);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setDisable(model.here() == null);
        return row;
    }

    private HBox withBatch() {
        List<Long> batches = model.batches();
        ChoiceBox<Long> from = new ChoiceBox<>();
        from.getItems().setAll(batches);
        ChoiceBox<Long> to = new ChoiceBox<>();
        to.getItems().setAll(batches);
        if (batches.size() > 1) {
            from.setValue(batches.get(batches.size() - 2));
            to.setValue(batches.get(batches.size() - 1));
        }
        Button compare = new Button(Texts.text("compare.batches"));
        compare.setId("compare-batches");
        compare.setOnAction(pressed -> model.batches(from.getValue(), to.getValue()));
        CheckBox differing = new CheckBox(Texts.text("compare.only"));
        differing.selectedProperty().bindBidirectional(model.onlyDifferences());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(8, new Label(Texts.text("compare.or")), from, new Label(Texts.text("compare.and")), to, compare, gap, differing);
        List.<Node>of(from, to, compare).forEach(each -> each.setDisable(batches.size() < 2));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void show() {
        Loaded<Comparison> loaded = model.compared().get();
        if (loaded instanceof Loaded.Reading) {
            result.getChildren().setAll(new ProgressIndicator());
        } else if (loaded instanceof Loaded.Failed<Comparison> failed) {
            result.getChildren().setAll(words(failed.what() + " " + failed.advice()));
        } else if (loaded instanceof Loaded.Ready<Comparison> ready) {
            SectionsView view = new SectionsView();
            Label sides = words(Texts.text("compare.sides", ready.content().left(), ready.content().right()));
            sides.getStyleClass().add("muted");
            Label words = words(model.words(ready.content()));
            words.setId("compare-words");
            words.getStyleClass().add("finding-summary");
            view.show(model.view(ready.content()), new HBox(8, new VBox(4, words, sides), Copying.button(() -> text(ready.content()))));
            result.getChildren().setAll(view);
        } else {
            result.getChildren().clear();
        }
    }

    private static String text(Comparison comparison) {
        StringBuilder out = new StringBuilder();
        try {
            ComparisonText.write(comparison, out, Style.PLAIN);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return out.toString();
    }

    private static Label words(String text) {
        Label label = Copying.copyable(new Label(text));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}

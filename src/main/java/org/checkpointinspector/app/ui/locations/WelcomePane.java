package org.checkpointinspector.app.ui.locations;

import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.samples.Sample;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The first start: open a folder, drag one in, or look at a sample. */
public final class WelcomePane extends ScrollPane {
    private final LocationsViewModel model;
    private final TilePane cards = new TilePane();
    private final Label samplesTitle = new Label(Texts.text("welcome.samples"));
    private final Label problem = new Label();

    /**
     * Shows the samples.
     *
     * @param chooseFolder asks for a folder and opens it
     * @param connect asks for an address and opens it
     */
    public WelcomePane(LocationsViewModel model, Runnable chooseFolder, Runnable connect) {
        this.model = model;
        getStyleClass().addAll("welcome", "edge-to-edge");
        setFitToWidth(true);
        Label title = new Label(Texts.text("welcome.title"));
        title.getStyleClass().add("welcome-title");
        Label words = new Label(Texts.text("welcome.words"));
        words.getStyleClass().add("welcome-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        Button open = new Button(Texts.text("open.folder"), Icons.icon(Material2AL.FOLDER_OPEN));
        open.getStyleClass().addAll("accent", "large");
        open.setId("welcome-open");
        open.setOnAction(pressed -> chooseFolder.run());
        Button address = new Button(Texts.text("open.address"), Icons.icon(Material2OutlinedAL.CLOUD));
        address.getStyleClass().add("large");
        address.setId("welcome-address");
        address.setOnAction(pressed -> connect.run());
        HBox openers = new HBox(10, open, address);
        Label drag = new Label(Texts.text("welcome.drag"));
        drag.getStyleClass().add("muted");
        samplesTitle.getStyleClass().add("section-title");
        cards.getStyleClass().add("cards");
        cards.setTileAlignment(Pos.TOP_LEFT);
        problem.setWrapText(true);
        problem.textProperty().bind(model.problem());
        problem.managedProperty().bind(model.problem().isNotEmpty());
        VBox body = new VBox(title, words, openers, drag, samplesTitle, problem, cards);
        body.getStyleClass().add("welcome-body");
        setContent(body);
        InvalidationListener changed = change -> fill();
        model.samples().addListener(changed);
        fill();
    }

    private void fill() {
        boolean any = !model.samples().isEmpty();
        samplesTitle.setVisible(any);
        cards.getChildren().setAll(model.samples().stream().map(this::card).toList());
    }

    private Button card(Sample sample) {
        Label title = new Label(sample.title(), Icons.of(sample));
        title.getStyleClass().add("card-title");
        Label description = new Label(sample.description());
        description.getStyleClass().add("card-words");
        description.setWrapText(true);
        Label spark = new Label(Texts.text("samples.spark", sample.spark()));
        spark.getStyleClass().add("card-note");
        VBox words = new VBox(4, title, description, spark);
        Button card = new Button(null, words);
        card.getStyleClass().add("card");
        card.setAccessibleText(sample.title());
        card.setOnAction(pressed -> model.open(sample));
        return card;
    }
}

package org.checkpointinspector.app.ui.connect;

import java.io.File;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.kordamp.ikonli.material2.Material2AL;

/** The page that asks for an address and for what is missing to reach it. */
public final class ConnectPage extends VBox {
    private final ConnectViewModel model;
    private final TextField address = new TextField();

    /**
     * Shows what the model asks.
     *
     * @param chooser asks for a local folder and hands it over, if one was chosen
     */
    public ConnectPage(ConnectViewModel model, Consumer<Consumer<File>> chooser) {
        this.model = model;
        getStyleClass().add("connect");
        setId("connect-page");
        boolean secretsOnly = !model.secrets().isEmpty();
        ScrollPane scroll = new ScrollPane(secretsOnly ? new SecretsGrid(model.secrets()) : new FieldsGrid(model, chooser));
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head(secretsOnly), secretsOnly ? why() : addressRow(chooser), hint(secretsOnly), scroll, problem(), new TrialPane(model.trial()), buttons());
        Node first = secretsOnly ? scroll.getContent() : address;
        Platform.runLater(() -> focus(first));
    }

    private void focus(Node first) {
        if (first instanceof SecretsGrid grid) {
            grid.focusFirst();
        } else {
            address.requestFocus();
            address.selectAll();
        }
    }

    private HBox head(boolean secretsOnly) {
        Label title = new Label(Texts.text(secretsOnly ? "connect.title.secrets" : "connect.title"));
        title.getStyleClass().add("sections-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button closing = new Button(null, Icons.icon(Material2AL.CLOSE));
        closing.getStyleClass().addAll("flat", "icon-button");
        closing.setAccessibleText(Texts.text("close"));
        closing.setFocusTraversable(false);
        closing.setOnAction(pressed -> model.close());
        HBox head = new HBox(title, gap, closing);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Label why() {
        return wrapped(Texts.text("connect.words.secrets", model.address().get()));
    }

    private HBox addressRow(Consumer<Consumer<File>> chooser) {
        address.setId("connect-address");
        address.setPromptText(Texts.text("connect.address.prompt"));
        address.setAccessibleText(Texts.text("connect.address"));
        address.textProperty().bindBidirectional(model.address());
        HBox.setHgrow(address, Priority.ALWAYS);
        Button folder = new Button(Texts.text("connect.folder"), Icons.icon(Material2AL.FOLDER_OPEN));
        folder.setMinWidth(USE_PREF_SIZE);
        folder.setOnAction(pressed -> chooser.accept(chosen -> model.address().set(chosen.toString())));
        HBox row = new HBox(8, address, folder);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Label hint(boolean secretsOnly) {
        Label hint = wrapped("");
        hint.getStyleClass().add("muted");
        model.kind().subscribe(kind -> hint.setText(Texts.text("connect.kind." + kind)));
        hint.setVisible(!secretsOnly);
        hint.setManaged(!secretsOnly);
        return hint;
    }

    private Label problem() {
        Label problem = Copying.copyable(wrapped(""));
        problem.getStyleClass().add("problem");
        problem.setMaxWidth(Double.MAX_VALUE);
        problem.textProperty().bind(model.problem());
        shownWhile(problem, model.problem().isNotEmpty());
        return problem;
    }

    private HBox buttons() {
        Button test = new Button(Texts.text("connect.test"));
        test.setId("connect-test");
        test.setOnAction(pressed -> model.test());
        test.disableProperty().bind(model.kind().isEqualTo(Kind.NONE));
        Button stop = new Button(Texts.text("cancel"));
        stop.setId("connect-cancel");
        stop.setOnAction(pressed -> model.cancelTest());
        shownWhile(stop, model.trial().map(Trial.Running.class::isInstance).orElse(false));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button open = new Button(Texts.text("connect.open"));
        open.setId("connect-open");
        open.getStyleClass().add("accent");
        open.setDefaultButton(true);
        open.setOnAction(pressed -> model.open());
        HBox row = new HBox(8, test, stop, gap, open);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /** Shows a node, and gives it room, while something holds; bound, so that the node keeps the condition from being collected. */
    static void shownWhile(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }
}

package org.checkpointinspector.app.ui.connect;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.kordamp.ikonli.material2.Material2AL;

/** How the test of a connection stands, in words; what the libraries said on demand. */
final class TrialPane extends VBox {

    TrialPane(ObservableValue<Trial> trial) {
        getStyleClass().add("trial");
        setId("connect-trial");
        trial.subscribe(this::show);
    }

    private void show(Trial trial) {
        getStyleClass().removeAll("works", "fails");
        getChildren().clear();
        boolean any = !(trial instanceof Trial.None);
        setVisible(any);
        setManaged(any);
        if (trial instanceof Trial.Running running) {
            ProgressIndicator turning = new ProgressIndicator();
            turning.setPrefSize(18, 18);
            getChildren().add(row(turning, running.words()));
        } else if (trial instanceof Trial.Works works) {
            getStyleClass().add("works");
            getChildren().add(row(Icons.icon(Material2AL.CHECK_CIRCLE, "success"), works.words()));
        } else if (trial instanceof Trial.Fails fails) {
            getStyleClass().add("fails");
            getChildren().add(row(Icons.icon(Material2AL.ERROR, "danger"), fails.reason().getMessage() + "\n" + fails.reason().advice()));
            addRaw(fails.raw());
        }
    }

    private void addRaw(String text) {
        TextArea raw = new TextArea(text);
        raw.setEditable(false);
        raw.getStyleClass().add("raw");
        ToggleButton show = new ToggleButton(Texts.text("connect.raw"));
        show.setId("connect-raw");
        show.getStyleClass().addAll("small", "flat");
        ConnectPage.shownWhile(raw, show.selectedProperty());
        getChildren().addAll(show, raw);
    }

    private static HBox row(Node icon, String words) {
        Label label = Copying.copyable(new Label(words));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox row = new HBox(8, icon, label);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }
}

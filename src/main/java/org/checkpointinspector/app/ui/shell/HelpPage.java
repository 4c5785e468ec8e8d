package org.checkpointinspector.app.ui.shell;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.geometry.Pos;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.app.ui.controls.FactsGrid;
import org.kordamp.ikonli.material2.Material2AL;

/** The help: what the words of a verdict mean, the keys, and which versions are at work. */
final class HelpPage extends VBox {

    HelpPage(Shortcuts shortcuts, Runnable close) {
        getStyleClass().add("help");
        setId("help-page");
        Label title = new Label(Texts.text("help.title"));
        title.getStyleClass().add("sections-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button closing = new Button(null, Icons.icon(Material2AL.CLOSE));
        closing.getStyleClass().addAll("flat", "icon-button");
        closing.setAccessibleText(Texts.text("close"));
        closing.setOnAction(pressed -> close.run());
        HBox head = new HBox(title, gap, closing);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox body = new VBox(heading("help.words"), words(), heading("help.keys"), keys(shortcuts), heading("help.about"), about());
        body.getStyleClass().add("sections-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
    }

    private static Label heading(String key) {
        Label label = new Label(Texts.text(key));
        label.getStyleClass().add("section-title");
        return label;
    }

    private static FactsGrid words() {
        FactsGrid grid = new FactsGrid();
        for (String word : new String[] {"ERROR", "LOSS", "WARNING", "INFO"}) {
            grid.add(Texts.text("severity." + word + ".word"), Texts.text("severity." + word + ".tooltip"));
        }
        for (String word : new String[] {"OK", "DAMAGED", "UNREAD", "NOT_NEEDED"}) {
            grid.add(Texts.text("health." + word), Texts.text("health." + word + ".tooltip"));
        }
        return grid;
    }

    private static FactsGrid keys(Shortcuts shortcuts) {
        FactsGrid grid = new FactsGrid();
        shortcuts.all().forEach(shortcut -> grid.add(shortcut.keys().getDisplayText(), shortcut.words()));
        return grid;
    }

    private static VBox about() {
        String version = HelpPage.class.getPackage().getImplementationVersion();
        String text = "Checkpoint Inspector " + (version == null ? Texts.text("help.development") : version) + "\nJava " + System.getProperty("java.runtime.version")
                + "\nJavaFX " + System.getProperty("javafx.runtime.version") + "\n" + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch");
        Label label = Copying.copyable(new Label(text));
        return new VBox(6, label, Copying.button(() -> text));
    }
}

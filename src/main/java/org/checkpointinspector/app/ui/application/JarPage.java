package org.checkpointinspector.app.ui.application;

import java.io.File;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.checkpointinspector.app.ui.Icons;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.app.ui.controls.Copying;
import org.checkpointinspector.app.ui.controls.Drops;
import org.checkpointinspector.app.ui.details.SectionsView;
import org.checkpointinspector.app.ui.details.StatePane;
import org.checkpointinspector.diagnose.jar.JarReport.Result;
import org.checkpointinspector.report.DecodedView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Will this application recover: choose its jar, or drop it here; below it, which classes are missing or changed, and what Spark would raise. */
final class JarPage extends BorderPane {
    private final JarViewModel model;

    JarPage(JarViewModel model) {
        this.model = model;
        setId("jar-page");
        getStyleClass().add("jar-page");
        setTop(bar());
        setCenter(new ResultPane(model));
        // here whatever is dropped is the application; elsewhere in the window a folder is a place to open
        new Drops(this, files -> {
            files.stream().findFirst().ifPresent(this::chosen);
            return true;
        });
    }

    private HBox bar() {
        Button jar = button("jar-choose", "jar.choose", Icons.icon(Material2OutlinedAL.DESCRIPTION), this::chooseJar);
        Button folder = button("jar-folder", "jar.choose.folder", Icons.icon(Material2AL.FOLDER_OPEN), this::chooseFolder);
        Button again = button("jar-again", "jar.again", Icons.icon(Material2OutlinedMZ.REFRESH), model::again);
        again.disableProperty().bind(model.application().isNull());
        Label chosen = Copying.copyable(new Label());
        chosen.setId("jar-application");
        chosen.getStyleClass().add("muted");
        chosen.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        chosen.setMinWidth(0);
        HBox.setHgrow(chosen, Priority.ALWAYS);
        model.application().subscribe(path -> {
            chosen.setText(path == null ? "" : path.toString());
            chosen.setTooltip(path == null ? null : new Tooltip(path.toString()));
        });
        HBox bar = new HBox(8, jar, folder, again, chosen);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("jar-bar");
        return bar;
    }

    private static Button button(String id, String key, FontIcon icon, Runnable action) {
        Button button = new Button(Texts.text(key), icon);
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(pressed -> action.run());
        return button;
    }

    private void chooseJar() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.text("jar.choose"));
        chooser.getExtensionFilters().addAll(
                new FileChooser.ExtensionFilter(Texts.text("jar.files"), "*.jar", "*.zip"), new FileChooser.ExtensionFilter(Texts.text("jar.files.all"), "*"));
        chosen(chooser.showOpenDialog(getScene().getWindow()));
    }

    private void chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.text("jar.choose.folder"));
        chosen(chooser.showDialog(getScene().getWindow()));
    }

    private void chosen(@Nullable File file) {
        if (file != null) {
            model.check(file.toPath());
        }
    }

    /** The answer, as large as a verdict, and the tables. */
    private static final class ResultPane extends StatePane<JarView> {
        private ResultPane(JarViewModel model) {
            super("jar.nothing", model::cancel);
            follow(model.result());
        }

        @Override
        protected Node ready(JarView view) {
            Label title = Copying.copyable(new Label(view.title(), icon(view.result())));
            title.setId("jar-result");
            title.getStyleClass().addAll("verdict-title", "jar-title");
            title.setWrapText(true);
            title.setMinHeight(USE_PREF_SIZE);
            Label sentence = Copying.copyable(new Label(view.sentence()));
            sentence.setWrapText(true);
            sentence.setMinHeight(USE_PREF_SIZE);
            VBox banner = new VBox(title, sentence);
            banner.getStyleClass().addAll("banner", view.result() == Result.FITS ? "good" : view.result() == Result.UNKNOWN ? "unsure" : "bad");
            if (view.error() != null) {
                banner.getChildren().add(error(view.error()));
            }
            SectionsView sections = new SectionsView();
            sections.show(new DecodedView("", view.sections()), banner);
            return sections;
        }

        private static HBox error(String text) {
            Label label = Copying.copyable(new Label(text));
            label.getStyleClass().add("spark-error");
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            label.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(label, Priority.ALWAYS);
            HBox row = new HBox(6, label, Copying.button(() -> text));
            row.setAlignment(Pos.TOP_LEFT);
            return row;
        }

        private static FontIcon icon(Result result) {
            return switch (result) {
                case FITS -> Icons.icon(Material2AL.CHECK_CIRCLE, "success", "verdict-icon");
                case UNKNOWN -> Icons.icon(Material2AL.HELP, "warning", "verdict-icon");
                case MISSING, CHANGED -> Icons.icon(Material2AL.CANCEL, "danger", "verdict-icon");
            };
        }
    }
}

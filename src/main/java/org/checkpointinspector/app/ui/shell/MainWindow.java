package org.checkpointinspector.app.ui.shell;

import java.io.File;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.DirectoryChooser;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.settings.Settings.Bounds;
import org.jspecify.annotations.Nullable;

/** The window on the screen: its size and place, its colours, its keys. */
public final class MainWindow {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final Stage stage;
    private final Parts parts;
    private final ShellView view;

    /** Builds the window on a stage; {@link #show} shows it. */
    public MainWindow(Stage stage, Parts parts) {
        this.stage = stage;
        this.parts = parts;
        this.view = new ShellView(parts, this::chooseFolder);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(view, Math.min(WIDTH, screen.getWidth() - 40), Math.min(HEIGHT, screen.getHeight() - 60));
        new Themes(new SystemColours()).follow(scene, parts.settings());
        view.shortcuts().install(scene);
        stage.setScene(scene);
        stage.setMinWidth(720);
        stage.setMinHeight(480);
        stage.setTitle(Texts.text("window.title"));
        parts.shell().location().addListener((property, before, now) ->
                stage.setTitle(now == null ? Texts.text("window.title") : Texts.text("window.title.open", now.name().isEmpty() ? now.toString() : now.name())));
        stage.setOnHiding(hiding -> remember());
    }

    /** Shows the window where it was when it was closed. */
    public void show() {
        Bounds remembered = parts.settings().settings().get().window();
        view.layoutMemory().restore(stage, parts.settings().settings().get());
        stage.show();
        // with some window managers, JavaFX up to 21 shows a window of 200 by 200 whatever was asked for; asking again helps
        Platform.runLater(() -> enlarge(remembered));
    }

    private void enlarge(@Nullable Bounds remembered) {
        if (stage.getWidth() <= 220 || stage.getHeight() <= 220) {
            Rectangle2D screen = Screen.getPrimary().getVisualBounds();
            stage.setWidth(remembered == null ? Math.min(WIDTH, screen.getWidth() - 40) : remembered.width());
            stage.setHeight(remembered == null ? Math.min(HEIGHT, screen.getHeight() - 60) : remembered.height());
            stage.centerOnScreen();
        }
    }

    private void remember() {
        parts.settings().change(now -> view.layoutMemory().capture(stage, now));
        parts.settings().saveNow();
        parts.shell().close();
    }

    private void chooseFolder(Consumer<File> target) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.text("open.folder"));
        File folder = chooser.showDialog(stage);
        if (folder != null) {
            target.accept(folder);
        }
    }
}

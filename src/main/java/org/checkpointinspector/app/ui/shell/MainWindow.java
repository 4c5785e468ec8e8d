package org.checkpointinspector.app.ui.shell;

import java.io.File;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.DirectoryChooser;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.settings.Settings.Bounds;

/** The window on the screen: its size and place, its colours, its keys. */
public final class MainWindow {
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 960;
    private static final double MIN_WIDTH = 720;
    private static final double MIN_HEIGHT = 480;
    /** Desktops take the next larger one of these; more would only cost time at the start. */
    private static final List<Integer> ICON_SIZES = List.of(32, 64, 128);

    private final Stage stage;
    private final Parts parts;
    private final ShellView view;

    /** Builds the window on a stage; {@link #show} shows it. */
    public MainWindow(Stage stage, Parts parts) {
        this(stage, parts, address -> {});
    }

    /**
     * Builds the window on a stage.
     *
     * @param browser opens an address of a document in the program that is meant for it
     */
    public MainWindow(Stage stage, Parts parts, Consumer<String> browser) {
        this.stage = stage;
        this.parts = parts;
        Themes themes = new Themes(new SystemColours(), parts.settings());
        this.view = new ShellView(parts, this::chooseFolder, browser);
        Scene scene = themes.scene(view, firstSize());
        view.shortcuts().install(scene);
        stage.setScene(scene);
        stage.getIcons().setAll(icons());
        stage.setTitle(Texts.text("window.title"));
        parts.shell().location().addListener((property, before, now) ->
                stage.setTitle(now == null ? Texts.text("window.title") : Texts.text("window.title.open", now.name().isEmpty() ? now.toString() : now.name())));
        stage.setOnHiding(hiding -> remember());
    }

    /** Shows the window where it was when it was closed. */
    public void show() {
        Bounds remembered = parts.settings().settings().get().window();
        Dimension2D size = remembered == null ? firstSize() : new Dimension2D(remembered.width(), remembered.height());
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        view.restoreLayout(stage, parts.settings().settings().get());
        new FirstSize(stage, size, remembered == null).watch();
        stage.show();
    }

    private static List<Image> icons() {
        return ICON_SIZES.stream().map(size -> "/org/checkpointinspector/app/ui/icon/checkpoint-inspector-" + size + ".png")
                .map(path -> new Image(String.valueOf(MainWindow.class.getResource(path))))
                .toList();
    }

    private static Dimension2D firstSize() {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        return new Dimension2D(Math.min(WIDTH, screen.getWidth() - 40), Math.min(HEIGHT, screen.getHeight() - 60));
    }

    private void remember() {
        parts.settings().change(now -> view.captureLayout(stage, now));
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

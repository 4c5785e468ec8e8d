package org.checkpointinspector.app.ui.shell;

import java.io.File;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.settings.Settings.Bounds;
import org.jspecify.annotations.Nullable;

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
    private final Consumer<String> browser;
    private @Nullable ShellView view;

    /** Makes the window on a stage; {@link #show} shows it. */
    public MainWindow(Stage stage, Parts parts) {
        this(stage, parts, address -> {});
    }

    /**
     * Makes the window on a stage.
     *
     * @param browser opens an address of a document in the program that is meant for it
     */
    public MainWindow(Stage stage, Parts parts, Consumer<String> browser) {
        this.stage = stage;
        this.parts = parts;
        Themes themes = new Themes(new SystemColours(), parts.settings());
        this.browser = browser;
        stage.setScene(themes.scene(opening(), firstSize()));
        stage.getIcons().setAll(icons());
        stage.setTitle(Texts.text("window.title"));
        parts.shell().location().addListener((property, before, now) ->
                stage.setTitle(now == null ? Texts.text("window.title") : Texts.text("window.title.open", now.name().isEmpty() ? now.toString() : now.name())));
        stage.setOnHiding(hiding -> remember());
    }

    /** Shows the window, filled, where it was when it was closed. */
    public void show() {
        fill();
        showFrame();
    }

    /** Shows the window where it was when it was closed, still with nothing but its name: what fills it takes as long as to get that far. */
    public void showFrame() {
        Bounds remembered = parts.settings().settings().get().window();
        Dimension2D size = remembered == null ? firstSize() : new Dimension2D(remembered.width(), remembered.height());
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        WindowMemory.place(stage, remembered);
        new FirstSize(stage, size, remembered == null).watch();
        stage.show();
    }

    /** Fills the window. To be called once. */
    public void fill() {
        ShellView filled = new ShellView(parts, this::chooseFolder, browser);
        Scene scene = stage.getScene();
        filled.shortcuts().install(scene);
        filled.restoreLayout(parts.settings().settings().get());
        scene.setRoot(filled);
        view = filled;
    }

    private static Parent opening() {
        Label name = new Label(Texts.text("window.title"));
        name.getStyleClass().add("welcome-title");
        StackPane page = new StackPane(name);
        page.getStyleClass().add("shell");
        return page;
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
        ShellView filled = view;
        if (filled != null) {
            parts.settings().change(now -> filled.captureLayout(stage, now));
        }
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

package org.checkpointinspector.app.ui;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.checkpointinspector.app.ui.shell.MainWindow;
import org.checkpointinspector.app.ui.shell.Parts;
import org.checkpointinspector.app.ui.tasks.BackgroundTaskRunner;
import org.checkpointinspector.samples.Samples;
import org.checkpointinspector.settings.SettingsFile;
import org.checkpointinspector.settings.UserFolders;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.slf4j.LoggerFactory;

/** The entrance to the window. Does not extend {@code Application}, so that JavaFX starts from the class path. */
public final class Window {
    /** Keeps a reference, since the log manager does not. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Window() {}

    /**
     * Opens the window and returns when it was closed.
     *
     * @param locations addresses to open; the first one is shown, the others stand with the recent ones
     * @throws DisplayMissing if there is no screen to show it on
     */
    public static void open(List<String> locations) throws DisplayMissing {
        boolean headless = System.getProperty("glass.platform") != null;
        Display.check(System.getProperty("os.name", ""), System.getenv(), headless);
        // "Unsupported JavaFX configuration: classes were loaded from 'unnamed module'": they are meant to be
        JAVAFX.setLevel(Level.SEVERE);
        Thread preparing = new Thread(Window::prepare, "preparing");
        preparing.setDaemon(true);
        preparing.start();
        try {
            Application.launch(App.class, locations.toArray(String[]::new));
        } catch (RuntimeException thrown) {
            DisplayMissing missing = Display.from(thrown);
            if (missing != null) {
                throw missing;
            }
            throw thrown;
        }
    }

    /** Loads what the window needs beside JavaFX while JavaFX itself starts, which keeps one processor busy for half of the time to the first frame. */
    private static void prepare() {
        SettingsFile.prepare();
        Texts.text("window.title");
        for (Ikon first : List.of(Material2AL.CANCEL, Material2MZ.MENU, Material2OutlinedAL.INFO, Material2OutlinedMZ.REFRESH)) {
            first.getCode();
        }
    }

    /** What JavaFX starts. */
    public static final class App extends Application {
        private final BackgroundTaskRunner runner = new BackgroundTaskRunner();

        /** Made by JavaFX. */
        public App() {}

        @Override
        public void start(Stage stage) {
            Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) ->
                    LoggerFactory.getLogger(Window.class).error(Texts.text("error.ours", thrown.toString()), thrown));
            Parts parts = Parts.of(new LiveBackend(), runner, SettingsFile.ofThisUser(), Samples.bundled(UserFolders.ofThisMachine().cache()), Formats.ofThisMachine());
            List<String> locations = getParameters().getRaw();
            locations.stream().findFirst().ifPresent(parts.shell()::expect);
            new MainWindow(stage, parts, getHostServices()::showDocument).show();
            FirstFrame.endIfAsked();
            FirstFrame.then(() -> {
                locations.stream().skip(1).forEach(address -> parts.settings().change(now -> now.opened(address)));
                locations.stream().findFirst().ifPresent(parts.shell()::open);
            });
        }

        @Override
        public void stop() {
            runner.shutDown();
            Platform.exit();
        }
    }
}

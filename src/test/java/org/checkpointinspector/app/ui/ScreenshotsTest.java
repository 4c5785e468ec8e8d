package org.checkpointinspector.app.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.checkpointinspector.app.ui.shell.MainWindow;
import org.checkpointinspector.app.ui.shell.Parts;
import org.checkpointinspector.samples.Samples;
import org.checkpointinspector.settings.SettingsFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@Tag("screenshots")
@ExtendWith(ApplicationExtension.class)
class ScreenshotsTest {
    @TempDir
    static Path folder;

    private Parts parts;
    private Scene scene;

    @Start
    void start(Stage stage) {
        parts = Parts.of(
                new LiveBackend(), new DirectTaskRunner(), new SettingsFile(folder.resolve("settings.json")), Samples.bundled(),
                new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin"), Clock.systemUTC()));
        new MainWindow(stage, parts).show();
        scene = stage.getScene();
    }

    @Test
    void shots(FxRobot robot) throws IOException {
        shoot(robot, "welcome");
        String home = System.getProperty("shot.home");
        int i = 0;
        for (String one : home.split(",")) {
            robot.interact(() -> parts.shell().open(one));
            shoot(robot, "open-" + i++);
        }
    }

    private void shoot(FxRobot robot, String name) throws IOException {
        javafx.scene.image.Image[] image = new javafx.scene.image.Image[1];
        robot.interact(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        });
        robot.interact(() -> image[0] = scene.snapshot(null));
        Png.write(image[0], Path.of("target/screenshots/" + name + ".png"));
    }
}

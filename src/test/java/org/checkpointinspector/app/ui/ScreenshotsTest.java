package org.checkpointinspector.app.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.checkpointinspector.app.ui.details.DetailsViewModel.Tab;
import org.checkpointinspector.app.ui.shell.MainWindow;
import org.checkpointinspector.app.ui.shell.Parts;
import org.checkpointinspector.samples.Samples;
import org.checkpointinspector.settings.SettingsFile;
import org.checkpointinspector.settings.Theme;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * Takes a picture of every state of the window, into {@code target/screenshots}, or into the folder that is named by {@code -Dscreenshots=…}: the pictures of the
 * README are made by {@code mvn test -Dtest=ScreenshotsTest -Dscreenshots=assets/screenshots}.
 */
@Tag("screenshots")
@ExtendWith(ApplicationExtension.class)
class ScreenshotsTest {
    private static final Path TARGET = Path.of(System.getProperty("screenshots", "target/screenshots"));

    @TempDir
    Path folder;

    private final FaultyBackend backend = new FaultyBackend();
    private Parts parts;
    private Scene scene;
    private Stage stage;
    private FxRobot robot;

    @Start
    void start(Stage started) throws IOException {
        Clock clock = Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC);
        parts = Parts.of(
                backend, new DirectTaskRunner(), new SettingsFile(folder.resolve("config/settings.json")), Samples.bundled(folder.resolve("samples")),
                new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin"), clock));
        stage = started;
        new MainWindow(stage, parts).show();
        stage.setWidth(1440);
        stage.setHeight(900);
        scene = stage.getScene();
    }

    @Test
    void everyState(FxRobot given) throws IOException {
        robot = given;
        shoot("first-start");
        healthy();
        fails();
        loses();
        unknown();
        several();
        pages();
        loading();
        narrow();
    }

    private void healthy() throws IOException {
        open(golden("4.1.3-agg-hdfs"));
        shoot("healthy");
        select("state", true, Tab.SUMMARY);
        shoot("state-folder");
        select("metadata", false, Tab.ACCESS);
        shoot("access");
        select("sources/0/0", false, Tab.DECODED);
        shoot("source-log");
        select("state/0/0/_metadata/schema", false, Tab.DECODED);
        shoot("state-schema");
        select("offsets/3", false, Tab.DECODED);
        shoot("offset-log");
        theme(Theme.DARK);
        shoot("dark");
        theme(Theme.LIGHT);
        Path sink = golden("4.1.3-file-to-parquet").resolveSibling("sink");
        open(sink);
        select("_spark_metadata/0", false, Tab.DECODED);
        shoot("sink-log");
    }

    private void fails() throws IOException {
        Path home = Goldens.unpack("4.1.3-agg-hdfs-zstd", folder);
        Path newest = Goldens.newest(home.resolve("offsets"));
        Goldens.cut(newest, (int) Files.size(newest) / 2);
        open(home);
        shoot("fails");
        robot.interact(() -> parts.findings().selected().set(parts.findings().shown().get(0)));
        shoot("fails-finding");
        select("offsets/" + newest.getFileName(), false, Tab.DECODED);
        shoot("fails-decoded");
        theme(Theme.DARK);
        robot.interact(() -> parts.details().tab().set(Tab.BYTES));
        shoot("fails-dark");
        theme(Theme.LIGHT);
    }

    private void loses() throws IOException {
        Path home = Goldens.unpack("4.1.3-file-to-parquet", folder.resolve("loses"));
        Goldens.remove(home.resolve("metadata"));
        open(home);
        shoot("loses");
    }

    private void unknown() throws IOException {
        Path home = Goldens.unpack("4.1.3-rate-micro-batch", folder);
        backend.deny(Goldens.newest(home.resolve("offsets")).toString());
        open(home);
        shoot("unknown");
    }

    private void several() throws IOException {
        robot.interact(() -> parts.shell().open(folder.toString()));
        shoot("several");
    }

    private void pages() throws IOException {
        open(Files.createDirectory(folder.resolve("nothing")));
        shoot("empty-folder");
        backend.deny("/data/checkpoints/payments");
        open(Path.of("/data/checkpoints/payments"));
        shoot("denied");
        open(folder.resolve("no-such-folder"));
        shoot("not-found");
        robot.interact(() -> parts.shell().open("s3a://bucket/checkpoints/orders"));
        shoot("unsupported");
        robot.interact(() -> parts.shell().goHome());
        robot.push(javafx.scene.input.KeyCode.F1);
        shoot("help");
        robot.push(javafx.scene.input.KeyCode.ESCAPE);
    }

    private void loading() throws IOException {
        backend.during(() -> shootNow("loading"), () -> shootNow("reading"));
        open(folder.resolve("4.1.3-agg-hdfs/checkpoint"));
        backend.during(null, null);
    }

    private void narrow() throws IOException {
        robot.interact(() -> {
            stage.setWidth(860);
            stage.setHeight(640);
        });
        open(folder.resolve("4.1.3-agg-hdfs-zstd/checkpoint"));
        shoot("narrow");
    }

    private Path golden(String name) throws IOException {
        Path home = folder.resolve(name).resolve("checkpoint");
        return Files.isDirectory(home) ? home : Goldens.unpack(name, folder);
    }

    private void open(Path place) {
        robot.interact(() -> parts.shell().open(place.toString()));
    }

    private void select(String path, boolean isFolder, Tab tab) {
        robot.interact(() -> {
            parts.open().place().set(new Place(parts.open().checkpointAround(path), path, isFolder, null));
            parts.details().tab().set(tab);
        });
    }

    private void theme(Theme theme) {
        robot.interact(() -> parts.settings().change(now -> now.withTheme(theme)));
    }

    private void shoot(String name) {
        for (int pass = 0; pass < 3; pass++) {
            robot.interact(this::layOut);
        }
        robot.interact(() -> shootNow(name));
    }

    /** Takes the picture at once; on the JavaFX thread. */
    private void shootNow(String name) {
        layOut();
        Image image = scene.snapshot(null);
        Path file = TARGET.resolve(name + ".png");
        try {
            Png.write(image, file);
            assertTrue(Files.size(file) > 5_000, name);
        } catch (IOException notWritten) {
            throw new UncheckedIOException(notWritten);
        }
    }

    private void layOut() {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }
}

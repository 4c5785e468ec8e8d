package org.checkpointinspector.app.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.checkpointinspector.app.ui.application.ApplicationViewModel;
import org.checkpointinspector.app.ui.details.DetailsViewModel.Tab;
import org.checkpointinspector.app.ui.shell.MainWindow;
import org.checkpointinspector.app.ui.shell.Parts;
import org.checkpointinspector.app.ui.state.StateViewModel.Page;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.maintain.Action;
import org.checkpointinspector.samples.Sample;
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
    private Samples samples;
    private Path home;
    private Parts parts;
    private Scene scene;
    private Stage stage;
    private FxRobot robot;

    @Start
    void start(Stage started) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC);
        samples = Samples.bundled(folder.resolve("samples"));
        parts = Parts.of(
                backend, new DirectTaskRunner(), new SettingsFile(folder.resolve("config/settings.json")), samples,
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
        home = plainlyNamedFolder();
        try {
            theme(Theme.LIGHT);
            shoot("first-start");
            connect();
            healthy();
            fails();
            loses();
            state();
            versions();
            decoded();
            unknown();
            several();
            pages();
            loading();
            actions();
            narrow();
        } finally {
            Goldens.remove(home);
        }
    }

    @Test
    void fromEvidenceToAdvice(FxRobot given) throws IOException {
        robot = given;
        home = plainlyNamedFolder();
        try {
            theme(Theme.LIGHT);
            trend();
            explain();
            compare();
            checkJar();
            backup();
        } finally {
            Goldens.remove(home);
        }
    }

    private void trend() throws IOException {
        open(sample("orders-by-quarter-hour"));
        robot.interact(() -> parts.details().tab().set(Tab.TREND));
        shoot("trend");
        robot.interact(() -> parts.watch().on().set(true));
        Path newest = Goldens.newest(home.resolve("orders-by-quarter-hour/checkpoint/offsets"));
        Files.write(newest, new byte[0]);
        robot.interact(() -> parts.watch().look());
        shoot("watch");
        theme(Theme.DARK);
        shoot("watch-dark");
        robot.interact(() -> parts.watch().on().set(false));
        shoot("trend-dark");
        theme(Theme.LIGHT);
    }

    private void explain() throws IOException {
        open(sample("inventory"));
        robot.push(KeyCode.CONTROL, KeyCode.E);
        robot.interact(() -> parts.explain().text().set("""
                org.apache.spark.SparkException: Job aborted due to stage failure: Task 1 in stage 8.0 failed 1 times
                Caused by: org.apache.spark.SparkException: [CANNOT_LOAD_STATE_STORE.CANNOT_READ_DELTA_FILE_NOT_EXISTS] An error occurred during loading state.
                Error reading delta file /data/checkpoints/inventory/state/0/1/5.delta of HDFSStateStoreProvider[id = (op=0,part=1),dir = /data/checkpoints/inventory/state/0/1]: \
                /data/checkpoints/inventory/state/0/1/5.delta does not exist. SQLSTATE: 58030
                """));
        shoot("explain");
        theme(Theme.DARK);
        shoot("explain-dark");
        theme(Theme.LIGHT);
        robot.push(KeyCode.ESCAPE);
    }

    private void compare() throws IOException {
        Path payments = sample("orders-by-quarter-hour");
        Path copy = home.resolve("backup");
        Goldens.copy(payments, copy);
        Goldens.remove(Goldens.newest(copy.resolve("commits")));
        open(payments);
        robot.interact(() -> robot.lookup("#report").<javafx.scene.control.MenuButton>query().show());
        shoot("report-menu");
        robot.clickOn("#menu-compare");
        robot.interact(() -> parts.compare().with(copy.toString()));
        shoot("compare");
        robot.interact(() -> parts.compare().batches(4, 6));
        theme(Theme.DARK);
        shoot("compare-batches-dark");
        theme(Theme.LIGHT);
        robot.push(KeyCode.ESCAPE);
        robot.interact(() -> parts.report().save(home.resolve("orders-report.html"), org.checkpointinspector.app.ui.reporting.ReportForm.HTML));
        shoot("report-saved");
    }

    private void checkJar() throws IOException {
        open(sample("word-count"));
        Path jar = home.resolve("word-count-2.0.jar");
        try (java.util.zip.ZipOutputStream zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new java.util.zip.ZipEntry("acme/Other.class"));
            ScreenshotsTest.class.getResourceAsStream("ScreenshotsTest.class").transferTo(zip);
        }
        robot.interact(() -> {
            parts.details().tab().set(Tab.APPLICATION);
            parts.application().page().set(org.checkpointinspector.app.ui.application.ApplicationViewModel.Page.JAR);
        });
        shoot("check-jar-first");
        robot.interact(() -> parts.application().checkJar(jar));
        shoot("check-jar");
    }

    private void backup() throws IOException {
        open(sample("payments"));
        robot.interact(() -> parts.maintain().begin(org.checkpointinspector.maintain.Action.BACKUP));
        shoot("backup");
        robot.interact(() -> parts.maintain().close());
    }

    /** A folder whose path reads well in a picture; another one where that is taken. */
    private Path plainlyNamedFolder() throws IOException {
        Path plain = folder.getParent().resolve("checkpoints");
        return Files.exists(plain) ? Files.createDirectory(folder.resolve("checkpoints")) : Files.createDirectory(plain);
    }

    private void connect() throws IOException {
        robot.interact(() -> {
            parts.connect().show();
            parts.connect().address().set("s3a://bucket/checkpoints/orders");
        });
        shoot("connect");
        robot.interact(() -> parts.connect().close());
    }

    private void healthy() throws IOException {
        open(sample("orders-by-quarter-hour"));
        shoot("healthy");
        select("state", true, Tab.SUMMARY);
        shoot("state-folder");
        select("metadata", false, Tab.ACCESS);
        shoot("access");
        select("state/0/0/1.delta", false, Tab.BYTES);
        shoot("bytes");
        theme(Theme.DARK);
        shoot("dark");
        theme(Theme.LIGHT);
    }

    private void fails() throws IOException {
        open(sample("payments"));
        shoot("fails");
        robot.interact(() -> parts.findings().selected().set(parts.findings().shown().get(0)));
        shoot("fails-finding");
        robot.interact(() -> parts.details().tab().set(Tab.DECODED));
        shoot("fails-decoded");
        theme(Theme.DARK);
        robot.interact(() -> parts.details().tab().set(Tab.BYTES));
        shoot("fails-dark");
        theme(Theme.LIGHT);
        open(sample("inventory"));
        shoot("fails-in-state");
    }

    private void loses() throws IOException {
        open(sample("enrichment"));
        shoot("loses");
        open(sample("word-count-after-crash"));
        shoot("dstream");
        open(sample("word-count"));
        for (ApplicationViewModel.Page page : ApplicationViewModel.Page.values()) {
            robot.interact(() -> {
                parts.details().tab().set(Tab.APPLICATION);
                parts.application().page().set(page);
            });
            shoot("application-" + page.name().toLowerCase(Locale.ROOT));
        }
        theme(Theme.DARK);
        robot.interact(() -> parts.application().page().set(ApplicationViewModel.Page.GRAPH));
        shoot("application-dark");
        robot.interact(() -> parts.application().page().set(ApplicationViewModel.Page.TIMING));
        shoot("application-timing-dark");
        theme(Theme.LIGHT);
        robot.interact(() -> {
            parts.details().tab().set(Tab.STATE);
            parts.state().page().set(org.checkpointinspector.app.ui.state.StateViewModel.Page.ROWS);
        });
        shoot("application-rows");
        robot.interact(() -> parts.state().page().set(org.checkpointinspector.app.ui.state.StateViewModel.Page.MAP));
    }

    private void state() throws IOException {
        open(sample("orders-by-quarter-hour"));
        statePages("");
        open(sample("impressions-and-clicks"));
        page(Page.ROWS);
        shoot("state-join-rows");
        open(sample("customer-profiles"));
        page(Page.ROWS);
        shoot("state-variables");
        page(Page.SCHEMAS);
        shoot("state-variables-schemas");
        open(sample("inventory"));
        page(Page.MAP);
        shoot("restart-map-hole");
        theme(Theme.DARK);
        shoot("restart-map-hole-dark");
        open(golden("4.1.3-agg-rocksdb-cl", "sessions"));
        statePages("-dark");
        theme(Theme.LIGHT);
        page(Page.ROWS);
        robot.interact(() -> parts.state().rows().since().set(parts.state().rows().sinces().get(1)));
        shoot("state-changes");
        theme(Theme.DARK);
        shoot("state-changes-dark");
        theme(Theme.LIGHT);
        open(golden("4.1.3-join-leftouter-hdfs", "joined"));
        page(Page.MAP);
        shoot("restart-map-join");
        open(sample("word-count"));
        page(Page.ROWS);
        shoot("state-of-dstream");
        robot.interact(() -> parts.details().tab().set(Tab.SUMMARY));
    }

    private void statePages(String suffix) {
        for (Page page : Page.values()) {
            page(page);
            if (page == Page.SIZES) {
                robot.interact(() -> parts.state().sizes().count());
            }
            shoot("state-" + page.name().toLowerCase(Locale.ROOT) + suffix);
        }
    }

    private void page(Page page) {
        robot.interact(() -> {
            parts.details().tab().set(Tab.STATE);
            parts.state().page().set(page);
        });
    }

    private void versions() throws IOException {
        open(sample("enrichment"));
        robot.interact(() -> parts.shell().judgeForAll(List.copyOf(SparkVersion.LINES).subList(7, SparkVersion.LINES.size())));
        shoot("all-versions");
        theme(Theme.DARK);
        shoot("all-versions-dark");
        theme(Theme.LIGHT);
    }

    private void decoded() throws IOException {
        open(sample("orders-by-quarter-hour"));
        select("sources/0/0", false, Tab.DECODED);
        shoot("source-log");
        select("state/0/0/_metadata/schema", false, Tab.DECODED);
        shoot("state-schema");
        open(golden("4.1.3-file-to-parquet", "parquet").resolveSibling("sink"));
        select("_spark_metadata/2.compact", false, Tab.DECODED);
        shoot("sink-log");
        open(kafka());
        select("offsets/6", false, Tab.DECODED);
        shoot("kafka-offsets");
    }

    /** No golden checkpoint reads from Kafka; its offset log is of the same form whatever wrote it. */
    private Path kafka() throws IOException {
        Path checkpoint = golden("4.1.3-rate-micro-batch", "clicks");
        String metadata = Files.readAllLines(checkpoint.resolve("offsets/6")).get(1);
        for (int batch = 0; batch < 7; batch++) {
            String ends = "{\"clicks\":{\"0\":" + (1_204 + 97 * batch) + ",\"1\":" + (1_190 + 101 * batch) + ",\"2\":" + (1_333 + 64 * batch) + "}}";
            Goldens.remove(checkpoint.resolve("offsets/" + batch));
            Files.writeString(checkpoint.resolve("offsets/" + batch), "v1\n" + metadata + "\n" + ends);
        }
        return checkpoint;
    }

    private void unknown() throws IOException {
        Path rates = golden("4.1.3-rate-micro-batch", "rates");
        backend.deny(Goldens.newest(rates.resolve("offsets")).toString());
        open(rates);
        shoot("unknown");
    }

    private void several() {
        open(home);
        shoot("several");
    }

    private void pages() throws IOException {
        open(Files.createDirectory(home.resolve("nothing")));
        shoot("empty-folder");
        backend.deny("/data/checkpoints/payments");
        open(Path.of("/data/checkpoints/payments"));
        shoot("denied");
        open(home.resolve("no-such-folder"));
        shoot("not-found");
        robot.interact(() -> parts.shell().open("gopher://host/checkpoints/orders"));
        shoot("unsupported");
        robot.interact(() -> parts.shell().goHome());
        robot.push(KeyCode.F1);
        shoot("help");
        robot.push(KeyCode.ESCAPE);
    }

    private void loading() {
        backend.during(() -> shootNow("loading"), () -> shootNow("reading"));
        open(home.resolve("orders-by-quarter-hour/checkpoint"));
        backend.during(null, null);
    }

    private void actions() throws IOException {
        Path inventory = sample("inventory");
        open(inventory);
        robot.interact(() -> parts.maintain().begin(Action.ROLLBACK));
        shoot("action-options");
        robot.interact(() -> parts.maintain().plan());
        shoot("action-plan");
        theme(Theme.DARK);
        robot.interact(() -> robot.lookup("#maintain-phases").<TableView<?>>query().getSelectionModel().select(1));
        shoot("action-plan-dark");
        theme(Theme.LIGHT);
        robot.interact(() -> {
            parts.maintain().typedWord().set("rollback");
            parts.maintain().run();
        });
        shoot("action-result");
        theme(Theme.DARK);
        shoot("action-result-dark");
        theme(Theme.LIGHT);
        robot.interact(() -> {
            parts.maintain().undo();
            parts.maintain().run();
            parts.maintain().close();
        });
        refused(sample("payments"));
        open(sample("orders-by-quarter-hour"));
        for (Action action : List.of(Action.BACKUP, Action.CLEAR, Action.PRUNE, Action.RESTORE)) {
            robot.interact(() -> parts.maintain().begin(action));
            shoot("action-options-" + action.command());
        }
        robot.interact(() -> {
            parts.maintain().close();
            parts.offsets().show();
        });
        shoot("action-offsets");
        robot.interact(() -> parts.offsets().close());
    }

    private void refused(Path payments) throws IOException {
        Files.setLastModifiedTime(Goldens.newest(payments.resolve("commits")), FileTime.from(Instant.now()));
        open(payments);
        robot.interact(() -> {
            parts.maintain().begin(Action.CLEAR);
            parts.maintain().plan();
        });
        shoot("action-refused");
        theme(Theme.DARK);
        shoot("action-refused-dark");
        theme(Theme.LIGHT);
        robot.interact(() -> parts.maintain().close());
    }

    private void narrow() {
        robot.interact(() -> {
            stage.setWidth(860);
            stage.setHeight(640);
        });
        open(home.resolve("payments/checkpoint"));
        shoot("narrow");
    }

    /** A copy of a sample at a place that reads well. */
    private Path sample(String name) throws IOException {
        Path copy = home.resolve(name);
        if (!Files.exists(copy)) {
            Sample sample = samples.list().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
            Path from = samples.folder(sample);
            try (Stream<Path> all = Files.walk(from)) {
                for (Path each : all.toList()) {
                    Files.copy(each, copy.resolve(from.relativize(each).toString()), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        return copy.resolve("checkpoint");
    }

    private Path golden(String golden, String name) throws IOException {
        Path unpacked = Goldens.unpack(golden, folder.resolve("goldens-" + name));
        return Files.move(unpacked.getParent(), home.resolve(name)).resolve("checkpoint");
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

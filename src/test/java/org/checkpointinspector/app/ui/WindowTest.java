package org.checkpointinspector.app.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.checkpointinspector.app.ui.details.DetailsViewModel.Tab;
import org.checkpointinspector.app.ui.shell.MainWindow;
import org.checkpointinspector.app.ui.shell.Parts;
import org.checkpointinspector.app.ui.tree.TreeRow;
import org.checkpointinspector.samples.Samples;
import org.checkpointinspector.settings.SettingsFile;
import org.checkpointinspector.settings.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The window as a person uses it: mouse and keys in, what is on the screen out. */
@ExtendWith(ApplicationExtension.class)
class WindowTest {
    @TempDir
    Path folder;

    private final FaultyBackend backend = new FaultyBackend();
    private SettingsFile settings;
    private Parts parts;
    private Stage stage;
    private Scene scene;

    @Start
    void start(Stage started) {
        settings = new SettingsFile(folder.resolve("config/settings.json"));
        parts = Parts.of(
                backend, new DirectTaskRunner(), settings, Samples.bundled(folder.resolve("samples")),
                new Formats(Locale.ENGLISH, ZoneOffset.UTC, Clock.systemUTC()));
        stage = started;
        // the stage is one for all tests, and keeps the place and size that an earlier one gave it; a headless JavaFX must not draw outside its screen
        stage.setX(0);
        stage.setY(0);
        new MainWindow(stage, parts).show();
        stage.setWidth(1440);
        stage.setHeight(900);
        scene = stage.getScene();
    }

    @Test
    void theFirstStartOffersSamplesAndAClickOpensOne(FxRobot robot) {
        assertFalse(robot.lookup(".card").queryAll().isEmpty());
        robot.clickOn(robot.lookup(".card").nth(0).<Node>query());
        assertTrue(text(robot, "#verdict").length() > 5);
        assertTrue(stage.getTitle().endsWith("Checkpoint Inspector"));
        assertTrue(parts.settings().settings().get().recent().isEmpty(), "samples are not remembered");
    }

    @Test
    void anAddressIsTypedAndRemembered(FxRobot robot) throws IOException {
        Path home = Goldens.unpack("4.1.3-rate-micro-batch", folder);
        robot.push(KeyCode.CONTROL, KeyCode.L);
        robot.interact(() -> robot.lookup("#address").<TextInputControl>query().setText("  " + home + "/ "));
        robot.push(KeyCode.ENTER);
        assertEquals("Will restart", text(robot, "#verdict"));
        assertEquals(home.toString(), parts.settings().settings().get().recent().get(0));
    }

    @Test
    void theTreeIsWalkedByKeys(FxRobot robot) throws IOException {
        open(robot, Goldens.unpack("4.1.3-rate-micro-batch", folder));
        robot.clickOn("commits");
        robot.push(KeyCode.ENTER);
        robot.push(KeyCode.DOWN);
        assertEquals("commits/0", parts.open().place().get().path());
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertTrue(onScreen(robot, "Commit log"), "the decoded commit log is shown");
        robot.push(KeyCode.BACK_SPACE);
        assertEquals("commits", parts.open().place().get().path());
        robot.push(KeyCode.ENTER);
        assertFalse(onScreen(robot, "commits/0"));
        robot.push(KeyCode.BACK_SPACE);
        assertEquals("", parts.open().place().get().path());
        robot.push(KeyCode.BACK_SPACE);
        assertEquals("4.1.3-rate-micro-batch", parts.shell().location().get().name());
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        assertEquals("checkpoint", parts.shell().location().get().name());
        robot.push(KeyCode.ALT, KeyCode.RIGHT);
        assertEquals("4.1.3-rate-micro-batch", parts.shell().location().get().name());
    }

    @Test
    void aFindingSelectsItsFileAndShowsItsByte(FxRobot robot) throws IOException {
        Path home = Goldens.unpack("4.1.3-agg-hdfs", folder);
        Goldens.cut(Goldens.newest(home.resolve("offsets")), 300);
        open(robot, home);
        assertEquals("Will NOT restart", text(robot, "#verdict"));
        TableView<?> findings = robot.lookup("#findings").query();
        robot.interact(() -> findings.getSelectionModel().select(0));
        TreeTableView<TreeRow> tree = robot.lookup("#files").query();
        assertEquals("offsets/6", tree.getSelectionModel().getSelectedItem().getValue().path());
        assertEquals(Tab.BYTES, parts.details().tab().get());
        assertEquals(300, parts.details().bytes().marked().get());
        assertTrue(robot.lookup("#hex").query().isVisible());
        assertTrue(robot.lookup(".hex-mark").queryAll().stream().anyMatch(Node::isVisible), "the byte is marked");
    }

    @Test
    void theBannerLeadsToItsCause(FxRobot robot) throws IOException {
        Path home = Goldens.unpack("4.1.3-agg-hdfs", folder);
        Goldens.cut(Goldens.newest(home.resolve("offsets")), 300);
        open(robot, home);
        robot.clickOn("#culprit");
        assertEquals("offsets/6", parts.open().place().get().path());
        assertEquals(300L, parts.open().place().get().offset());
    }

    @Test
    void aBatchLeadsToItsOffsetLog(FxRobot robot) throws IOException {
        open(robot, Goldens.unpack("4.1.3-rate-micro-batch", folder));
        robot.clickOn(robot.lookup(".batch").<Labeled>match(label -> label.getText().equals("3")).<Node>query());
        assertEquals("offsets/3", parts.open().place().get().path());
    }

    @Test
    void theFilterNarrowsTheTreeAndEscapeClearsIt(FxRobot robot) throws IOException {
        open(robot, Goldens.unpack("4.1.3-agg-hdfs", folder));
        TreeTableView<TreeRow> tree = robot.lookup("#files").query();
        int before = tree.getExpandedItemCount();
        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.write("schema");
        assertEquals(1, parts.tree().root().get() == null ? 0 : tree.getRoot().getChildren().size());
        assertTrue(visibleNames(tree).contains("schema"), visibleNames(tree));
        robot.push(KeyCode.ESCAPE);
        assertTrue(tree.getExpandedItemCount() >= before);
        assertEquals("", parts.tree().query().get());
    }

    @Test
    void aFindingThatTheFilterHidesIsShownAllTheSame(FxRobot robot) throws IOException {
        Path home = Goldens.unpack("4.1.3-agg-hdfs", folder);
        Goldens.cut(Goldens.newest(home.resolve("offsets")), 300);
        open(robot, home);
        robot.interact(() -> parts.tree().query().set("schema"));
        robot.clickOn("#culprit");
        TreeTableView<TreeRow> tree = robot.lookup("#files").query();
        assertEquals("offsets/6", tree.getSelectionModel().getSelectedItem().getValue().path());
    }

    @Test
    void columnsSortAndTheSelectionStays(FxRobot robot) throws IOException {
        open(robot, Goldens.unpack("4.1.3-agg-hdfs", folder));
        TreeTableView<TreeRow> tree = robot.lookup("#files").query();
        robot.interact(() -> parts.open().place().set(Place.file(parts.open().checkpoints().get(0), "offsets/2")));
        robot.interact(() -> {
            tree.getColumns().get(4).setSortType(javafx.scene.control.TreeTableColumn.SortType.DESCENDING);
            tree.getSortOrder().setAll(java.util.List.of(tree.getColumns().get(4)));
        });
        long last = Long.MAX_VALUE;
        for (javafx.scene.control.TreeItem<TreeRow> item : tree.getRoot().getChildren()) {
            long bytes = item.getValue() instanceof TreeRow.FolderRow row ? row.folder().totalBytes() : ((TreeRow.FileRow) item.getValue()).file().bytes();
            assertTrue(bytes <= last, item.getValue().path());
            last = bytes;
        }
        assertEquals("offsets/2", tree.getSelectionModel().getSelectedItem().getValue().path());
    }

    @Test
    void whatIsSelectedCanBeCopied(FxRobot robot) throws IOException {
        Path home = Goldens.unpack("4.1.3-rate-micro-batch", folder);
        open(robot, home);
        robot.clickOn("commits");
        robot.push(KeyCode.CONTROL, KeyCode.C);
        assertEquals(home.resolve("commits").toString(), clipboard(robot));
        robot.clickOn("#verdict");
        robot.push(KeyCode.CONTROL, KeyCode.C);
        assertEquals("Will restart", clipboard(robot));
    }

    @Test
    void refreshKeepsWhatIsOpenAndSelected(FxRobot robot) throws IOException {
        Path home = Goldens.unpack("4.1.3-rate-micro-batch", folder);
        open(robot, home);
        robot.interact(() -> parts.open().place().set(Place.file(parts.open().checkpoints().get(0), "commits/2")));
        Files.writeString(home.resolve("commits/77"), "v1\n{}");
        robot.push(KeyCode.F5);
        TreeTableView<TreeRow> tree = robot.lookup("#files").query();
        assertEquals("commits/2", tree.getSelectionModel().getSelectedItem().getValue().path());
        assertTrue(visibleNames(tree).contains("77"), visibleNames(tree));
    }

    @Test
    void lightAndDarkAreSwitchedAndRemembered(FxRobot robot) {
        robot.interact(() -> parts.settings().change(now -> now.withTheme(Theme.LIGHT)));
        String light = onFx(robot, Application::getUserAgentStylesheet);
        robot.clickOn("#theme");
        robot.clickOn("Dark");
        assertNotEquals(light, onFx(robot, Application::getUserAgentStylesheet));
        assertEquals(Theme.DARK, settings.load().settings().theme());
        robot.interact(() -> parts.settings().change(now -> now.withTheme(Theme.LIGHT)));
    }

    @Test
    void helpOpensAndCloses(FxRobot robot) {
        robot.push(KeyCode.F1);
        assertTrue(robot.lookup("#help-page").tryQuery().isPresent());
        assertTrue(onScreen(robot, "list and inspect again"));
        robot.push(KeyCode.ESCAPE);
        assertTrue(robot.lookup("#help-page").tryQuery().isEmpty());
    }

    @Test
    void whatFailsIsToldInWordsAndCanBeTriedAgain(FxRobot robot) throws IOException {
        Path home = folder.resolve("later/checkpoint");
        open(robot, home);
        assertTrue(onScreen(robot, "Not found"));
        Files.createDirectories(folder.resolve("later"));
        Files.move(Goldens.unpack("4.1.3-rate-micro-batch", folder), home);
        robot.clickOn("Try again");
        assertEquals("Will restart", text(robot, "#verdict"));
        backend.deny(folder.toString());
        open(robot, folder);
        assertTrue(onScreen(robot, "Permission denied"));
        open(robot, Files.createDirectory(folder.resolve("empty")));
        assertTrue(onScreen(robot, "This folder is empty"));
    }

    @Test
    void aFileThatMayNotBeReadIsToldInItsTab(FxRobot robot) throws IOException {
        Path home = Goldens.unpack("4.1.3-rate-micro-batch", folder);
        backend.deny(home.resolve("commits/0").toString());
        open(robot, home);
        robot.interact(() -> {
            parts.open().place().set(Place.file(parts.open().checkpoints().get(0), "commits/0"));
            parts.details().tab().set(Tab.DECODED);
        });
        assertTrue(onScreen(robot, "You may not read " + home.resolve("commits/0") + "."));
        robot.interact(() -> parts.details().tab().set(Tab.ACCESS));
        assertTrue(onScreen(robot, "Ask its owner for the right to read it, or open it as another user."));
    }

    @Test
    void theBytesAreWalkedByKeysAndCopied(FxRobot robot) throws IOException {
        Path home = Goldens.unpack("4.1.3-rate-micro-batch", folder);
        open(robot, home);
        robot.interact(() -> {
            parts.open().place().set(Place.file(parts.open().checkpoints().get(0), "commits/0"));
            parts.details().tab().set(Tab.BYTES);
        });
        robot.interact(() -> robot.lookup("#hex").query().requestFocus());
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.SHIFT, KeyCode.RIGHT);
        robot.push(KeyCode.CONTROL, KeyCode.C);
        assertEquals("31 0a", clipboard(robot), "v1 and a line feed");
        robot.push(KeyCode.CONTROL, KeyCode.END);
        assertEquals(Files.size(home.resolve("commits/0")) - 1, parts.details().bytes().caret().get());
        robot.clickOn("#goto-offset").write("0x1").push(KeyCode.ENTER);
        assertEquals(1, parts.details().bytes().caret().get());
    }

    @Test
    void theWindowIsRememberedWhenItCloses(FxRobot robot) throws IOException {
        open(robot, Goldens.unpack("4.1.3-rate-micro-batch", folder));
        robot.interact(() -> {
            stage.setWidth(1234);
            stage.setHeight(777);
            stage.hide();
        });
        assertEquals(1234, settings.load().settings().window().width());
        assertEquals(777, settings.load().settings().window().height());
        assertTrue(settings.load().settings().dividers().containsKey("middle"));
    }

    @Test
    void theRestartMapIsWalkedByKeysAndLeadsToTheHole(FxRobot robot) throws IOException {
        Path home = Goldens.unpack("4.1.3-agg-hdfs", folder);
        Goldens.remove(home.resolve("state/0/1/7.delta"), home.resolve("state/0/1/7.snapshot"));
        open(robot, home);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        assertTrue(text(robot, "#map-summary").startsWith("1 of 2 stores"), text(robot, "#map-summary"));
        robot.interact(() -> robot.lookup("#restart-map").query().requestFocus());
        robot.push(KeyCode.UP);
        robot.push(KeyCode.LEFT);
        assertTrue(text(robot, "#map-words").startsWith("Operator 0, partition 0, store default, after batch 5"), text(robot, "#map-words"));
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        assertTrue(parts.open().place().get().path().startsWith("state/0/1/6."), parts.open().place().get().path());
    }

    @Test
    void rowsAreShownFilteredComparedAndCopied(FxRobot robot) throws IOException {
        open(robot, Goldens.unpack("4.1.3-agg-hdfs", folder));
        robot.clickOn("#tab-STATE");
        robot.clickOn("#state-ROWS");
        TableView<?> rows = robot.lookup("#state-rows").query();
        int all = rows.getItems().size();
        assertTrue(all > 3);
        robot.clickOn("#rows-filter").write("anna");
        assertTrue(rows.getItems().size() > 0 && rows.getItems().size() < all);
        assertTrue(text(robot, "#rows-words").contains(" of "), text(robot, "#rows-words"));
        robot.interact(() -> {
            rows.getSelectionModel().select(0);
            rows.requestFocus();
        });
        robot.push(KeyCode.CONTROL, KeyCode.C);
        assertTrue(clipboard(robot).contains("\tanna\t"), clipboard(robot));
        robot.interact(() -> {
            parts.state().rows().filter().set("");
            parts.state().rows().since().set(parts.state().rows().sinces().get(1));
        });
        assertEquals("Change", rows.getColumns().get(0).getText());
        assertFalse(rows.getItems().isEmpty());
    }

    @Test
    void aRollbackIsClickedThroughFromTheBannerAndTakenBack(FxRobot robot) throws IOException {
        Path home = Goldens.unpack("4.1.3-agg-hdfs", folder);
        Path newest = Goldens.newest(home.resolve("offsets"));
        FileTime written = Files.getLastModifiedTime(newest);
        Goldens.cut(newest, 300);
        Files.setLastModifiedTime(newest, written);
        open(robot, home);
        robot.clickOn("#roll-back-to");
        robot.clickOn("#maintain-plan");
        assertTrue(robot.lookup("#maintain-phases").<TableView<?>>query().getItems().size() > 2);
        assertTrue(robot.lookup("#maintain-run").<Node>query().isDisabled(), "the word is missing");
        robot.clickOn("#maintain-word").write("rollback");
        robot.clickOn("#maintain-run");
        assertEquals("Done", text(robot, "#maintain-result"));
        assertEquals("Will restart", text(robot, "#verdict"), "the window judges again");
        assertFalse(Files.exists(newest));
        robot.clickOn("#maintain-undo");
        robot.clickOn("#maintain-run");
        assertEquals("Done", text(robot, "#maintain-result"));
        assertTrue(Files.exists(newest));
        robot.clickOn("#maintain-done");
        assertEquals("Will NOT restart", text(robot, "#verdict"));
        assertFalse(robot.lookup("#overlay").<Node>query().isVisible());
    }

    @Test
    void offsetsAreExportedFromTheMenu(FxRobot robot) throws IOException {
        open(robot, Goldens.unpack("4.1.3-rate-micro-batch", folder));
        robot.clickOn("#maintain-menu");
        robot.clickOn("Export offsets…");
        assertTrue(onScreen(robot, "Start positions"));
        robot.clickOn("#offsets-copy");
        assertTrue(clipboard(robot).startsWith("# Source 0"), clipboard(robot));
        robot.push(KeyCode.ESCAPE);
        assertFalse(robot.lookup("#overlay").<Node>query().isVisible());
        assertFalse(parts.offsets().shown().get());
    }

    @Test
    void theTrendIsDrawnAndReadByKeys(FxRobot robot) throws IOException {
        open(robot, Goldens.unpack("4.1.3-agg-hdfs", folder));
        robot.interact(() -> parts.details().tab().set(Tab.TREND));
        assertTrue(robot.lookup("#trend-DURATION").tryQuery().isPresent());
        assertTrue(onScreen(robot, "Batch duration and delay"));
        robot.interact(() -> robot.from(robot.lookup("#trend-DURATION").<Node>query()).lookup(".chart").<Node>query().requestFocus());
        WaitForAsyncUtils.waitForFxEvents();
        robot.push(KeyCode.LEFT);
        assertTrue(robot.lookup(".chart-reading").queryAllAs(Labeled.class).stream().anyMatch(label -> label.getText().startsWith("batch 5 ")));
    }

    @Test
    void aPastedErrorIsExplainedAndLeadsToItsFile(FxRobot robot) throws IOException {
        open(robot, Goldens.unpack("4.1.3-agg-hdfs", folder));
        robot.push(KeyCode.CONTROL, KeyCode.E);
        robot.interact(() -> robot.lookup("#explain-text").<TextInputControl>query().setText(
                "java.lang.IllegalStateException: Error reading delta file /data/orders/state/0/1/6.delta of HDFSStateStoreProvider[id = (op=0,part=1),"
                        + "dir = /data/orders/state/0/1]: /data/orders/state/0/1/6.delta does not exist"));
        assertEquals("Cause: file missing", text(robot, "#explain-cause"));
        robot.clickOn("state/0/1/6.delta");
        assertEquals("state/0/1/6.delta", parts.open().place().get().path());
        assertTrue(robot.lookup("#explain-page").tryQuery().isEmpty());
    }

    @Test
    void watchingTellsOfAnotherVerdict(FxRobot robot) throws IOException {
        Path home = Goldens.unpack("4.1.3-agg-hdfs", folder);
        open(robot, home);
        robot.clickOn("#watch");
        assertEquals(Tab.TREND, parts.details().tab().get());
        assertTrue(text(robot, "#watch-status").startsWith("Every 10 s"), text(robot, "#watch-status"));
        Goldens.cut(Goldens.newest(home.resolve("offsets")), 0);
        robot.clickOn("#watch-now");
        assertTrue(onScreen(robot, "other verdict"));
        assertFalse(robot.lookup(".notice").queryAll().isEmpty());
        robot.clickOn("#watch");
        assertFalse(robot.lookup("#watch-status").tryQuery().filter(Node::isVisible).filter(node -> node.getParent().isVisible()).isPresent());
    }

    @Test
    void allVersionsAreJudgedFromTheBanner(FxRobot robot) throws IOException {
        open(robot, Goldens.unpack("4.1.3-agg-hdfs", folder));
        robot.clickOn("#spark");
        robot.clickOn("All versions …");
        assertTrue(onScreen(robot, "Verdict by Spark version"));
    }

    @Test
    void aDroppedFolderIsOpened(FxRobot robot) throws IOException {
        Path home = Goldens.unpack("4.1.3-rate-micro-batch", folder);
        robot.interact(() -> ((org.checkpointinspector.app.ui.shell.ShellView) scene.getRoot()).dropped(java.util.List.of(home.toFile())));
        assertEquals("Will restart", text(robot, "#verdict"));
    }

    @Test
    void aDroppedJarIsHeldAgainstTheApplicationThatIsOpen(FxRobot robot) throws IOException {
        Path jar = folder.resolve("orders.jar");
        try (java.util.zip.ZipOutputStream zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new java.util.zip.ZipEntry("acme/Other.class"));
            WindowTest.class.getResourceAsStream("WindowTest.class").transferTo(zip);
        }
        open(robot, Goldens.unpack("4.1.0-ds-update", folder));
        robot.interact(() -> ((org.checkpointinspector.app.ui.shell.ShellView) scene.getRoot()).dropped(java.util.List.of(jar.toFile())));
        assertEquals("Will NOT recover with this application", text(robot, "#jar-result"));
        assertEquals(jar.toString(), text(robot, "#jar-application"));
    }

    @Test
    void tabStaysOnThePageInFront(FxRobot robot) {
        robot.interact(() -> parts.connect().show("s3a://bucket/checkpoints"));
        WaitForAsyncUtils.waitForFxEvents();
        Node page = robot.lookup("#overlay").query();
        for (int i = 0; i < 40; i++) {
            robot.push(i < 20 ? new KeyCode[] {KeyCode.TAB} : new KeyCode[] {KeyCode.SHIFT, KeyCode.TAB});
            Node at = scene.getFocusOwner();
            while (at != null && at != page) {
                at = at.getParent();
            }
            assertEquals(page, at, () -> "the focus is at " + scene.getFocusOwner());
        }
    }

    @Test
    void widthsAndOrderOfTheTreeAreRemembered(FxRobot robot) throws IOException {
        open(robot, Goldens.unpack("4.1.3-agg-hdfs", folder));
        TreeTableView<TreeRow> tree = robot.lookup("#files").query();
        robot.interact(() -> {
            tree.getColumns().get(1).setPrefWidth(211);
            tree.getColumns().get(4).setSortType(javafx.scene.control.TreeTableColumn.SortType.DESCENDING);
            tree.getSortOrder().setAll(java.util.List.of(tree.getColumns().get(4)));
        });
        robot.interact(() -> stage.hide());
        assertEquals(211, settings.load().settings().columnWidths().get("files/what"));
        assertEquals(java.util.List.of("-size"), settings.load().settings().sorting().get("files"));
    }

    private void open(FxRobot robot, Path place) {
        robot.interact(() -> parts.shell().open(place.toString()));
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).<Labeled>query().getText();
    }

    private static boolean onScreen(FxRobot robot, String text) {
        return robot.lookup((Node node) -> node instanceof Labeled labeled && text.equals(labeled.getText()) && node.getScene() != null).tryQuery().isPresent();
    }

    private static String visibleNames(TreeTableView<TreeRow> tree) {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < tree.getExpandedItemCount(); i++) {
            names.append(tree.getTreeItem(i).getValue().name()).append(' ');
        }
        return names.toString();
    }

    private static String clipboard(FxRobot robot) {
        return onFx(robot, () -> Clipboard.getSystemClipboard().getString());
    }

    private static <T> T onFx(FxRobot robot, Supplier<T> question) {
        java.util.concurrent.atomic.AtomicReference<T> answer = new java.util.concurrent.atomic.AtomicReference<>();
        robot.interact(() -> answer.set(question.get()));
        return answer.get();
    }
}

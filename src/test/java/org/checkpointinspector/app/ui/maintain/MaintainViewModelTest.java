package org.checkpointinspector.app.ui.maintain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.checkpointinspector.app.ui.DirectTaskRunner;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Goldens;
import org.checkpointinspector.app.ui.LiveBackend;
import org.checkpointinspector.app.ui.Place;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.shell.SettingsViewModel;
import org.checkpointinspector.app.ui.shell.ShellViewModel;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.maintain.Action;
import org.checkpointinspector.maintain.Outcome;
import org.checkpointinspector.maintain.PlanClear;
import org.checkpointinspector.settings.SettingsFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The actions of the window, on real checkpoints, without a screen. */
class MaintainViewModelTest {
    @TempDir
    Path folder;

    private final DirectTaskRunner runner = new DirectTaskRunner();
    private final Formats formats = new Formats(Locale.ENGLISH, ZoneOffset.UTC, Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC));
    private final OpenLocation open = new OpenLocation(new LiveBackend(), runner, formats.clock());
    private final ShellViewModel shell = new ShellViewModel(open);
    private SettingsViewModel settings;
    private MaintainViewModel maintain;
    private Path home;

    @BeforeEach
    void openACheckpoint() throws IOException {
        settings = new SettingsViewModel(new SettingsFile(folder.resolve("config/settings.json")), runner);
        maintain = new MaintainViewModel(open, shell, settings, new LiveBackend(), place -> false, runner, formats);
        home = Goldens.unpack("4.1.3-agg-hdfs", folder);
        shell.open(home.toString());
    }

    @Test
    void aBackupNeedsNoWordAndIsWhole() throws IOException {
        TreeMap<String, String> before = content(home);
        maintain.begin(Action.BACKUP);
        assertEquals(home + "_backup_20261123-090000", maintain.options().destination().get());
        maintain.plan();
        assertTrue(maintain.canRun().get());
        maintain.run();
        assertEquals(Outcome.Status.DONE, ended().outcome().status());
        assertEquals(before, content(Path.of(home + "_backup_20261123-090000/checkpoint")));
        assertEquals(before, content(home));
    }

    @Test
    void aBackupIsPackedIntoOneFile() throws IOException {
        maintain.begin(Action.BACKUP);
        maintain.options().form().set(OptionsViewModel.Form.ZIP);
        assertEquals(home + "_backup_20261123-090000.zip", maintain.options().destination().get());
        maintain.options().form().set(OptionsViewModel.Form.TAR_GZ);
        assertEquals(home + "_backup_20261123-090000.tar.gz", maintain.options().destination().get());
        maintain.options().form().set(OptionsViewModel.Form.ZIP);
        maintain.plan();
        maintain.run();
        assertEquals(Outcome.Status.DONE, ended().outcome().status());
        try (ZipFile zip = new ZipFile(home + "_backup_20261123-090000.zip")) {
            assertNotNull(zip.getEntry("checkpoint/metadata"), () -> zip.stream().map(Object::toString).toList().toString());
        }
    }

    @Test
    void aBackupIsMadeAsOfABatchOrOfOneFolder() throws IOException {
        maintain.begin(Action.BACKUP);
        maintain.options().contents().set(OptionsViewModel.Contents.AS_OF);
        maintain.options().batch().set(5L);
        maintain.plan();
        maintain.run();
        Path backup = Path.of(home + "_backup_20261123-090000/checkpoint");
        assertTrue(Files.exists(backup.resolve("commits/5")));
        assertFalse(Files.exists(backup.resolve("commits/6")));
        Goldens.remove(backup.getParent());
        open.place().set(Place.folder(open.checkpoints().get(0), "offsets"));
        maintain.begin(Action.BACKUP);
        assertEquals("offsets", maintain.options().selected());
        maintain.options().contents().set(OptionsViewModel.Contents.SELECTED);
        maintain.plan();
        maintain.run();
        assertTrue(Files.exists(backup.resolve("offsets/6")));
        assertFalse(Files.exists(backup.resolve("commits")));
    }

    @Test
    void theFolderOfTheLastBackupIsOfferedAgain() throws IOException {
        maintain.begin(Action.BACKUP);
        maintain.options().chooseFolder(Files.createDirectory(folder.resolve("backups")).toString());
        maintain.plan();
        maintain.run();
        assertEquals(Outcome.Status.DONE, ended().outcome().status());
        maintain.begin(Action.BACKUP);
        assertEquals(folder.resolve("backups/checkpoint_backup_20261123-090000").toString(), maintain.options().destination().get());
        maintain.begin(Action.CLEAR);
        assertEquals(home + "_backup_20261123-090000", maintain.options().destination().get(), "what is set aside stays beside, where it is only renamed");
    }

    @Test
    void aClearNeedsItsWordAndIsTakenBack() throws IOException {
        TreeMap<String, String> before = content(home);
        maintain.begin(Action.CLEAR);
        maintain.plan();
        assertFalse(maintain.canRun().get());
        maintain.run();
        assertInstanceOf(Stage.Planned.class, maintain.stage().get(), "nothing runs without the word");
        maintain.typedWord().set("clear");
        assertTrue(maintain.canRun().get());
        maintain.run();
        assertEquals(Outcome.Status.DONE, ended().outcome().status());
        assertEquals(new TreeMap<>(), content(home));
        assertFalse(maintain.possible().get(), "the window shows what is left");
        undoneTo(before);
    }

    @Test
    void theIdOfTheQueryIsKept() throws IOException {
        maintain.begin(Action.CLEAR);
        maintain.options().what().set(PlanClear.What.ALL_BUT_METADATA);
        maintain.plan();
        maintain.typedWord().set("clear");
        maintain.run();
        assertTrue(Files.exists(home.resolve("metadata")));
        assertFalse(Files.exists(home.resolve("offsets")));
    }

    @Test
    void aRollbackGoesToTheLastGoodBatchAndIsTakenBack() throws IOException {
        Path newest = Goldens.newest(home.resolve("offsets"));
        FileTime written = Files.getLastModifiedTime(newest);
        Goldens.cut(newest, 300);
        Files.setLastModifiedTime(newest, written);
        TreeMap<String, String> before = content(home);
        shell.refresh();
        assertEquals(Verdict.FAILS, open.checkpoint().get().verdict());
        Long good = open.checkpoint().get().progress().lastGoodBatch();
        assertNotNull(good);
        maintain.begin(Action.ROLLBACK);
        assertEquals(good, maintain.options().batch().get());
        maintain.plan();
        maintain.typedWord().set("rollback");
        maintain.run();
        assertEquals(Outcome.Status.DONE, ended().outcome().status());
        assertEquals(Verdict.RESTARTS, open.checkpoint().get().verdict(), "the window judges what is left");
        assertEquals(good, open.checkpoint().get().progress().latestCommitBatch());
        undoneTo(before);
        assertEquals(Verdict.FAILS, open.checkpoint().get().verdict());
    }

    @Test
    void aWriterThatSeemsAliveIsAskedAbout() throws IOException {
        Files.setLastModifiedTime(Goldens.newest(home.resolve("commits")), FileTime.from(Instant.now()));
        maintain.begin(Action.CLEAR);
        maintain.plan();
        Stage.Planned planned = assertInstanceOf(Stage.Planned.class, maintain.stage().get());
        assertEquals("writer-alive", planned.prepared().refusals().get(0).guard());
        maintain.typedWord().set("clear");
        assertFalse(maintain.canRun().get());
        maintain.typedPath().set(home.getParent().toString());
        assertFalse(maintain.canRun().get());
        maintain.typedPath().set(home.toString());
        assertTrue(maintain.canRun().get());
        maintain.run();
        assertEquals(Outcome.Status.DONE, ended().outcome().status());
    }

    @Test
    void aBatchThatCameAfterThePlanStopsIt() throws IOException {
        maintain.begin(Action.CLEAR);
        maintain.plan();
        maintain.typedWord().set("clear");
        Files.writeString(home.resolve("offsets/99"), "v1\n{}\n-");
        maintain.run();
        Stage.Planned again = assertInstanceOf(Stage.Planned.class, maintain.stage().get());
        assertEquals("writer-alive", again.prepared().refusals().get(0).guard());
        assertTrue(Files.exists(home.resolve("commits")), "nothing was changed");
    }

    @Test
    void aBackupIsRestoredOverWhatIsThere() throws IOException {
        TreeMap<String, String> before = content(home);
        maintain.begin(Action.BACKUP);
        maintain.plan();
        maintain.run();
        Goldens.remove(home.resolve("commits"));
        shell.open(home + "_backup_20261123-090000");
        maintain.begin(Action.RESTORE);
        assertEquals(home + "_backup_20261123-090000", maintain.options().from().get(), "the backup that is open is the one that is offered");
        maintain.plan();
        maintain.typedWord().set("restore");
        maintain.run();
        assertEquals(Outcome.Status.DONE, ended().outcome().status());
        assertEquals(before, content(home));
    }

    @Test
    void whyThereIsNoPlanIsSaidBesideTheOptions() {
        maintain.begin(Action.PRUNE);
        maintain.options().keep().set("many");
        maintain.plan();
        assertTrue(trouble().message().startsWith("Batches that stay"), trouble().message());
        maintain.options().keep().set("1");
        maintain.plan();
        assertTrue(trouble().message().startsWith("At least 2"), trouble().message());
        maintain.begin(Action.ROLLBACK);
        maintain.options().batch().set(open.checkpoint().get().progress().latestOffsetBatch());
        maintain.plan();
        assertTrue(trouble().message().startsWith("Nothing is newer"), trouble().message());
        maintain.options().batch().set(4711L);
        maintain.plan();
        assertTrue(trouble().message().contains("4711"), trouble().message());
    }

    private void undoneTo(TreeMap<String, String> before) throws IOException {
        maintain.undo();
        assertTrue(maintain.canRun().get(), "bringing back needs no word: " + maintain.stage().get());
        maintain.run();
        assertEquals(Outcome.Status.DONE, ended().outcome().status());
        assertEquals(before, content(home));
    }

    private Stage.Ended ended() {
        return assertInstanceOf(Stage.Ended.class, maintain.stage().get());
    }

    private Stage.Trouble trouble() {
        return assertInstanceOf(Stage.Options.class, maintain.stage().get()).trouble();
    }

    private static TreeMap<String, String> content(Path folder) throws IOException {
        TreeMap<String, String> content = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile).forEach(file -> {
                try {
                    content.put(folder.relativize(file).toString(), Arrays.toString(Files.readAllBytes(file)));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            });
        }
        return content;
    }
}

package org.checkpointinspector.app.ui.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.checkpointinspector.app.ui.DirectTaskRunner;
import org.checkpointinspector.app.ui.FaultyBackend;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Goldens;
import org.checkpointinspector.app.ui.application.ApplicationViewModel.Page;
import org.checkpointinspector.app.ui.details.Loaded;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.shell.ShellViewModel;
import org.checkpointinspector.diagnose.jar.JarReport.Result;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.inspect.Application.RecoveryPoint;
import org.checkpointinspector.report.DecodedView.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application tab without a screen, over the checkpoint of a real application. */
class ApplicationViewModelTest {
    @TempDir
    Path folder;

    private final Formats formats = new Formats(Locale.ENGLISH, ZoneOffset.UTC, Clock.systemUTC());
    private final FaultyBackend backend = new FaultyBackend();
    private final DirectTaskRunner runner = new DirectTaskRunner();
    private final OpenLocation open = new OpenLocation(backend, runner, formats.clock());
    private final ShellViewModel shell = new ShellViewModel(open);
    private final ApplicationViewModel model = new ApplicationViewModel(open, backend, runner, formats);

    private Path show() throws IOException {
        Path home = Goldens.unpack("4.1.0-ds-update", folder);
        shell.open(home.toString());
        return home;
    }

    /** A folder with a class that the checkpoint does not name. */
    private Path foreignClasses() throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        Files.copy(ownClass(), classes.resolve("Other.class"));
        return classes;
    }

    private static InputStream ownClass() {
        return ApplicationViewModelTest.class.getResourceAsStream("ApplicationViewModelTest.class");
    }

    private ObjectNode objects() {
        return assertInstanceOf(Loaded.Ready.class, model.objects().state().get()).content() instanceof ObjectNode node ? node : null;
    }

    private JarView checked() {
        return assertInstanceOf(Loaded.Ready.class, model.jar().result().get()).content() instanceof JarView view ? view : null;
    }

    @Test
    void aQueryIsNoApplication() throws IOException {
        shell.open(Goldens.unpack("4.1.3-rate-micro-batch", folder).toString());
        model.front().set(true);
        model.page().set(Page.OBJECTS);
        assertNull(model.application().get());
        assertInstanceOf(Loaded.Nothing.class, model.objects().state().get());
        model.checkJar(folder);
        assertInstanceOf(Loaded.Nothing.class, model.jar().result().get(), "there is nothing to hold it against");
    }

    @Test
    void theGraphHasItsInputItsStateAndItsOutput() throws IOException {
        show();
        Application application = model.application().get();
        assertNotNull(application);
        assertTrue(application.dstreams().stream().anyMatch(Application.Stream::input));
        assertTrue(application.dstreams().stream().anyMatch(Application.Stream::output));
        assertTrue(application.dstreams().stream().anyMatch(stream -> stream.simpleType().equals("StateDStream")));
        GraphLayout layout = GraphLayout.of(application.dstreams());
        application.dstreams().forEach(stream -> stream.parents().forEach(parent ->
                assertTrue(layout.column().get(parent) < layout.column().get(stream.id()), "what it is made from stands to the left")));
    }

    @Test
    void arrowsInACircleHaveAnEnd() {
        Application.Stream one = stream(1, List.of(2));
        Application.Stream two = stream(2, List.of(1));
        GraphLayout layout = GraphLayout.of(List.of(one, two, stream(3, List.of(99))));
        assertEquals(3, layout.column().size());
        assertTrue(layout.columns() <= 3, "as many columns as streams at most");
        assertEquals(0, layout.column().get(3), "a parent that is not there pushes nothing");
    }

    private static Application.Stream stream(int id, List<Integer> parents) {
        return new Application.Stream(
                id, "org.apache.spark.streaming.dstream.MappedDStream", null, null, false, false, null, null, null, null, "", parents, List.of(), Map.of(), Map.of(), Map.of());
    }

    @Test
    void recoveryLeadsToTheFileThatSparkTakes() throws IOException {
        Path home = show();
        Application application = model.application().get();
        String taken = application.recoveryFile();
        assertTrue(Files.exists(home.resolve(taken)));
        assertEquals(taken, application.recoveryPoints().get(0).file(), "the newest is tried first");
        model.goTo(application.recoveryPoints().get(1).file());
        assertEquals(application.recoveryPoints().get(1).file(), open.place().get().path());
    }

    @Test
    void aDamagedNewestFileIsPassedOver() throws IOException {
        Path home = Goldens.unpack("4.1.0-ds-update", folder);
        String newest;
        try (Stream<Path> files = Files.list(home)) {
            newest = files.map(file -> file.getFileName().toString()).filter(name -> name.matches("checkpoint-\\d+")).max(String::compareTo).orElseThrow();
        }
        Goldens.cut(home.resolve(newest), 900);
        shell.open(home.toString());
        RecoveryPoint first = model.application().get().recoveryPoints().get(0);
        assertEquals(newest, first.file());
        assertNotNull(first.trouble());
        assertFalse(newest.equals(model.application().get().recoveryFile()), "Spark takes an older one");
    }

    @Test
    void objectsAreReadOnlyWhenTheyAreLookedAt() throws IOException {
        show();
        model.page().set(Page.OBJECTS);
        assertInstanceOf(Loaded.Nothing.class, model.objects().state().get(), "the tab is not in front");
        model.front().set(true);
        assertTrue(objects().type().contains("org.apache.spark.streaming.Checkpoint"), objects().type());
        assertEquals(model.application().get().recoveryFile(), model.objectsFile());
    }

    @Test
    void objectsOfTheSelectedFileAreShownAndFound() throws IOException {
        show();
        model.front().set(true);
        model.page().set(Page.OBJECTS);
        String other = model.application().get().recoveryPoints().get(2).file();
        model.goTo(other);
        assertEquals(other, model.objectsFile());
        List<List<Integer>> found = ObjectNode.find(objects(), "StateDStream", 10);
        assertFalse(found.isEmpty());
        ObjectNode at = objects();
        for (int index : found.get(0)) {
            at = at.children().get(index);
        }
        assertTrue((at.type() + at.words() + at.name()).contains("StateDStream"), at.type());
    }

    @Test
    void anApplicationWithoutItsClassesWillNotRecover() throws IOException {
        Path home = show();
        model.checkJar(foreignClasses());
        assertEquals(Page.JAR, model.page().get());
        JarView view = checked();
        assertEquals(Result.CHANGED, view.result());
        assertTrue(view.title().startsWith("Will NOT recover"), view.title());
        assertTrue(view.error().startsWith("org.apache.spark.SparkException: Failed to read checkpoint from directory " + home), view.error());
        assertTrue(view.error().contains("Caused by: java.lang."), view.error());
        List<Table> tables = view.sections().stream().filter(Table.class::isInstance).map(Table.class::cast).toList();
        assertFalse(tables.isEmpty());
        assertEquals("missing", tables.get(0).rows().get(0).get(0), "what breaks comes first");
    }

    @Test
    void theSelectedCheckpointFileIsWhatTheJarIsHeldAgainst() throws IOException {
        show();
        String other = model.application().get().recoveryPoints().get(1).file();
        model.goTo(other);
        model.checkJar(foreignClasses());
        assertTrue(checked().sentence().contains(other), checked().sentence());
    }

    @Test
    void whatIsNoJarIsToldInASentence() throws IOException {
        show();
        Path broken = Files.writeString(folder.resolve("broken.jar"), "this is no archive");
        model.checkJar(broken);
        Loaded.Failed<?> failed = assertInstanceOf(Loaded.Failed.class, model.jar().result().get());
        assertTrue(failed.what().contains("broken.jar"), failed.what());
        assertFalse(failed.advice().isEmpty());
        model.checkJar(folder.resolve("gone.jar"));
        failed = assertInstanceOf(Loaded.Failed.class, model.jar().result().get());
        assertTrue(failed.what().contains("gone.jar"), failed.what());
    }

    @Test
    void aJarIsCheckedAgainAfterItWasBuiltAnewAndForgottenWithItsCheckpoint() throws IOException {
        Path home = show();
        Path jar = folder.resolve("app.jar");
        model.checkJar(jar);
        assertInstanceOf(Loaded.Failed.class, model.jar().result().get());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("acme/Other.class"));
            ownClass().transferTo(zip);
        }
        model.jar().again();
        assertEquals(Result.CHANGED, checked().result());
        shell.open(home.getParent().toString());
        assertEquals(jar, model.jar().application().get(), "to be checked against the next one");
        assertInstanceOf(Loaded.Nothing.class, model.jar().result().get());
    }
}

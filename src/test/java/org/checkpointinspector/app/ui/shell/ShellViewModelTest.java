package org.checkpointinspector.app.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.checkpointinspector.app.ui.FaultyBackend;
import org.checkpointinspector.app.ui.Goldens;
import org.checkpointinspector.app.ui.Place;
import org.checkpointinspector.app.ui.SteppedTaskRunner;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellViewModelTest {
    @TempDir
    Path folder;

    private final FaultyBackend backend = new FaultyBackend();
    private final SteppedTaskRunner runner = new SteppedTaskRunner();
    private final OpenLocation open = new OpenLocation(backend, runner, Clock.systemUTC());
    private final ShellViewModel shell = new ShellViewModel(open);

    @Test
    void aStartWithAPlaceShowsItBeforeItIsOpenedAndNothingWhereSomethingIsAskedFirst() throws IOException {
        Path home = Goldens.unpack("4.1.3-rate-micro-batch", folder);
        shell.expect(home.toString());
        assertEquals(new Content.Starting(home.toString()), shell.content().get());
        assertEquals(0, runner.waiting(), "nothing is read yet");
        shell.beforeOpening(place -> true);
        shell.open(home.toString());
        assertInstanceOf(Content.Welcome.class, shell.content().get(), "what is asked for stands in front of it");
        shell.beforeOpening(place -> false);
        shell.open(home.toString());
        runner.runAll();
        assertInstanceOf(Content.Shown.class, shell.content().get());
    }

    @Test
    void openingShowsLoadingThenTheTreeAndTheVerdict() throws IOException {
        Path home = Goldens.unpack("4.1.3-rate-micro-batch", folder);
        List<Location> opened = new ArrayList<>();
        shell.onOpened(opened::add);
        shell.open(home.toString());
        assertInstanceOf(Content.Loading.class, shell.content().get());
        assertNotNull(open.progress().get());
        runner.runAll();
        assertInstanceOf(Content.Shown.class, shell.content().get());
        assertNull(open.progress().get());
        assertEquals(Verdict.RESTARTS, open.checkpoint().get().verdict());
        assertEquals(List.of(home.toString()), opened.stream().map(Location::toString).toList());
    }

    @Test
    void eachFailureHasItsPage() {
        backend.deny(folder.toString());
        assertFails(StorageException.Kind.DENIED, folder.toString());
        assertFails(StorageException.Kind.NOT_FOUND, folder.resolve("nothing").toString());
        assertFails(StorageException.Kind.UNSUPPORTED, "gopher://host/orders");
        assertFails(StorageException.Kind.BAD_ADDRESS, "");
    }

    private void assertFails(StorageException.Kind kind, String address) {
        shell.open(address);
        runner.runAll();
        Content.Failed failed = assertInstanceOf(Content.Failed.class, shell.content().get(), address);
        assertEquals(kind, failed.reason().kind());
        assertNull(open.progress().get());
        assertNull(open.listing().get());
        assertEquals(backend.opened.get(), backend.closed.get(), "what was opened is closed");
    }

    @Test
    void aNewPlaceEndsTheOneBefore() throws IOException {
        Path first = Goldens.unpack("4.1.3-rate-micro-batch", folder);
        Path second = Goldens.unpack("4.1.3-rate-noop", folder);
        shell.open(first.toString());
        shell.open(second.toString());
        runner.runAll();
        assertEquals(second.toString(), open.listing().get().location().toString());
        assertEquals(second.toString(), open.inspection().get().listing().location().toString());
        shell.close();
        runner.runAll();
        assertEquals(2, backend.closed.get(), "both stores are closed, also the one that nobody waited for");
    }

    @Test
    void backForwardAndUp() throws IOException {
        Path home = Goldens.unpack("4.1.3-rate-micro-batch", folder);
        shell.open(home.toString());
        runner.runAll();
        assertFalse(shell.canGoBack().get());
        shell.up();
        runner.runAll();
        assertEquals(home.getParent().toString(), shell.location().get().toString());
        shell.back();
        runner.runAll();
        assertEquals(home.toString(), shell.location().get().toString());
        assertTrue(shell.canGoForward().get());
        shell.open(folder.toString());
        assertFalse(shell.canGoForward().get(), "a new place ends the way forward");
    }

    @Test
    void cancellingTheListingLeadsToAPageOfItsOwn() throws IOException {
        shell.open(Goldens.unpack("4.1.3-rate-micro-batch", folder).toString());
        open.cancel();
        assertEquals(Progress.Phase.STOPPING, open.progress().get().phase());
        runner.runAll();
        assertInstanceOf(Content.Stopped.class, shell.content().get());
        assertNull(open.progress().get());
    }

    @Test
    void cancellingARefreshKeepsTheTree() throws IOException {
        shell.open(Goldens.unpack("4.1.3-rate-micro-batch", folder).toString());
        runner.runAll();
        shell.refresh();
        open.cancel();
        runner.runAll();
        assertInstanceOf(Content.Shown.class, shell.content().get());
        assertNotNull(open.listing().get());
    }

    @Test
    void refreshListsAnewAndKeepsTheSelection() throws IOException {
        Path home = Goldens.unpack("4.1.3-rate-micro-batch", folder);
        shell.open(home.toString());
        runner.runAll();
        Place place = Place.file(open.checkpoints().get(0), "offsets/0");
        open.place().set(place);
        Files.writeString(home.resolve("offsets/99"), "");
        shell.refresh();
        runner.runAll();
        assertEquals(2, backend.listings.get());
        assertTrue(open.listing().get().file("offsets/99").isPresent());
        assertEquals(place, open.place().get());
    }

    @Test
    void anotherSparkAndAnotherDepthNeedNoNewListing() throws IOException {
        shell.open(Goldens.unpack("4.1.3-rate-micro-batch", folder).toString());
        runner.runAll();
        shell.judgeFor(SparkVersion.line(3, 5));
        runner.runAll();
        assertEquals(SparkVersion.line(3, 5), open.checkpoint().get().spark().judgedFor());
        shell.verify(Depth.ALL);
        runner.runAll();
        assertEquals(Depth.ALL, open.inspection().get().depth());
        assertEquals(SparkVersion.line(3, 5), open.checkpoint().get().spark().judgedFor(), "a deeper look is for the same Spark");
        shell.judgeFor(null);
        runner.runAll();
        assertEquals(1, backend.listings.get());
    }

    @Test
    void whatIsGoneWhenItIsRefreshedIsNotShownAsIfItWereThere() throws IOException {
        Path home = Goldens.unpack("4.1.3-rate-micro-batch", folder);
        shell.open(home.toString());
        runner.runAll();
        Goldens.remove(home);
        shell.refresh();
        runner.runAll();
        assertInstanceOf(Content.Failed.class, shell.content().get());
        assertNull(open.listing().get());
    }

    @Test
    void aRefreshThatIsDeniedSaysSoBesideTheTree() throws IOException {
        Path home = Goldens.unpack("4.1.3-rate-micro-batch", folder);
        shell.open(home.toString());
        runner.runAll();
        backend.deny(home.toString());
        shell.refresh();
        runner.runAll();
        assertEquals(StorageException.Kind.DENIED, shell.trouble().get().kind());
        assertNotNull(open.listing().get());
    }

    @Test
    void aMissingFileLeadsToTheFolderThatShouldHoldIt() throws IOException {
        shell.open(Goldens.unpack("4.1.3-rate-micro-batch", folder).toString());
        runner.runAll();
        open.goTo(open.checkpoints().get(0), "offsets/77/deeper", 5L);
        assertEquals(Place.folder(open.checkpoints().get(0), "offsets"), open.place().get());
        open.goTo(open.checkpoints().get(0), "offsets/0", 5L);
        assertEquals(Place.file(open.checkpoints().get(0), "offsets/0").at(5L), open.place().get());
    }
}

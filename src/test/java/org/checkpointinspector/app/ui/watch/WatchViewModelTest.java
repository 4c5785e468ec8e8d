package org.checkpointinspector.app.ui.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.checkpointinspector.app.ui.FaultyBackend;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Goldens;
import org.checkpointinspector.app.ui.SteppedTaskRunner;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.shell.ShellViewModel;
import org.checkpointinspector.app.ui.trend.TrendViewModel;
import org.checkpointinspector.diagnose.watch.WatchEvent;
import org.checkpointinspector.diagnose.watch.WatchEvent.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchViewModelTest {
    @TempDir
    Path folder;

    private final FaultyBackend backend = new FaultyBackend();
    private final SteppedTaskRunner runner = new SteppedTaskRunner();
    private final Formats formats = new Formats(Locale.ENGLISH, ZoneOffset.UTC, Clock.systemUTC());
    private final OpenLocation open = new OpenLocation(backend, runner, formats.clock());
    private final ShellViewModel shell = new ShellViewModel(open);
    private final WatchViewModel watch = new WatchViewModel(open, backend, runner, formats);
    private final TrendViewModel trend = new TrendViewModel(open, watch, formats);
    private final List<Kind> alarms = new ArrayList<>();
    private Path home;

    @BeforeEach
    void openCheckpoint() throws IOException {
        home = Goldens.unpack("4.1.3-agg-hdfs", folder);
        shell.open(home.toString());
        runner.runAll();
        watch.onAlarm(event -> alarms.add(event.kind()));
    }

    private void start() {
        watch.on().set(true);
        runner.runAll();
    }

    private void next() {
        runner.passTime();
        runner.runAll();
    }

    private List<Kind> kinds() {
        return watch.events().stream().map(WatchEvent::kind).toList();
    }

    @Test
    void anotherVerdictIsAnAlarmAndTheTrendFollows() throws IOException {
        start();
        assertEquals(List.of(Kind.APPEARED), kinds());
        assertTrue(alarms.isEmpty());
        int before = trend.shown().get().charts().get(0).lines().get(0).points().size();
        Goldens.cut(Goldens.newest(home.resolve("offsets")), 0);
        next();
        assertTrue(alarms.contains(Kind.VERDICT), kinds().toString());
        assertEquals(Kind.VERDICT, watch.events().get(0).kind());
        assertTrue(trend.shown().get().charts().get(0).lines().get(0).points().size() < before, "the batch whose plan is gone is not drawn any more");
        watch.on().set(false);
        runner.runAll();
        assertEquals(before, trend.shown().get().charts().get(0).lines().get(0).points().size(), "what was inspected is shown again");
        assertEquals(2, watch.events().size(), "the history stays");
        next();
        assertEquals(2, watch.events().size());
    }

    @Test
    void anOutageIsToldOnceAndLookedForEverMoreRarely() {
        start();
        assertEquals(10_000, runner.waitedMs());
        backend.deny(home.toString());
        next();
        assertEquals(List.of(Kind.OUTAGE), alarms);
        assertTrue(watch.status().get().startsWith("The store does not answer; trying again in 20 s"), watch.status().get());
        next();
        assertEquals(List.of(Kind.OUTAGE), alarms);
        assertEquals(40_000, runner.waitedMs());
        assertEquals(1, watch.checkpoints().get().size(), "what was seen last stays");
    }

    @Test
    void aLimitIsToldWhenItIsPassed() {
        assertEquals("", watch.limit("", "", "1kb"));
        start();
        assertEquals(List.of(Kind.LIMIT_EXCEEDED), alarms);
        assertFalse(watch.limit("soon", "", "").isEmpty());
        assertEquals("", watch.limit("", "", "20GB"));
        next();
        assertEquals(List.of(Kind.LIMIT_EXCEEDED, Kind.LIMIT_KEPT), alarms);
    }

    @Test
    void whilePausedNothingIsLookedAt() throws IOException {
        start();
        int listings = backend.listings.get();
        watch.paused().set(true);
        watch.look();
        next();
        assertEquals(listings, backend.listings.get());
        watch.paused().set(false);
        runner.runAll();
        assertEquals(listings + 1, backend.listings.get());
    }

    @Test
    void anotherLocationEndsWatchingAndARefreshDoesNot() throws IOException {
        start();
        shell.refresh();
        runner.runAll();
        assertTrue(watch.on().get());
        assertNotNull(watch.trendOf(""));
        shell.open(Files.createDirectory(folder.resolve("other")).toString());
        runner.runAll();
        assertFalse(watch.on().get());
        assertNull(watch.trendOf(""));
        assertEquals(backend.opened.get() - 1, backend.closed.get(), "only the store of what is open now is open");
    }
}

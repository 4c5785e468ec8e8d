package org.checkpointinspector.app.ui.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.time.ZoneOffset;
import org.checkpointinspector.app.ui.DirectTaskRunner;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Goldens;
import org.checkpointinspector.app.ui.LiveBackend;
import org.checkpointinspector.app.ui.Place;
import org.checkpointinspector.app.ui.details.DetailsViewModel;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.shell.ShellViewModel;
import org.checkpointinspector.inspect.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsViewModelTest {
    @TempDir
    Path folder;

    private final DirectTaskRunner runner = new DirectTaskRunner();
    private final OpenLocation open = new OpenLocation(new LiveBackend(), runner, Clock.systemUTC());
    private final ShellViewModel shell = new ShellViewModel(open);
    private final FindingsViewModel findings = new FindingsViewModel(open);
    private final DetailsViewModel details =
            new DetailsViewModel(open, new LiveBackend(), runner, new Formats(Locale.ENGLISH, ZoneOffset.UTC, Clock.systemUTC()));

    @Test
    void aFindingLeadsToItsFileAndByte() throws IOException {
        Path home = Goldens.unpack("4.1.3-agg-hdfs", folder);
        Path newest = Goldens.newest(home.resolve("offsets"));
        Goldens.cut(newest, 300);
        shell.open(home.getParent().toString());
        FoundRow error = findings.shown().get(0);
        assertEquals(Severity.ERROR, error.finding().severity());
        findings.selected().set(error);
        Place place = open.place().get();
        assertEquals("checkpoint/offsets/" + newest.getFileName(), place.path());
        assertEquals(error.finding().offset(), place.offset());
        assertEquals(DetailsViewModel.Tab.BYTES, details.tab().get());
        assertEquals(error.finding().offset(), details.bytes().marked().get());
        assertEquals(300, Files.size(newest));
    }

    @Test
    void severitiesCanBeHidden() throws IOException {
        Path home = Goldens.unpack("4.1.3-agg-hdfs", folder);
        Goldens.cut(Goldens.newest(home.resolve("offsets")), 300);
        shell.open(home.toString());
        long errors = findings.count(Severity.ERROR);
        assertTrue(errors > 0);
        int all = findings.shown().size();
        findings.show(Severity.ERROR, false);
        assertEquals(all - errors, findings.shown().size());
        assertEquals(errors, findings.count(Severity.ERROR), "the count is of all, hidden or not");
        findings.show(Severity.ERROR, true);
        assertEquals(all, findings.shown().size());
    }

    @Test
    void theFindingsAreThoseOfTheCheckpointAtHandElseOfAll() throws IOException {
        Path first = Goldens.unpack("4.1.3-agg-hdfs", folder);
        Goldens.cut(Goldens.newest(first.resolve("offsets")), 300);
        Goldens.unpack("4.1.3-rate-noop", folder);
        shell.open(folder.toString());
        int all = findings.shown().size();
        assertTrue(all > 0);
        open.place().set(Place.folder(open.checkpointAround("4.1.3-rate-noop/checkpoint"), "4.1.3-rate-noop/checkpoint/offsets"));
        assertTrue(findings.shown().stream().allMatch(row -> row.checkpoint().path().startsWith("4.1.3-rate-noop")));
        open.place().set(Place.folder(null, ""));
        assertEquals(all, findings.shown().size());
    }

    @Test
    void findingsAreGroupedByWhatTheyAreAbout() throws IOException {
        Path home = Goldens.unpack("4.1.3-agg-hdfs", folder);
        Goldens.cut(Goldens.newest(home.resolve("offsets")), 300);
        shell.open(home.toString());
        int all = findings.shown().size();
        for (int i = 1; i < all; i++) {
            FoundRow before = findings.shown().get(i - 1);
            FoundRow now = findings.shown().get(i);
            int severity = before.finding().severity().compareTo(now.finding().severity());
            assertTrue(severity < 0 || severity == 0 && CauseGroup.of(before.finding()).compareTo(CauseGroup.of(now.finding())) <= 0, now.toString());
        }
        long judging = findings.count(CauseGroup.RESTART);
        assertTrue(judging > 0 && judging < all, "there is advice, too");
        findings.show(CauseGroup.RESTART, false);
        assertEquals(all - judging, findings.shown().size());
        findings.show(CauseGroup.RESTART, true);
        assertEquals(all, findings.shown().size());
    }

    @Test
    void aFindingIsCopiedWithAllThatIsKnown() throws IOException {
        Path home = Goldens.unpack("4.1.3-agg-hdfs", folder);
        Goldens.cut(Goldens.newest(home.resolve("offsets")), 300);
        shell.open(home.toString());
        FoundRow error = findings.shown().get(0);
        String text = FindingsViewModel.text(error);
        assertTrue(text.startsWith("ERROR " + error.finding().rule()), text);
        assertTrue(text.contains("offsets/6, byte " + error.finding().offset()), text);
    }
}

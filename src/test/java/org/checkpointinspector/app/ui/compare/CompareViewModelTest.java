package org.checkpointinspector.app.ui.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.checkpointinspector.app.ui.DirectTaskRunner;
import org.checkpointinspector.app.ui.FaultyBackend;
import org.checkpointinspector.app.ui.Formats;
import org.checkpointinspector.app.ui.Goldens;
import org.checkpointinspector.app.ui.details.Loaded;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.shell.ShellViewModel;
import org.checkpointinspector.diagnose.compare.Comparison;
import org.checkpointinspector.report.DecodedView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareViewModelTest {
    @TempDir
    Path folder;

    private final FaultyBackend backend = new FaultyBackend();
    private final DirectTaskRunner runner = new DirectTaskRunner();
    private final OpenLocation open = new OpenLocation(backend, runner, Clock.systemUTC());
    private final ShellViewModel shell = new ShellViewModel(open);
    private final CompareViewModel compare = new CompareViewModel(open, backend, runner, new Formats(Locale.ENGLISH, ZoneOffset.UTC, Clock.systemUTC()));

    @Test
    void aFileThatIsGoneInTheCopyIsListed() throws IOException {
        Path home = Goldens.unpack("4.1.3-agg-hdfs", folder);
        Path copy = folder.resolve("copy");
        Goldens.copy(home, copy);
        shell.open(home.toString());
        compare.with(" " + copy + " ");
        assertEquals("Nothing differs.", compare.words(content()));
        Goldens.remove(copy.resolve("state/0/1/2.delta"));
        compare.with(copy.toString());
        List<DecodedView.Section> sections = compare.view(content()).sections();
        DecodedView.Table files = (DecodedView.Table) sections.get(sections.size() - 1);
        assertTrue(files.rows().stream().anyMatch(row -> row.get(0).equals("left only") && row.get(3).equals("state/0/1/2.delta")), files.rows().toString());
        assertEquals(backend.opened.get() - 1, backend.closed.get(), "both stores are closed again");
    }

    @Test
    void onlyDifferencesAreShownUnlessAllAreWanted() throws IOException {
        shell.open(Goldens.unpack("4.1.3-agg-hdfs", folder).toString());
        assertEquals(7, compare.batches().size());
        compare.batches(2, 4);
        int differing = rows(compare.view(content()));
        compare.onlyDifferences().set(false);
        assertTrue(rows(compare.view(content())) > differing);
    }

    @Test
    void aPlaceWithoutACheckpointIsToldInWords() throws IOException {
        shell.open(Goldens.unpack("4.1.3-agg-hdfs", folder).toString());
        compare.with(folder.resolve("nothing").toString());
        assertInstanceOf(Loaded.Failed.class, compare.compared().get());
    }

    private static int rows(DecodedView view) {
        return view.sections().stream().mapToInt(section -> ((DecodedView.Table) section).rows().size()).sum();
    }

    private Comparison content() {
        return (Comparison) assertInstanceOf(Loaded.Ready.class, compare.compared().get()).content();
    }
}

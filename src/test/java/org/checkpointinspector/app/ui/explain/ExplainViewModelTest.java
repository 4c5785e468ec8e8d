package org.checkpointinspector.app.ui.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.checkpointinspector.app.ui.DirectTaskRunner;
import org.checkpointinspector.app.ui.Goldens;
import org.checkpointinspector.app.ui.LiveBackend;
import org.checkpointinspector.app.ui.details.Loaded;
import org.checkpointinspector.app.ui.explain.ExplainViewModel.Explained;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.shell.ShellViewModel;
import org.checkpointinspector.diagnose.explain.FailureCause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainViewModelTest {
    private static final String MISSING = "Caused by: java.io.FileNotFoundException: File /data/orders/state/0/1/6.delta does not exist\n"
            + "Caused by: java.lang.IllegalStateException: Error reading delta file /data/orders/state/0/1/6.delta of HDFSStateStoreProvider[id = (op=0,part=1),"
            + "dir = /data/orders/state/0/1]: /data/orders/state/0/1/6.delta does not exist\n";

    @TempDir
    Path folder;

    private final DirectTaskRunner runner = new DirectTaskRunner();
    private final OpenLocation open = new OpenLocation(new LiveBackend(), runner, Clock.systemUTC());
    private final ShellViewModel shell = new ShellViewModel(open);
    private final ExplainViewModel explain = new ExplainViewModel(open, runner);

    @Test
    void aPasteIsExplainedAtOnceAndHeldAgainstTheCheckpointAtHand() throws IOException {
        Path home = Goldens.unpack("4.1.3-agg-hdfs", folder);
        Goldens.remove(home.resolve("state/0/1/6.delta"));
        shell.open(home.toString());
        explain.text().set(MISSING);
        Explained explained = content();
        assertEquals(FailureCause.FILE_MISSING, explained.explanation().cause());
        assertEquals("yes", explained.claim().get("agrees"));
        assertEquals("state/0/1/6.delta", explained.files().get(0).path());
        explain.goTo(explained, explained.files().get(0).path());
        assertEquals("state/0/1", open.place().get().path(), "the folder that should hold it");
    }

    @Test
    void aLogFileIsReadAndNeedsNoCheckpoint() throws IOException {
        Path log = Files.writeString(folder.resolve("driver.log"), "INFO nothing\n" + MISSING);
        explain.explain(log);
        assertEquals(FailureCause.FILE_MISSING, content().explanation().cause());
        assertNull(content().checkpoint());
        explain.explain(folder.resolve("none.log"));
        assertTrue(assertInstanceOf(Loaded.Failed.class, explain.explained().get()).what().contains("none.log"));
    }

    @Test
    void anEmptyTextHasNoAnswer() {
        explain.explain();
        assertInstanceOf(Loaded.Nothing.class, explain.explained().get());
    }

    private Explained content() {
        return (Explained) assertInstanceOf(Loaded.Ready.class, explain.explained().get()).content();
    }
}

package org.checkpointinspector.app.ui.reporting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.checkpointinspector.app.ui.DirectTaskRunner;
import org.checkpointinspector.app.ui.Goldens;
import org.checkpointinspector.app.ui.LiveBackend;
import org.checkpointinspector.app.ui.details.Loaded;
import org.checkpointinspector.app.ui.shell.OpenLocation;
import org.checkpointinspector.app.ui.shell.ShellViewModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportViewModelTest {
    @TempDir
    Path folder;

    private final DirectTaskRunner runner = new DirectTaskRunner();
    private final OpenLocation open = new OpenLocation(new LiveBackend(), runner, Clock.systemUTC());
    private final ShellViewModel shell = new ShellViewModel(open);
    private final ReportViewModel report = new ReportViewModel(open, runner);

    @Test
    void eachFormIsSavedWhole() throws IOException {
        shell.open(Goldens.unpack("4.1.3-agg-hdfs", folder).toString());
        assertEquals("4.1.3-agg-hdfs-report.html", report.suggestedName(ReportForm.HTML));
        assertTrue(save("a.html", ReportForm.HTML).contains("</html>"));
        assertTrue(save("a.md", ReportForm.MARKDOWN).startsWith("## "));
        assertEquals(1, new ObjectMapper().readTree(save("a.json", ReportForm.JSON)).get("checkpoints").size());
    }

    @Test
    void aSupportBundleHoldsTheReportAndNoState() throws IOException {
        shell.open(Goldens.unpack("4.1.3-agg-hdfs", folder).toString());
        assertEquals("4.1.3-agg-hdfs-support.zip", report.suggestedName(ReportForm.SUPPORT));
        report.save(folder.resolve("s.zip"), ReportForm.SUPPORT);
        assertInstanceOf(Loaded.Ready.class, report.saved().get());
        try (ZipFile zip = new ZipFile(folder.resolve("s.zip").toFile())) {
            List<String> names = zip.stream().map(ZipEntry::getName).toList();
            assertTrue(names.contains("report.html") && names.contains("listing.txt"), names::toString);
            assertTrue(names.stream().noneMatch(name -> name.endsWith(".delta") || name.endsWith(".snapshot")), names::toString);
        }
    }

    @Test
    void nothingIsWrittenIntoACheckpointAndAFailureIsTold() throws IOException {
        Path home = Goldens.unpack("4.1.3-agg-hdfs", folder);
        shell.open(home.toString());
        report.save(home.resolve("report.html"), ReportForm.HTML);
        assertInstanceOf(Loaded.Failed.class, report.saved().get());
        assertFalse(Files.exists(home.resolve("report.html")));
        report.save(folder.resolve("no/such/folder/report.html"), ReportForm.HTML);
        assertTrue(assertInstanceOf(Loaded.Failed.class, report.saved().get()).what().contains("no/such/folder"));
    }

    private String save(String name, ReportForm form) throws IOException {
        report.save(folder.resolve(name), form);
        assertEquals(folder.resolve(name), assertInstanceOf(Loaded.Ready.class, report.saved().get()).content());
        return Files.readString(folder.resolve(name));
    }
}

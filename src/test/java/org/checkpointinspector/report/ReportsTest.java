package org.checkpointinspector.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.diagnose.Diagnosis;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Finding.Remedy;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports stand for themselves, and nothing in a checkpoint can turn into markup. */
class ReportsTest {

    private static final String HOSTILE = "<script>alert('x')</script>\u202E\u001b[31m \"&` ```\n# head |cell| [a](javascript:b) password=hunter2";

    @TempDir
    Path folder;

    @Test
    void nothingInACheckpointBecomesMarkup() throws IOException {
        Finding finding = new Finding("rule.id", Severity.ERROR, HOSTILE, 3L, HOSTILE, Map.of(HOSTILE, HOSTILE), new Remedy(HOSTILE, HOSTILE), null);
        Inspection inspection = HandBuilt.inspection(folder, Depth.DEEP, HandBuilt.draft(Verdict.FAILS).finding(finding));
        String html = html(inspection, true);
        assertFalse(html.contains("<script") || html.contains("\u202E") || html.contains("\u001b"), html);
        assertFalse(html.contains("hunter2"), "secrets are masked");
        assertTrue(html.contains("&lt;script&gt;"), html);
        StringWriter text = new StringWriter();
        try (MarkdownReport markdown = new MarkdownReport(text, "tool")) {
            markdown.add(inspection);
        }
        assertFalse(text.toString().contains("hunter2") || text.toString().contains("\u202E") || text.toString().contains("\n# head |cell| \\["), text.toString());
        // a span or block of code ends with as many backticks as it began with
        String outsideOfCode = text.toString().replaceAll("(?s)(?<!`)(`+)(?!`).*?(?<!`)\\1(?!`)", "");
        assertFalse(outsideOfCode.replace("\\<", "").contains("<script") || outsideOfCode.replace("\\]", "").contains("](java"), outsideOfCode);
    }

    @Test
    void aReportNeedsNothingElse() throws IOException {
        String html = html(damaged("4.1.3-agg-hdfs-delta-missing"), true);
        assertFalse(html.contains("http://") || html.contains("https://") || html.contains("src=") || html.contains("url(") || html.contains("@import"), "no request");
        for (String part : List.of("FAILS", "Restart map", "Batches", "Trend", "checkpoint-inspector rollback", "CANNOT_READ_DELTA_FILE_NOT_EXISTS", "prefers-color-scheme", "offset log")) {
            assertTrue(html.contains(part), part);
        }
        assertEquals(count(html, "<svg"), count(html, "</svg>"));
        assertEquals(count(html, "<section"), count(html, "</section>"));
    }

    private Inspection damaged(String id) throws IOException {
        GoldenCheckpoints.unpackDamaged(id, folder);
        Location place = Location.of(folder.resolve("checkpoint"));
        try (Storage storage = Stores.open(place)) {
            return Diagnosis.inspect(storage, place, InspectionRequest.standard(), InspectionListener.NONE);
        }
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    private static String html(Inspection inspection, boolean files) throws IOException {
        StringWriter text = new StringWriter();
        try (HtmlReport report = new HtmlReport(text, "tool", files)) {
            report.add(inspection);
        }
        return text.toString();
    }
}

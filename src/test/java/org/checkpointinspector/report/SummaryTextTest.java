package org.checkpointinspector.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTextTest {
    @TempDir
    private Path folder;

    @Test
    void oneLineForEachCheckpoint() throws IOException {
        SummaryText summary = new SummaryText();
        summary.add(HandBuilt.inspection(
                folder,
                Depth.DEEP,
                HandBuilt.draft(Verdict.FAILS).finding(HandBuilt.EMPTY_OFFSETS),
                HandBuilt.draft(Verdict.RESTARTS),
                HandBuilt.draft(Verdict.RESTARTS).finding(HandBuilt.REPEATS),
                HandBuilt.draft(Verdict.RESTARTS).unverified(1)));
        summary.addUnreadable("s3a://bucket/ck");
        summary.add(new Inspection(HandBuilt.listing(folder, Map.of(), List.of()), Depth.DEEP, List.of()));
        StringBuilder text = new StringBuilder();
        summary.write(text, Style.PLAIN);
        assertEquals(
                """
                VERDICT              LAST GOOD  CHECKPOINT
                FAILS                        9  /data/checkpoints/orders
                RESTARTS                     9  /data/checkpoints/orders
                RESTARTS WITH LOSS           9  /data/checkpoints/orders
                RESTARTS, UNVERIFIED         –  /data/checkpoints/orders
                NOT READ                     –  s3a://bucket/ck
                NO CHECKPOINT                –  /data/checkpoints/orders
                6 checkpoints: 1 good, 1 with warnings or unread bytes, 2 broken or losing data, 2 unknown
                """,
                text.toString());
    }

    @Test
    void oneCheckpointNeedsNoSummary() throws IOException {
        SummaryText summary = new SummaryText();
        summary.add(HandBuilt.inspection(folder, Depth.DEEP, HandBuilt.draft(Verdict.RESTARTS)));
        assertFalse(summary.worthPrinting());
    }
}

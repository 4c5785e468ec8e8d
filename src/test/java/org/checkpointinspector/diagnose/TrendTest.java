package org.checkpointinspector.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.checkpointinspector.golden.GoldenCheckpoints;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Trend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a job went, as its files tell. */
class TrendTest {

    @TempDir
    Path folder;

    @Test
    void each_batch_has_its_times_and_what_it_read() throws IOException {
        new MadeQuery(folder).watermark(7).batches(3, 60_000, 1_500);
        Trend trend = trend();
        assertTrue(trend.fileTimes());
        assertEquals(List.of(0L, 1L, 2L), trend.batches().stream().map(Trend.Batch::batch).toList());
        Trend.Batch second = trend.batches().get(1);
        assertEquals(MadeQuery.START_MS + 60_000, second.plannedMs());
        assertEquals(1_500L, second.durationMs());
        assertEquals(5L, second.delayMs());
        assertEquals(Map.of("0", 30L), second.advanced());
        assertEquals(7L, second.watermarkMs());
        assertEquals(List.of(60_000L, 60_000L), trend.gapsMs());
        assertEquals(Map.of(), trend.batches().get(0).advanced(), "nothing to compare the first with");
    }

    @Test
    void a_copy_has_lost_the_times_of_its_batches() throws IOException {
        new MadeQuery(folder).batches(5, 60_000, 1_500);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(MadeQuery.START_MS + 86_400_000));
            }
        }
        Trend trend = trend();
        assertFalse(trend.fileTimes());
        assertEquals(List.of(), trend.durationsMs());
        assertEquals(List.of(60_000L, 60_000L, 60_000L, 60_000L), trend.gapsMs());
    }

    @Test
    void an_interval_shows_where_batches_fall_upon_it() throws IOException {
        MadeQuery query = new MadeQuery(folder);
        for (int id = 0; id < 10; id++) {
            query.batch(id, MadeQuery.START_MS + id * 10_000 + id % 3, 2_000, MadeQuery.kafka(id));
        }
        assertEquals(10_000L, trend().intervalMs());
    }

    @Test
    void batches_without_an_interval_fall_anywhere() throws IOException {
        MadeQuery query = new MadeQuery(folder);
        for (int id = 0; id < 10; id++) {
            query.batch(id, MadeQuery.START_MS + id * 10_337, 9_000, MadeQuery.kafka(id));
        }
        assertNull(trend().intervalMs());
    }

    @Test
    void only_the_newest_batches_are_looked_at() throws IOException {
        MadeQuery query = new MadeQuery(folder);
        query.batches(Trend.MOST_BATCHES + 20, 1_000, 10);
        Trend trend = trend();
        assertEquals(LongStream.range(20, Trend.MOST_BATCHES + 20).boxed().toList(), trend.batches().stream().map(Trend.Batch::batch).toList());
    }

    @Test
    void real_state_is_measured_by_its_snapshots() throws IOException {
        GoldenCheckpoints.unpack("4.1.3-agg-rocksdb", folder);
        Trend trend = Objects.requireNonNull(Diagnose.folder(folder.resolve("checkpoint"), Depth.DEEP).trend());
        Trend.Batch newest = trend.batches().get(trend.batches().size() - 1);
        assertNotNull(newest.stateBytes());
        assertTrue(Objects.requireNonNull(newest.stateRows()) > 0);
        assertTrue(Objects.requireNonNull(newest.addedBytes()) > 0);
    }

    @Test
    void an_application_has_batches_that_wait() throws IOException {
        GoldenCheckpoints.unpack("4.1.0-ds-update", folder);
        Trend trend = Objects.requireNonNull(Diagnose.folder(folder.resolve("checkpoint"), Depth.DEEP).trend());
        assertNotNull(trend.intervalMs());
        assertTrue(trend.batches().size() >= 3, trend::toString);
        assertTrue(trend.batches().stream().allMatch(batch -> batch.pending() != null && batch.plannedMs() == batch.batch()), trend::toString);
        assertTrue(trend.batches().stream().anyMatch(batch -> batch.stateBytes() != null), trend::toString);
    }

    private Trend trend() throws IOException {
        return Objects.requireNonNull(Diagnose.folder(folder, Depth.QUICK).trend());
    }
}

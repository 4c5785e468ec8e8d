package org.checkpointinspector.diagnose.trend;

import java.util.List;
import java.util.Objects;
import org.checkpointinspector.inspect.Trend;
import org.jspecify.annotations.Nullable;

/**
 * Tells a query's trigger interval from the times of its batches. It stands in no file, but Spark starts batches at multiples of it
 * ({@code ProcessingTimeExecutor.nextBatchTime}), so that they fall upon round times, which batches without an interval do not.
 */
final class TriggerInterval {

    private static final List<Long> USUAL_MS = List.of(
            3_600_000L, 1_800_000L, 1_200_000L, 900_000L, 600_000L, 300_000L, 180_000L, 120_000L, 60_000L, 30_000L, 20_000L, 15_000L, 10_000L, 5_000L, 4_000L, 3_000L, 2_000L, 1_000L);
    /** Fewer batches could fall upon round times by chance. */
    private static final int FEWEST = 8;

    private TriggerInterval() {}

    /** The longest usual interval upon which at least nine in ten batches fall; null where there is none. */
    static @Nullable Long of(Trend trend) {
        List<Long> times = trend.batches().stream().map(Trend.Batch::plannedMs).filter(Objects::nonNull).toList();
        if (times.size() < FEWEST) {
            return null;
        }
        return USUAL_MS.stream().filter(interval -> fallsUpon(interval, times)).findFirst().orElse(null);
    }

    /** Within a tenth of the interval, half a second at most: by chance so many batches do so once in ten million. */
    private static boolean fallsUpon(long interval, List<Long> times) {
        long late = Math.min(500, interval / 10);
        return times.stream().filter(time -> time % interval <= late).count() * 10 >= times.size() * 9L;
    }
}

package org.checkpointinspector.diagnose.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.checkpointinspector.inspect.Trend;
import org.jspecify.annotations.Nullable;

/**
 * Tells a query's trigger interval from the times of its batches. It stands in no file, but Spark starts a batch that had to wait at a multiple of it, and one that is late
 * at once ({@code ProcessingTimeExecutor.execute}); batches without an interval start anywhere.
 */
final class TriggerInterval {

    private static final List<Long> USUAL_MS = List.of(
            3_600_000L, 1_800_000L, 1_200_000L, 900_000L, 600_000L, 300_000L, 180_000L, 120_000L, 60_000L, 30_000L, 20_000L, 15_000L, 10_000L, 5_000L, 4_000L, 3_000L, 2_000L, 1_000L);
    /** Fewer batches could fall upon round times by chance. */
    private static final int FEWEST = 8;
    private static final int FEWEST_THAT_WAITED = 5;
    /** Longer than a store can be wrong that cuts off the seconds. */
    private static final long WAITED_MS = 1_500;

    private TriggerInterval() {}

    /** The longest usual interval upon which at least nine in ten batches fall that waited for it; null where there is none. */
    static @Nullable Long of(Trend trend) {
        List<Long> waited = new ArrayList<>();
        for (int i = 1; i < trend.batches().size(); i++) {
            Long before = trend.batches().get(i - 1).committedMs();
            Long planned = trend.batches().get(i).plannedMs();
            if (before != null && planned != null && planned - before >= WAITED_MS) {
                waited.add(planned);
            }
        }
        Long interval = waited.size() >= FEWEST_THAT_WAITED ? longest(waited) : null;
        List<Long> all = trend.batches().stream().map(Trend.Batch::plannedMs).filter(Objects::nonNull).toList();
        return interval == null && all.size() >= FEWEST ? longest(all) : interval;
    }

    private static @Nullable Long longest(List<Long> times) {
        return USUAL_MS.stream().filter(interval -> fallsUpon(interval, times)).findFirst().orElse(null);
    }

    /** Within a tenth of the interval, half a second at most. */
    private static boolean fallsUpon(long interval, List<Long> times) {
        long late = Math.min(500, interval / 10);
        return times.stream().filter(time -> time % interval <= late).count() * 10 >= times.size() * 9L;
    }
}

package org.checkpointinspector.diagnose.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.inspect.Trend;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.storage.Folder;
import org.jspecify.annotations.Nullable;

/** The trend of a streaming query: its two logs, the times of their files, and the sizes of its state. */
final class QueryTrend {

    /** Stores that keep whole seconds cut the rest off, and clocks of drivers and stores differ a little. */
    private static final long CLOCK_MS = 5_000;

    private final LogFolder offsetFiles;
    private final LogFolder commitFiles;
    private final NavigableMap<Long, OffsetLog> offsets;
    private final StateSizes state;

    QueryTrend(Folder checkpoint, NavigableMap<Long, OffsetLog> offsets, SmallFiles reads) {
        this.offsetFiles = LogFolder.plain(checkpoint.folder("offsets"));
        this.commitFiles = LogFolder.plain(checkpoint.folder("commits"));
        this.offsets = offsets;
        this.state = new StateSizes(StateLayout.of(checkpoint), reads);
    }

    Trend measure() {
        TreeSet<Long> ids = new TreeSet<>();
        offsetFiles.files().stream().filter(LogFolder.LogFile::isCanonical).forEach(file -> ids.add(file.id()));
        commitFiles.files().stream().filter(LogFolder.LogFile::isCanonical).forEach(file -> ids.add(file.id()));
        while (ids.size() > Trend.MOST_BATCHES) {
            ids.pollFirst();
        }
        state.measure(ids);
        boolean times = timesAreOriginal();
        List<Trend.Batch> batches = new ArrayList<>();
        for (long id : ids) {
            batches.add(batch(id, times));
        }
        Trend unsteady = new Trend(batches, times, null);
        return new Trend(batches, times, TriggerInterval.of(unsteady));
    }

    private Trend.Batch batch(long id, boolean times) {
        Optional<OffsetLog> log = Optional.ofNullable(offsets.get(id));
        return new Trend.Batch(
                id,
                planned(id),
                times ? modified(offsetFiles, id) : null,
                times ? modified(commitFiles, id) : null,
                log.flatMap(now -> Optional.ofNullable(offsets.get(id - 1)).map(before -> OffsetAdvance.between(before, now))).orElse(Map.of()),
                log.map(now -> now.metadata().batchWatermarkMs()).orElse(null),
                state.addedBytes(id),
                state.bytes(id),
                state.rows(id),
                null);
    }

    private @Nullable Long planned(long id) {
        OffsetLog log = offsets.get(id);
        return log == null || log.metadata().batchTimestampMs() <= 0 ? null : (Long) log.metadata().batchTimestampMs();
    }

    private static @Nullable Long modified(LogFolder log, long id) {
        return log.file(id).map(file -> file.entry().modifiedMs()).orElse(null);
    }

    /**
     * An offset log is written after its batch was given its time and before the next one is. Where most of the files are younger than that, or a file is older than its own
     * batch, they were copied.
     */
    private boolean timesAreOriginal() {
        int wrong = 0;
        int seen = 0;
        for (long id : offsets.keySet()) {
            Long planned = planned(id);
            Long written = modified(offsetFiles, id);
            if (planned == null || written == null) {
                continue;
            }
            seen++;
            Long next = offsets.containsKey(id + 1) ? planned(id + 1) : null;
            boolean late = next != null && next >= planned && written > next + CLOCK_MS;
            wrong += late || written < planned - CLOCK_MS ? 1 : 0;
        }
        // a single batch has no successor to be late for: a log that came to lie there long after its batch was copied
        boolean lone = seen == 1 && offsets.keySet().stream().allMatch(id -> Objects.requireNonNullElse(modified(offsetFiles, id), 0L)
                > Objects.requireNonNullElse(planned(id), 0L) + 60_000);
        return seen > 0 && wrong * 4 <= seen && !lone && !spreadIsLost();
    }

    /** Batches that took minutes, in files that were all written within seconds. */
    private boolean spreadIsLost() {
        List<Long> planned = offsets.keySet().stream().map(this::planned).filter(Objects::nonNull).toList();
        List<Long> written = offsets.keySet().stream().map(id -> modified(offsetFiles, id)).filter(Objects::nonNull).toList();
        return planned.size() >= 2 && spread(planned) > 20_000 && spread(written) < spread(planned) / 4;
    }

    private static long spread(List<Long> times) {
        return times.stream().mapToLong(Long::longValue).max().orElse(0) - times.stream().mapToLong(Long::longValue).min().orElse(0);
    }
}

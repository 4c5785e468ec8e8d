package org.checkpointinspector.diagnose.watch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;

/** What changed at one checkpoint between two polls. */
final class Changes {

    private final long nowMs;
    private final Location location;
    private final WatchListener listener;

    Changes(long nowMs, Location location, WatchListener listener) {
        this.nowMs = nowMs;
        this.location = location;
        this.listener = listener;
    }

    /** Tells of all changes, and returns what is now known, the exceeded limits included. */
    WatchedCheckpoint tell(@Nullable WatchedCheckpoint before, WatchedCheckpoint now, WatchLimits limits) {
        if (before == null) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("verdict", now.verdict());
            put(values, "planned", now.planned());
            put(values, "committed", now.committed());
            values.put("bytes", now.bytes());
            event(now, WatchEvent.Kind.APPEARED, "Watched from now on: " + now.verdict() + (now.committed() == null ? "." : ", committed up to " + now.committed() + "."), values);
        } else {
            batches(before, now);
            verdict(before, now);
        }
        return now.exceeding(limits(before == null ? Set.of() : before.exceeded(), now, limits));
    }

    private void batches(WatchedCheckpoint before, WatchedCheckpoint now) {
        if (less(now.planned(), before.planned()) || less(now.committed(), before.committed())) {
            event(now, WatchEvent.Kind.WENT_BACK, "The newest batch is an older one than before: planned " + now.planned() + ", committed " + now.committed() + ".",
                    Map.of("plannedBefore", String.valueOf(before.planned()), "committedBefore", String.valueOf(before.committed())));
            return;
        }
        if (less(before.planned(), now.planned())) {
            event(now, WatchEvent.Kind.BATCH_PLANNED, "Batch " + now.planned() + " is planned.", values("batch", now.planned(), "from", before.planned()));
        }
        if (less(before.committed(), now.committed())) {
            Map<String, Object> values = values("batch", now.committed(), "from", before.committed());
            put(values, "tookMs", now.delayMs());
            values.put("bytes", now.bytes());
            event(now, WatchEvent.Kind.BATCH_COMMITTED, "Batch " + now.committed() + " is committed" + (now.delayMs() == null ? "." : ", after " + seconds(now.delayMs()) + "."), values);
        }
    }

    private void verdict(WatchedCheckpoint before, WatchedCheckpoint now) {
        if (!before.verdict().equals(now.verdict()) || !before.cause().equals(now.cause())) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("before", before.verdict());
            values.put("now", now.verdict());
            values.put("cause", now.cause());
            event(now, WatchEvent.Kind.VERDICT, before.verdict() + " became " + now.verdict() + (now.cause().isEmpty() ? "." : ": " + now.cause()), values);
        }
    }

    private Set<String> limits(Set<String> before, WatchedCheckpoint now, WatchLimits limits) {
        Set<String> exceeded = new TreeSet<>();
        Long age = now.committedMs() == null ? null : (Long) Math.max(0, nowMs - now.committedMs());
        limit(exceeded, before, now, "batch-age", age, limits.batchAgeMs(), "The newest batch was committed " + (age == null ? "" : seconds(age)) + " ago");
        limit(exceeded, before, now, "delay", now.delayMs(), limits.delayMs(), "The newest batch has taken " + (now.delayMs() == null ? "" : seconds(now.delayMs())));
        limit(exceeded, before, now, "size", now.bytes(), limits.bytes(), "The checkpoint has " + now.bytes() + " bytes");
        return exceeded;
    }

    private void limit(Set<String> exceeded, Set<String> before, WatchedCheckpoint now, String name, @Nullable Long value, @Nullable Long most, String words) {
        if (most == null || value == null) {
            return;
        }
        boolean isOver = value > most;
        if (isOver) {
            exceeded.add(name);
        }
        if (isOver != before.contains(name)) {
            event(now, isOver ? WatchEvent.Kind.LIMIT_EXCEEDED : WatchEvent.Kind.LIMIT_KEPT, words + (isOver ? ", more than the limit." : ", within the limit again."),
                    values("limit", name, "value", value, "most", most));
        }
    }

    void event(WatchedCheckpoint about, WatchEvent.Kind kind, String summary, Map<String, Object> values) {
        listener.changed(new WatchEvent(nowMs, location, about.path(), kind, summary, values));
    }

    private static boolean less(@Nullable Long one, @Nullable Long other) {
        return other != null && (one == null || one < other);
    }

    private static String seconds(long ms) {
        return ms < 120_000 ? String.format(java.util.Locale.ROOT, "%.1f s", ms / 1000.0) : ms < 7_200_000 ? ms / 60_000 + " min" : ms / 3_600_000 + " h";
    }

    private static Map<String, Object> values(@Nullable Object... pairs) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            put(values, String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return values;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}

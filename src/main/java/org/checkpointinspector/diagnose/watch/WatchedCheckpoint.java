package org.checkpointinspector.diagnose.watch;

import java.util.Set;
import java.util.TreeSet;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Trend;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint as the last poll found it.
 *
 * @param path relative to the watched location
 * @param inspection the whole judgement; null where only what was remembered from an earlier process is known
 * @param verdict the verdict as a word, {@code NONE} for a sink log
 * @param cause path and reason of the failure, empty where there is none
 * @param planned newest planned batch; of an application its newest checkpoint time; null where there is none
 * @param committed newest committed batch, null where there is none
 * @param committedMs when it was committed, ms since the epoch, by the store's clock; null where not known
 * @param delayMs how long the newest batch took, or has been running; null where not known
 * @param bytes of all its files
 * @param exceeded names of the limits that are exceeded
 * @param trend how the batches went; sizes of RocksDB state are left out, since they would have to be read
 */
public record WatchedCheckpoint(
        String path,
        @Nullable CheckpointInspection inspection,
        String verdict,
        String cause,
        @Nullable Long planned,
        @Nullable Long committed,
        @Nullable Long committedMs,
        @Nullable Long delayMs,
        long bytes,
        Set<String> exceeded,
        Trend trend) {

    /** Keeps its own copy, sorted. */
    public WatchedCheckpoint {
        exceeded = java.util.Collections.unmodifiableSet(new TreeSet<>(exceeded));
    }

    WatchedCheckpoint exceeding(Set<String> limits) {
        return new WatchedCheckpoint(path, inspection, verdict, cause, planned, committed, committedMs, delayMs, bytes, limits, trend);
    }
}

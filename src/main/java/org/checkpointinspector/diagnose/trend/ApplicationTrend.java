package org.checkpointinspector.diagnose.trend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.inspect.Trend;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;
import org.jspecify.annotations.Nullable;

/**
 * The trend of a Spark Streaming application. Spark writes {@code checkpoint-T} when it plans batch T and again when T is done, and keeps the first as {@code .bk}
 * ({@code JobGenerator.doCheckpoint}, {@code CheckpointWriter}).
 */
final class ApplicationTrend {

    private static final long CLOCK_MS = 5_000;

    private final Folder folder;
    private final Application application;

    ApplicationTrend(Folder folder, Application application) {
        this.folder = folder;
        this.application = application;
    }

    /** What the files of one batch say. */
    private static final class Files {
        private @Nullable Long first;
        private @Nullable Long last;
        private @Nullable Integer pending;
        private boolean done;
    }

    Trend measure() {
        Map<Long, Files> byBatch = new TreeMap<>();
        for (Application.RecoveryPoint point : application.recoveryPoints()) {
            Optional<FileEntry> entry = folder.file(point.file());
            if (point.checkpointTimeMs() != null && entry.isPresent()) {
                add(byBatch.computeIfAbsent(point.checkpointTimeMs(), batch -> new Files()), point, entry.get().modifiedMs(), point.checkpointTimeMs());
            }
        }
        boolean times = timesAreOriginal(byBatch);
        List<Trend.Batch> batches = new ArrayList<>();
        byBatch.forEach((batch, files) -> {
            Long rdds = rddBytes(batch);
            batches.add(new Trend.Batch(batch, batch, times ? files.first : null, times && files.done ? files.last : null, Map.of(), null, rdds, rdds, null, files.pending));
        });
        return new Trend(batches, times, application.batchDurationMs());
    }

    private static void add(Files files, Application.RecoveryPoint point, long modified, long batch) {
        files.first = files.first == null ? (Long) modified : (Long) Math.min(files.first, modified);
        boolean newest = files.last == null || modified >= files.last;
        files.last = newest ? (Long) modified : files.last;
        files.done |= !point.pendingTimesMs().contains(batch);
        files.pending = newest ? (Integer) point.pendingTimesMs().size() : files.pending;
    }

    /** A batch is never written before its time, and not all of many within seconds when they took longer. */
    private static boolean timesAreOriginal(Map<Long, Files> byBatch) {
        List<Long> batches = List.copyOf(byBatch.keySet());
        if (batches.isEmpty()) {
            return false;
        }
        List<Long> written = byBatch.values().stream().map(files -> files.first == null ? 0L : files.first).toList();
        boolean early = false;
        for (int i = 0; i < batches.size(); i++) {
            early |= written.get(i) < batches.get(i) - CLOCK_MS;
        }
        long span = batches.get(batches.size() - 1) - batches.get(0);
        long writing = written.stream().mapToLong(Long::longValue).max().orElse(0) - written.stream().mapToLong(Long::longValue).min().orElse(0);
        return !early && (span <= 4 * CLOCK_MS || writing >= span / 4);
    }

    private @Nullable Long rddBytes(long batch) {
        Long sum = null;
        for (Application.Stream stream : application.dstreams()) {
            String path = stream.rdds().get(batch);
            Optional<Folder> rdd = path == null ? Optional.empty() : folderAt(path);
            if (rdd.isPresent()) {
                sum = (sum == null ? 0 : sum) + rdd.get().totalBytes();
            }
        }
        return sum;
    }

    private Optional<Folder> folderAt(String path) {
        Optional<Folder> at = Optional.of(folder);
        for (String name : path.split("/")) {
            at = at.flatMap(parent -> parent.folder(name));
        }
        return at;
    }
}

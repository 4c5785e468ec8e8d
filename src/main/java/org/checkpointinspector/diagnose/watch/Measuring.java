package org.checkpointinspector.diagnose.watch;

import java.io.InputStream;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.decode.OffsetLogDecoder;
import org.checkpointinspector.diagnose.trend.SmallFiles;
import org.checkpointinspector.diagnose.trend.Trends;
import org.checkpointinspector.inspect.Application;
import org.checkpointinspector.inspect.Cause;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.ReadCache;
import org.checkpointinspector.inspect.Trend;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.FileRoles;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.storage.Access;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingProgress;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.RangeReader;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** Turns an inspection into what is watched of it, with no more reads than the offset logs that are new. */
final class Measuring {

    private final Storage storage;
    private final Listing listing;
    private final ReadCache cache;
    private final long nowMs;

    Measuring(Storage storage, Listing listing, ReadCache cache, long nowMs) {
        this.storage = storage;
        this.listing = listing;
        this.cache = cache;
        this.nowMs = nowMs;
    }

    WatchedCheckpoint measure(CheckpointInspection inspection) {
        Checkpoint checkpoint = inspection.checkpoint();
        Trend trend = Trends.of(inspection, offsets(checkpoint), new SmallFiles(new Unread(), listing.location(), () -> false));
        Cause cause = inspection.cause();
        boolean isApplication = checkpoint.kind() == Checkpoint.Kind.DSTREAM;
        Long planned = isApplication ? newestTime(inspection.application()) : inspection.progress().latestOffsetBatch();
        Long committed = isApplication ? newestDone(trend) : inspection.progress().latestCommitBatch();
        return new WatchedCheckpoint(
                checkpoint.path(),
                inspection,
                inspection.verdict() == null ? "NONE" : inspection.verdict().name() + (inspection.losesData() ? " WITH LOSS" : ""),
                cause == null ? "" : cause.path() + ": " + cause.reason(),
                planned,
                committed,
                committedMs(checkpoint, committed, isApplication, trend),
                delay(trend),
                checkpoint.folder().totalBytes(),
                Set.of(),
                trend);
    }

    private static @Nullable Long newestTime(@Nullable Application application) {
        return application == null ? null : application.checkpointTimeMs();
    }

    private static @Nullable Long newestDone(Trend trend) {
        return trend.batches().stream().filter(batch -> batch.committedMs() != null).map(Trend.Batch::batch).reduce((first, second) -> second).orElse(null);
    }

    private static @Nullable Long committedMs(Checkpoint checkpoint, @Nullable Long committed, boolean isApplication, Trend trend) {
        if (committed == null) {
            return null;
        }
        if (isApplication) {
            return trend.batches().stream().filter(batch -> batch.batch() == committed).findFirst().map(Trend.Batch::committedMs).orElse(null);
        }
        return LogFolder.plain(checkpoint.folder().folder("commits")).file(committed).map(file -> file.entry().modifiedMs()).orElse(null);
    }

    /** The newest batch: how long it took; where it is still running, how long since its plan. */
    private @Nullable Long delay(Trend trend) {
        List<Trend.Batch> batches = trend.batches();
        if (batches.isEmpty()) {
            return null;
        }
        Trend.Batch newest = batches.get(batches.size() - 1);
        if (newest.durationMs() != null) {
            return newest.durationMs();
        }
        return newest.plannedMs() == null || newest.committedMs() != null || !trend.fileTimes() ? null : (Long) Math.max(0, nowMs - newest.plannedMs());
    }

    private NavigableMap<Long, OffsetLog> offsets(Checkpoint checkpoint) {
        NavigableMap<Long, OffsetLog> offsets = new TreeMap<>();
        if (checkpoint.kind() != Checkpoint.Kind.STRUCTURED_STREAMING) {
            return offsets;
        }
        List<LogFolder.LogFile> files = LogFolder.plain(checkpoint.folder().folder("offsets")).files().stream().filter(LogFolder.LogFile::isCanonical).toList();
        OffsetLogDecoder decoder = new OffsetLogDecoder();
        files.stream().sorted((a, b) -> Long.compare(b.id(), a.id())).limit(Trend.MOST_BATCHES).forEach(file -> {
            Optional<OffsetLog> log = cache.decode(storage, listing, FileRoles.of(checkpoint, file.entry()), decoder);
            log.ifPresent(content -> offsets.put(file.id(), content));
        });
        return offsets;
    }

    /** Refuses to read: a poll must not cost what old files hold. */
    private static final class Unread implements Storage {
        private static StorageException refused(Location place) {
            return new StorageException(StorageException.Kind.UNSUPPORTED, place.toString(), "Not read while watching.", "Inspect it.", null);
        }

        @Override
        public Listing list(Location root, ListingProgress progress) throws StorageException {
            throw refused(root);
        }

        @Override
        public InputStream open(Location file) throws StorageException {
            throw refused(file);
        }

        @Override
        public RangeReader openRanges(Location file) throws StorageException {
            throw refused(file);
        }

        @Override
        public Access access(Location place) throws StorageException {
            throw refused(place);
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}

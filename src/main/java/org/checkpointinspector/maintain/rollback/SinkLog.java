package org.checkpointinspector.maintain.rollback;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.CompactInterval;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.maintain.Places;
import org.checkpointinspector.maintain.SetAside;
import org.checkpointinspector.maintain.Step;
import org.checkpointinspector.maintain.Steps;
import org.checkpointinspector.maintain.Subject;
import org.checkpointinspector.maintain.Untouched;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;

/**
 * The log of a file sink ({@code _spark_metadata}), which has to follow a rollback: the sink passes over every batch up to the newest in its log ({@code FileStreamSink.addBatch}), and
 * what such a batch holds is lost.
 *
 * @param listing of the folder {@code _spark_metadata}
 * @param byBatch what leaves, by batch
 */
public record SinkLog(Listing listing, TreeMap<Long, List<FileEntry>> byBatch) {

    /** What to know of it, a sentence. */
    public static final String FILES_STAY =
            "The files that these batches wrote stay in the folder of the sink. Spark reads there what the log names, and does not see them; whoever lists the folder does.";

    private static final String FOLDER = "_spark_metadata";
    /** Name of the folder in the backup for what leaves the log. */
    private static final String SINK = "sink";

    /**
     * Finds what has to leave.
     *
     * @param place the sink's folder, or the log in it
     * @param batch the last one afterwards
     * @param newest the newest batch of the query, planned or committed
     * @throws Refused if this cannot be the query's sink, or its log cannot be cut there
     */
    public static SinkLog after(Storage storage, Location place, long batch, long newest) throws StorageException, Refused {
        Location log = place.name().equals(FOLDER) ? place : place.resolve(FOLDER);
        Listing listing = storage.list(log, (files, folder) -> {});
        LogFolder files = LogFolder.compactible(java.util.Optional.of(listing.root()));
        long last = files.newest().map(LogFolder.LogFile::id).orElse(-1L);
        if (last > newest) {
            throw new Refused("The newest batch of " + log + " is " + last + ", and the newest of the query is " + newest + ": another query writes there, or wrote there once.",
                    "Name the folder that this query writes to.");
        }
        long left = files.files().stream().mapToLong(LogFolder.LogFile::id).filter(id -> id <= batch).max().orElse(-1);
        if (!isWhole(files, left)) {
            throw new Refused("The sink's log cannot be cut at batch " + batch + ": Spark has removed what came before its compaction, and a compacted file does not tell which batch wrote what.",
                    "Roll back to a newer batch, or read the output folder file by file from now on.");
        }
        return new SinkLog(listing, NewerThanBatch.newer(Stream.of(listing.root()), batch));
    }

    private static boolean isWhole(LogFolder log, long last) {
        CompactInterval interval = CompactInterval.of(log, CompactInterval.DEFAULT);
        return last < 0
                || interval.batches() > 0 && LongStream.rangeClosed(interval.firstNeeded(last), last).allMatch(id -> log.file(id, interval.isCompaction(id)).isPresent());
    }

    /**
     * What has to leave of the log that a query writes.
     *
     * @param place the sink's folder, or the log in it
     * @param batch the last one of the query afterwards; -1 where it begins anew
     */
    public static SinkLog of(Places places, Location place, Subject query, long batch) throws StorageException, Refused {
        CheckpointInspection.Progress progress = query.inspection().progress();
        long newest = Stream.of(progress.latestOffsetBatch(), progress.latestCommitBatch()).mapToLong(each -> each == null ? -1 : each).max().orElse(-1);
        return after(places.storage(place), place, batch, newest);
    }

    /** The files of a batch as they leave for a backup; the batch is one of {@link #byBatch}. */
    public SetAside.Leaving leaving(long batch, Location backup) {
        Steps steps = Steps.of(byBatch.get(batch).stream().map(Step::of).toList());
        return new SetAside.Leaving(listing.location(), backup.resolve(SINK), new SetAside.Group("the sink's log of batch " + batch, true, steps));
    }

    /** What stays there. */
    public Untouched untouched() {
        Set<String> paths = byBatch.values().stream().flatMap(List::stream).map(FileEntry::path).collect(Collectors.toSet());
        return Untouched.of(listing, paths::contains);
    }
}

package org.checkpointinspector.maintain.rollback;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.decode.SourceOffset;
import org.checkpointinspector.decode.SourceOffsets;
import org.checkpointinspector.inspect.CompactInterval;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.storage.Folder;

/**
 * The logs that file sources keep of the files they have seen. What is beyond the batch leaves, so that the files are found anew, provided that what is left is whole: Spark may have
 * removed files that a newer compaction made superfluous. What stays beyond the batch does no harm: Spark takes all that it names as one batch.
 *
 * @param cutAt for each source whose log is cut, the newest id that stays
 * @param intervals how often each of these logs is compacted
 * @param kept sources whose log cannot be cut
 */
record SourceLogs(Map<String, Long> cutAt, Map<String, Long> intervals, List<String> kept) {

    static SourceLogs after(OffsetLog batch, Folder checkpoint) {
        Map<String, Long> cutAt = new TreeMap<>();
        Map<String, Long> intervals = new TreeMap<>();
        List<String> kept = new java.util.ArrayList<>();
        for (OffsetLog.Source source : batch.sources()) {
            LogFolder log = LogFolder.compactible(checkpoint.folder("sources").flatMap(sources -> sources.folder(source.id())));
            OptionalLong last = lastId(source, log);
            if (last.isEmpty() || log.newest().filter(newest -> newest.id() > last.getAsLong()).isEmpty()) {
                continue;
            }
            CompactInterval interval = CompactInterval.of(log, CompactInterval.DEFAULT);
            if (isWhole(log, last.getAsLong(), interval)) {
                cutAt.put(source.id(), last.getAsLong());
                intervals.put(source.id(), interval.batches());
            } else {
                kept.add(source.id());
            }
        }
        return new SourceLogs(cutAt, intervals, kept);
    }

    /** The newest id that a batch has taken of a file source's log; empty for other sources, which use their folder for something else. */
    private static OptionalLong lastId(OffsetLog.Source source, LogFolder log) {
        Optional<SourceOffset> offset = source.json() == null ? Optional.empty() : SourceOffsets.parse(source.json(), source.storedOffset()).value();
        if (offset.isPresent() && offset.get() instanceof SourceOffset.FileLog file) {
            return OptionalLong.of(file.logOffset());
        }
        if (offset.isPresent() && offset.get() instanceof SourceOffset.Number number && log.files().size() > 1) {
            return OptionalLong.of(number.value());
        }
        // a source without an offset: Spark dies where its log is there and empty
        return OptionalLong.empty();
    }

    private static boolean isWhole(LogFolder log, long last, CompactInterval interval) {
        return interval.batches() > 0
                && (last < 0 || LongStream.rangeClosed(interval.firstNeeded(last), last).allMatch(id -> log.file(id, interval.isCompaction(id)).isPresent()));
    }
}

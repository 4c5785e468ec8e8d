package org.checkpointinspector.maintain.offsets;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.checkpointinspector.decode.FileSourceLog;
import org.checkpointinspector.decode.FileSourceLogDecoder;
import org.checkpointinspector.inspect.CompactInterval;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.storage.Folder;

/** Reads what a file source had seen up to an id of its own log. */
final class SourceLogReader {

    private final QueryPositions reads;

    SourceLogReader(QueryPositions reads) {
        this.reads = reads;
    }

    /** A sentence on what was seen; empty where the log cannot tell. */
    Optional<String> seen(Optional<Folder> folder, long latest) throws IOException {
        LogFolder log = LogFolder.compactible(folder);
        CompactInterval interval = CompactInterval.of(log, CompactInterval.DEFAULT);
        if (latest < 0 || interval.batches() <= 0) {
            return Optional.empty();
        }
        List<Optional<LogFolder.LogFile>> files = LongStream.rangeClosed(interval.firstNeeded(latest), latest)
                .mapToObj(id -> log.file(id, interval.isCompaction(id)))
                .toList();
        if (files.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        long count = 0;
        FileSourceLog last = null;
        for (Optional<LogFolder.LogFile> file : files) {
            last = reads.whole(file.orElseThrow().entry(), new FileSourceLogDecoder());
            count += last.count();
        }
        String newest = last.files().size() < last.count()
                ? ""
                : last.files().stream()
                        .max(Comparator.comparingLong(FileSourceLog.Entry::timestampMs))
                        .map(entry -> "; the last of them is " + entry.path() + " (modified at " + java.time.Instant.ofEpochMilli(entry.timestampMs()) + ")")
                        .orElse("");
        return Optional.of("Up to here the source had seen " + count + (count == 1 ? " file" : " files") + newest + ".");
    }
}

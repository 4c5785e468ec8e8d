package org.checkpointinspector.inspect;

import java.util.List;
import java.util.stream.LongStream;
import org.checkpointinspector.layout.LogFolder;

/**
 * How often a file source's or file sink's log is compacted, worked out from the names as Spark does
 * ({@code CompactibleFileStreamLog.compactInterval}), and which files that makes necessary.
 *
 * @param batches every how many ids a file {@code id.compact} is written; not positive where the names are broken
 */
public record CompactInterval(long batches) {

    /** Default of {@code spark.sql.streaming.fileSource.log.compactInterval} and of {@code …fileSink.log.compactInterval}. */
    public static final int DEFAULT = 10;

    /** Works out the interval of a log; 'configured' counts where its names leave a choice. */
    public static CompactInterval of(LogFolder log, int configured) {
        List<Long> compacted = log.files().stream().filter(LogFolder.LogFile::compact).map(LogFolder.LogFile::id).toList();
        int count = compacted.size();
        if (count == 0) {
            return new CompactInterval(configured);
        }
        if (count == 1) {
            return new CompactInterval(derive(configured, compacted.get(0)));
        }
        return new CompactInterval(compacted.get(count - 1) - compacted.get(count - 2));
    }

    /** {@code CompactibleFileStreamLog.deriveCompactInterval}: the configured interval, or the divisor of the only compaction that is nearest above it. */
    private static long derive(int configured, long compacted) {
        long ids = compacted + 1;
        if (ids <= configured) {
            return ids;
        }
        if (configured < ids / 2) {
            return LongStream.rangeClosed(configured, ids / 2).filter(divisor -> ids % divisor == 0).findFirst().orElse(ids);
        }
        return ids;
    }

    /** Whether the file of an id is a compacted one. */
    public boolean isCompaction(long id) {
        return batches > 0 && (id + 1) % batches == 0;
    }

    /** The first of the files that together hold everything up to an id: the newest compaction at or below it, else 0. */
    public long firstNeeded(long latest) {
        return Math.max(0, (latest + 1) / batches * batches - 1);
    }
}

package org.checkpointinspector.inspect.query;

import java.util.Optional;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.storage.FileEntry;

/**
 * Files that were written again after Spark had written them. Spark cannot see that, and it is how another query's id or edited offsets come in.
 *
 * <p>It can be told only where times of files are those of their writing: where an offset log's time is the batch time inside it. A copy of a checkpoint
 * has other times, and then nothing is said.
 */
final class LaterEditRule implements RestartRule {

    /** An offset log is written within seconds of its batch time. */
    private static final long AUTHENTIC_MS = 60_000;
    /** What comes later than this after its time is an edit, not a slow store. */
    private static final long LATER_MS = 300_000;
    /** The query's id is written before the first batch, so less is enough to tell that it was replaced. */
    private static final long METADATA_LATER_MS = 60_000;

    @Override
    public void check(QueryEvidence evidence, Judge judge) {
        Optional<FileEntry> newest = evidence.newestOffset().map(read -> read.file().entry());
        Optional<Long> newestDelay = evidence.newestOffset().flatMap(LaterEditRule::delay);
        Optional<Long> previousDelay = evidence.previousOffset().flatMap(LaterEditRule::delay);
        boolean authentic = newestDelay.filter(LaterEditRule::isAuthentic).isPresent() || previousDelay.filter(LaterEditRule::isAuthentic).isPresent();
        if (!authentic || newest.isEmpty()) {
            return;
        }
        newestDelay.filter(delay -> delay > LATER_MS).ifPresent(delay -> report(judge, "offsets/" + newest.get().name(), delay, "its own batch time"));
        evidence.folder().file("metadata").ifPresent(metadata -> {
            FileEntry reference = newestDelay.filter(LaterEditRule::isAuthentic).isPresent()
                    ? newest.get()
                    : evidence.previousOffset().orElseThrow().file().entry();
            long later = metadata.modifiedMs() - reference.modifiedMs();
            if (later > METADATA_LATER_MS) {
                report(judge, "metadata", later, "the newest batch was planned, though Spark writes it once, before the first");
            }
        });
    }

    private static Optional<Long> delay(Read<OffsetLog> read) {
        return read.value().map(log -> log.metadata().batchTimestampMs()).filter(ms -> ms > 0).map(ms -> read.file().entry().modifiedMs() - ms);
    }

    private static boolean isAuthentic(long delay) {
        return Math.abs(delay) <= AUTHENTIC_MS;
    }

    private static void report(Judge judge, String path, long laterMs, String than) {
        judge.warning("edited", path)
                .says("The file was written " + laterMs / 60_000 + " minutes after " + than + ": somebody or something has replaced it.")
                .proof("later by ms", laterMs)
                .remedy("Compare the file with a backup. If you wrote it yourself, to repair the checkpoint, all is well.")
                .add();
    }
}

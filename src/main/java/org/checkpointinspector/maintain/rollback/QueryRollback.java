package org.checkpointinspector.maintain.rollback;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.checkpointinspector.decode.CommitLogDecoder;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.decode.OffsetLogDecoder;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.storage.FileEntry;

/** The rollback of a query: reads the few facts that names do not tell, and says what follows. */
final class QueryRollback {

    private final Checkpoint checkpoint;
    private final Files files;
    private final long batch;
    private final LogFolder offsets;
    private final LogFolder commits;

    QueryRollback(Checkpoint checkpoint, Files files, long batch) {
        this.checkpoint = checkpoint;
        this.files = files;
        this.batch = batch;
        this.offsets = LogFolder.plain(checkpoint.folder().folder("offsets"));
        this.commits = LogFolder.plain(checkpoint.folder().folder("commits"));
    }

    /** What leaves, with the settings under which what is left has to be judged. */
    record Worked(Draft draft, Map<String, String> conf) {}

    Worked draft() throws IOException, Refused {
        OffsetLog last = target();
        SourceLogs logs = SourceLogs.after(last, checkpoint.folder());
        Set<String> shared = new SharedFiles(files).onlyAbove(StateLayout.of(checkpoint.folder()), batch + 1);
        List<Departure> departures = new NewerThanBatch(checkpoint, batch).departures(logs.cutAt(), shared);
        List<String> consequences = new ArrayList<>();
        consequences.add(whatRunsAgain());
        newestOffset().ifPresent(newest -> consequences.addAll(new DataAgain(last, newest).sentences()));
        consequences.add(sink());
        if (!logs.cutAt().isEmpty()) {
            consequences.add("File sources find the input of these batches anew, by listing their folders: what was removed or archived there since (cleanSource) is not found.");
        }
        if (!logs.kept().isEmpty()) {
            consequences.add("The log of source " + String.join(", ", logs.kept()) + " cannot be cut at batch " + batch + ", since Spark has removed what came before its compaction: it"
                    + " stays as it is, and Spark takes all files that it names as one batch.");
        }
        Map<String, String> conf = new TreeMap<>();
        logs.intervals().values().stream().findFirst().ifPresent(interval -> conf.put("spark.sql.streaming.fileSource.log.compactInterval", String.valueOf(interval)));
        return new Worked(new Draft(batch, batch + 1, departures, consequences), conf);
    }

    /** The offset log of the batch, which has to be whole, as its commit has. */
    private OffsetLog target() throws IOException, Refused {
        Optional<FileEntry> offset = offsets.file(batch).map(LogFolder.LogFile::entry);
        Optional<FileEntry> commit = commits.file(batch).map(LogFolder.LogFile::entry);
        String there = commits.isEmpty() ? "No batch was committed." : "Commits are there for " + commits.files().get(0).id() + " to " + commits.newest().get().id() + ".";
        if (offset.isEmpty() || commit.isEmpty()) {
            throw new Refused("Batch " + batch + " cannot be the last one: " + (commit.isEmpty() ? "commits/" : "offsets/") + batch + " is not there. " + there,
                    "Choose a batch that was committed and whose logs are still there.");
        }
        Optional<OffsetLog> content = files.whole(offset.get(), new OffsetLogDecoder());
        if (content.isEmpty() || files.whole(commit.get(), new CommitLogDecoder()).isEmpty()) {
            throw new Refused("Batch " + batch + " cannot be the last one: " + (content.isEmpty() ? "offsets/" : "commits/") + batch + " is damaged.", "Choose an older batch.");
        }
        return content.get();
    }

    private String whatRunsAgain() {
        long planned = offsets.newest().map(LogFolder.LogFile::id).orElse(batch);
        OptionalLong committed = commits.files().stream().mapToLong(LogFolder.LogFile::id).filter(id -> id > batch).max();
        String again = committed.isPresent() ? committedAgain(committed.getAsLong()) : "nothing that was committed is run again";
        String unfinished = planned > Math.max(batch, committed.orElse(batch)) ? "; batch " + planned + ", which was planned and not committed, is planned anew" : "";
        return "Spark resumes with batch " + (batch + 1) + ": " + again + unfinished + ".";
    }

    private String committedAgain(long newest) {
        return newest == batch + 1
                ? "batch " + newest + ", which was committed, is planned and run again"
                : "batches " + (batch + 1) + " to " + newest + ", which were committed, are planned and run again";
    }

    private String sink() {
        long newest = Stream.of(offsets, commits).flatMap(log -> log.newest().stream()).mapToLong(LogFolder.LogFile::id).max().orElse(batch);
        if (newest <= batch) {
            return "The sink sees nothing twice.";
        }
        return "The sink gets again what " + (newest == batch + 1 ? "batch " + newest : "batches " + (batch + 1) + " to " + newest) + " wrote. Batches may be cut differently this time: a sink that remembers the ids of batches (a file sink,"
                + " Delta) passes over those up to " + newest + " as done, and what they hold beyond the old ones is lost. For a file sink, name its folder (--sink) and its log is rolled"
                + " back too; in other such sinks, undo the batches first.";
    }

    /** The newest offset log that is whole, if it is after the batch. */
    private Optional<OffsetLog> newestOffset() throws IOException {
        List<LogFolder.LogFile> all = offsets.files();
        for (int i = all.size() - 1; i >= 0 && all.get(i).id() > batch; i--) {
            Optional<OffsetLog> content = files.whole(all.get(i).entry(), new OffsetLogDecoder());
            if (content.isPresent()) {
                return content;
            }
        }
        return Optional.empty();
    }
}

package org.checkpointinspector.maintain.offsets;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.decode.Decoder;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.decode.OffsetLogDecoder;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Storage;
import org.jspecify.annotations.Nullable;

/**
 * The positions of a streaming query: {@code offsets/N} holds where batch N ends ({@code OffsetSeqLog}), and where it ends the next one begins.
 */
final class QueryPositions {

    private final Storage storage;
    private final Listing listing;
    private final Checkpoint checkpoint;
    private final LogFolder offsets;
    private final LogFolder commits;

    QueryPositions(Storage storage, Listing listing, Checkpoint checkpoint) {
        this.storage = storage;
        this.listing = listing;
        this.checkpoint = checkpoint;
        this.offsets = LogFolder.plain(checkpoint.folder().folder("offsets"));
        this.commits = LogFolder.plain(checkpoint.folder().folder("commits"));
    }

    StartPositions after(@Nullable Long asked, boolean planned) throws IOException {
        LogFolder log = planned ? offsets : commits;
        Optional<Long> newest = log.newest().map(LogFolder.LogFile::id);
        if (asked == null && newest.isEmpty()) {
            throw new StartPositions.NoSuchBatch(planned || offsets.isEmpty()
                    ? "No batch was planned yet: a new query starts where the options of the old one say."
                    : "No batch was committed yet. With --planned, positions after a batch that was only planned are given.");
        }
        long batch = asked != null ? asked : newest.get();
        boolean committed = isCommitted(batch);
        if (!committed && !planned) {
            throw new StartPositions.NoSuchBatch("Batch " + batch + " was not committed" + newest.map(id -> " (the newest that was is " + id + ")").orElse("")
                    + ". A query that starts after it skips its data; ask with --planned if that is what you want.");
        }
        FileEntry file = offsets.file(batch).map(LogFolder.LogFile::entry).orElseThrow(() -> new StartPositions.NoSuchBatch(missing(batch)));
        OffsetLog content = whole(file, new OffsetLogDecoder());
        List<SourceStart> sources = new ArrayList<>();
        for (OffsetLog.Source source : content.sources()) {
            sources.add(new SourceOptions(source, sourceFolder(source.id()), new SourceLogReader(this)).start());
        }
        return new StartPositions(checkpoint.path(), batch, committed, "offsets/" + batch, notes(batch, committed), sources);
    }

    /** A batch below the newest commit is done, even where async progress tracking left no file for it. */
    private boolean isCommitted(long batch) {
        return commits.newest().filter(newest -> batch <= newest.id()).isPresent();
    }

    private List<String> notes(long batch, boolean committed) {
        List<String> notes = new ArrayList<>();
        long newest = offsets.newest().map(LogFolder.LogFile::id).orElse(batch);
        if (!committed) {
            notes.add("Batch " + batch + " was planned and not committed: a query that starts here skips what the sink has not got of it. Restarted on the old checkpoint,"
                    + " Spark runs that batch again.");
        } else if (newest > batch) {
            notes.add((newest == batch + 1 ? "Batch " + newest : "Batches " + (batch + 1) + " to " + newest) + " of the old query came after it: a query that starts here reads"
                    + " that data again, and the sink gets again what they wrote.");
        }
        notes.add("For a new query with a new checkpoint: on an old one, Spark ignores these options. State is not carried over.");
        return notes;
    }

    private String missing(long batch) {
        return offsets.isEmpty()
                ? "There is no offset log."
                : "There is no file offsets/" + batch + ". The log has " + offsets.files().get(0).id() + " to " + offsets.newest().get().id()
                        + "; Spark removes older ones, and with async progress tracking it leaves gaps.";
    }

    private Optional<Folder> sourceFolder(String source) {
        return checkpoint.folder().folder("sources").flatMap(sources -> sources.folder(source));
    }

    /** The content of a file that has to be whole. */
    <T> T whole(FileEntry file, Decoder<T> decoder) throws IOException {
        Decoded<T> decoded = decode(file, decoder);
        if (decoded.damage().isPresent()) {
            throw new IOException(file.path() + " is damaged: " + decoded.damage().get().detail());
        }
        return decoded.value().orElseThrow();
    }

    <T> Decoded<T> decode(FileEntry file, Decoder<T> decoder) throws IOException {
        try (InputStream stored = storage.open(listing.location().resolve(file.path()))) {
            return decoder.decode(stored);
        }
    }
}

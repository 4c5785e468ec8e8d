package org.checkpointinspector.diagnose.compare;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.checkpointinspector.decode.CommitLog;
import org.checkpointinspector.decode.CommitLogDecoder;
import org.checkpointinspector.decode.Decoder;
import org.checkpointinspector.decode.OffsetLog;
import org.checkpointinspector.decode.OffsetLogDecoder;
import org.checkpointinspector.decode.QueryMetadata;
import org.checkpointinspector.decode.QueryMetadataDecoder;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.Checkpoints;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;

/**
 * One side of a comparison.
 *
 * @param storage its store
 * @param listing the location that was given
 * @param checkpoint the one checkpoint there
 */
public record CheckpointSide(Storage storage, Listing listing, Checkpoint checkpoint) {

    /**
     * The side at a location that holds one checkpoint. A backup counts by the checkpoint in it.
     *
     * @throws StorageException if it cannot be listed, or holds no checkpoint, or several
     */
    public static CheckpointSide at(Storage storage, Location location, Listing listing) throws StorageException {
        List<Checkpoint> all = Checkpoints.find(listing).stream().filter(each -> each.kind() != Checkpoint.Kind.FILE_SINK_LOG).toList();
        List<Checkpoint> found = all.isEmpty() ? Checkpoints.find(listing) : all;
        if (found.size() != 1) {
            String words = found.isEmpty() ? "There is no checkpoint at " + location + "." : "There are " + found.size() + " checkpoints at " + location + ".";
            throw new StorageException(StorageException.Kind.BAD_ADDRESS, location.toString(), words, "Name one checkpoint; ls shows what is there.", null);
        }
        return new CheckpointSide(storage, listing, found.get(0));
    }

    /** The newest batch that was planned. */
    OptionalLong newestBatch() {
        Optional<LogFolder.LogFile> newest = log("offsets").newest();
        return newest.isPresent() ? OptionalLong.of(newest.get().id()) : OptionalLong.empty();
    }

    Optional<OffsetLog> offsets(long batch) {
        return log("offsets").file(batch).flatMap(file -> decode(file.entry(), new OffsetLogDecoder()));
    }

    Optional<CommitLog> commit(long batch) {
        return log("commits").file(batch).flatMap(file -> decode(file.entry(), new CommitLogDecoder()));
    }

    Optional<QueryMetadata> metadata() {
        return checkpoint.folder().file("metadata").flatMap(file -> decode(file, new QueryMetadataDecoder()));
    }

    LogFolder log(String name) {
        return LogFolder.plain(checkpoint.folder().folder(name));
    }

    private <T> Optional<T> decode(FileEntry entry, Decoder<T> decoder) {
        try (InputStream stored = storage.open(listing.location().resolve(entry.path()))) {
            return decoder.decode(stored).value();
        } catch (IOException unreadable) {
            // told as a side without this fact; inspect says why
            return Optional.empty();
        }
    }
}

package org.checkpointinspector.state;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.decode.Decoder;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.LogFolder;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.RangeReader;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;

/**
 * The files of one checkpoint.
 *
 * @param listing in which the checkpoint was found
 */
record CheckpointReads(Storage storage, Listing listing, Checkpoint checkpoint) {

    InputStream open(FileEntry entry) throws StorageException {
        return storage.open(listing.location().resolve(entry.path()));
    }

    RangeReader openRanges(FileEntry entry) throws StorageException {
        return storage.openRanges(listing.location().resolve(entry.path()));
    }

    <T> Decoded<T> decode(FileEntry entry, Decoder<T> decoder) throws IOException {
        try (InputStream stored = open(entry)) {
            return decoder.decode(stored);
        }
    }

    Folder folder() {
        return checkpoint.folder();
    }

    /** A file of a log by its number, as Spark finds it. */
    Optional<FileEntry> log(String log, long id) {
        return LogFolder.plain(folder().folder(log)).file(id).map(LogFolder.LogFile::entry);
    }
}

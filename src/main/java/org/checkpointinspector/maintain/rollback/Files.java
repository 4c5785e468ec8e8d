package org.checkpointinspector.maintain.rollback;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.checkpointinspector.decode.Decoder;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Storage;

/** Reads files of a listing. */
public record Files(Storage storage, Listing listing) {

    /** The content where it is whole; empty where it is damaged. */
    public <T> Optional<T> whole(FileEntry file, Decoder<T> decoder) throws IOException {
        try (InputStream stored = storage.open(listing.location().resolve(file.path()))) {
            return decoder.decode(stored).value();
        }
    }
}

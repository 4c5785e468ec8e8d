package org.checkpointinspector.maintain.offsets;

import java.io.IOException;
import java.util.List;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Storage;
import org.jspecify.annotations.Nullable;

/**
 * From where a new query, with a new checkpoint, goes on after a batch of an old one. The state of the old query does not come along.
 *
 * @param path of the checkpoint, relative to the listing
 * @param batch after which the new query begins; ms since the epoch for a DStream application
 * @param committed whether that batch was completed
 * @param file in which the positions stand, relative to the checkpoint
 * @param notes what to know of the choice, a sentence each
 * @param sources one each, in the order of the file
 */
public record StartPositions(String path, long batch, boolean committed, String file, List<String> notes, List<SourceStart> sources) {

    /** Keeps its own copies. */
    public StartPositions {
        notes = List.copyOf(notes);
        sources = List.copyOf(sources);
    }

    /** The batch that was asked for has no positions in this checkpoint; the message says which have. */
    public static final class NoSuchBatch extends IOException {
        private static final long serialVersionUID = 1L;

        NoSuchBatch(String message) {
            super(message);
        }
    }

    /**
     * Reads the positions after a batch.
     *
     * @param listing in which the checkpoint was found
     * @param checkpoint a query's or an application's; a sink's log has no positions
     * @param batch null for the newest that was committed or, with {@code planned}, the newest that was planned
     * @param planned whether a batch that was not committed may be taken: its data is then skipped by the new query
     * @throws NoSuchBatch if there are no positions for that batch, or it was not committed and {@code planned} is not set
     * @throws IOException if the file that has them cannot be read, or is damaged
     */
    public static StartPositions of(Storage storage, Listing listing, Checkpoint checkpoint, @Nullable Long batch, boolean planned) throws IOException {
        return switch (checkpoint.kind()) {
            case STRUCTURED_STREAMING -> new QueryPositions(storage, listing, checkpoint).after(batch, planned);
            case DSTREAM -> new ApplicationPositions(storage, listing, checkpoint).after(batch, planned);
            case FILE_SINK_LOG -> throw new NoSuchBatch("The log of a file sink names what was written, not what was read. Ask at the checkpoint of the query.");
        };
    }
}

package org.checkpointinspector.app.ui;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.decode.Decoder;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.CheckpointFile;
import org.checkpointinspector.report.DecodedView;
import org.checkpointinspector.state.StateChanges;
import org.checkpointinspector.state.StateRows;
import org.checkpointinspector.maintain.Places;
import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** Everything that the window asks of the rest of the program. All but {@link #describe} does I/O and is called in the background only. */
public interface Backend {

    /** Opens the store that serves a location, reached as the options say; the caller closes it. */
    Storage open(Location location, ConnectionOptions options) throws StorageException;

    /**
     * Opens the rows of a checkpoint's state; empty where it has none that can be shown.
     *
     * @param batch the batch after which the rows are wanted, null for the last that was committed
     */
    Optional<StateRows> openRows(Storage storage, Listing listing, Checkpoint checkpoint, @Nullable Long batch) throws IOException;

    /** Opens the state of a query at two batches, to be compared; empty where there is none. */
    Optional<StateChanges> openChanges(Storage storage, Listing listing, Checkpoint checkpoint, long since, @Nullable Long batch) throws IOException;

    /** Reads and decodes a small file whose decoder is known. */
    <T> Decoded<T> read(Storage storage, Location file, Decoder<T> decoder) throws IOException;

    /** Lists and inspects a location. */
    Inspection inspect(Storage storage, Location location, InspectionRequest request, InspectionListener listener) throws StorageException;

    /** Inspects a listing that was taken before, without listing anew. */
    Inspection inspect(Storage storage, Listing listing, InspectionRequest request, InspectionListener listener);

    /** The checkpoints of a listing, sorted by path; does no I/O, but walks all folders. */
    List<Checkpoint> find(Listing listing);

    /** What a file is to its checkpoint, by its name alone: cheap enough for a table cell. */
    CheckpointFile describe(Checkpoint checkpoint, FileEntry file);

    /**
     * Reads and decodes a file; null where the program knows no decoder for it.
     *
     * @param cancelled asked often: whether to stop, which ends in a {@link org.checkpointinspector.storage.CancelledException}
     */
    @Nullable Decoded<DecodedView> decode(Storage storage, Location file, CheckpointFile described, BooleanSupplier cancelled) throws IOException;

    /** The stores that plans are made for and carried out in, reached as the options say; the caller closes them. */
    default Places places(ConnectionOptions options) {
        return new Places(options);
    }
}

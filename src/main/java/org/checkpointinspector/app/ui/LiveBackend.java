package org.checkpointinspector.app.ui;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.decode.Decoder;
import org.checkpointinspector.diagnose.Diagnosis;
import org.checkpointinspector.inspect.FileDecoders;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.dstream.DStreamStateRows;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.CheckpointFile;
import org.checkpointinspector.layout.Checkpoints;
import org.checkpointinspector.layout.FileRoles;
import org.checkpointinspector.report.DecodedView;
import org.checkpointinspector.report.DecodedViews;
import org.checkpointinspector.state.StateChanges;
import org.checkpointinspector.state.StateReader;
import org.checkpointinspector.state.StateRows;
import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.Stores;
import org.jspecify.annotations.Nullable;

/** The rest of the program as it is. */
public final class LiveBackend implements Backend {

    @Override
    public Storage open(Location location, ConnectionOptions options) throws StorageException {
        return Stores.open(location, options);
    }

    @Override
    public Optional<StateRows> openRows(Storage storage, Listing listing, Checkpoint checkpoint, @Nullable Long batch) throws IOException {
        return switch (checkpoint.kind()) {
            case STRUCTURED_STREAMING -> StateReader.open(storage, listing, checkpoint, batch).map(reader -> reader);
            case DSTREAM -> DStreamStateRows.open(storage, listing, checkpoint, batch);
            case FILE_SINK_LOG -> Optional.empty();
        };
    }

    @Override
    public Optional<StateChanges> openChanges(Storage storage, Listing listing, Checkpoint checkpoint, long since, @Nullable Long batch) throws IOException {
        return StateChanges.open(storage, listing, checkpoint, since, batch);
    }

    @Override
    public <T> Decoded<T> read(Storage storage, Location file, Decoder<T> decoder) throws IOException {
        try (InputStream stored = storage.open(file)) {
            return decoder.decode(stored);
        }
    }

    @Override
    public Inspection inspect(Storage storage, Location location, InspectionRequest request, InspectionListener listener) throws StorageException {
        return Diagnosis.inspect(storage, location, request, listener);
    }

    @Override
    public Inspection inspect(Storage storage, Listing listing, InspectionRequest request, InspectionListener listener) {
        return Diagnosis.inspect(storage, listing, request, listener);
    }

    @Override
    public List<Checkpoint> find(Listing listing) {
        return Checkpoints.find(listing);
    }

    @Override
    public CheckpointFile describe(Checkpoint checkpoint, FileEntry file) {
        return FileRoles.of(checkpoint, file);
    }

    @Override
    public @Nullable Decoded<DecodedView> decode(Storage storage, Location file, CheckpointFile described, BooleanSupplier cancelled) throws IOException {
        Optional<Decoder<?>> decoder = FileDecoders.of(described);
        if (decoder.isEmpty()) {
            return null;
        }
        try (InputStream stored = new CancellableStream(storage.open(file), cancelled)) {
            return view(decoder.get().decode(stored));
        }
    }

    private static <T> Decoded<DecodedView> view(Decoded<T> decoded) {
        Optional<DecodedView> view = decoded.readable().map(DecodedViews::of);
        return decoded.damage()
                .map(damage -> view.map(partial -> Decoded.damaged(damage, partial)).orElseGet(() -> Decoded.damaged(damage)))
                .orElseGet(() -> Decoded.whole(view.orElseThrow()));
    }
}

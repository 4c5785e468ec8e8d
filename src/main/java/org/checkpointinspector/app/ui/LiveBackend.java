package org.checkpointinspector.app.ui;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.checkpointinspector.bytes.Decoded;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.Inspector;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.CheckpointFile;
import org.checkpointinspector.layout.Checkpoints;
import org.checkpointinspector.layout.FileRoles;
import org.checkpointinspector.report.DecodedView;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.Stores;

/** The rest of the program as it is. */
public final class LiveBackend implements Backend {

    @Override
    public Storage open(Location location) throws StorageException {
        return Stores.open(location);
    }

    @Override
    public Inspection inspect(Storage storage, Location location, InspectionRequest request, InspectionListener listener) throws StorageException {
        return Inspector.inspect(storage, location, request, listener);
    }

    @Override
    public Inspection inspect(Storage storage, Listing listing, InspectionRequest request, InspectionListener listener) {
        return Inspector.inspect(storage, listing, request, listener);
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
    public Decoded<DecodedView> decode(Storage storage, Location file, CheckpointFile described, BooleanSupplier cancelled) {
        throw new UnsupportedOperationException();
    }
}

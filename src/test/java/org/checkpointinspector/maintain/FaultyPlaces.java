package org.checkpointinspector.maintain;

import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.Faults;
import org.checkpointinspector.storage.FaultyStorage;
import org.checkpointinspector.storage.FaultyWriter;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.StorageWriter;

/** Stores that fail as they are told to. */
final class FaultyPlaces extends Places {

    private final Faults faults;

    FaultyPlaces(Faults faults, ConnectionOptions options) {
        super(options);
        this.faults = faults;
    }

    @Override
    Storage openStorage(Location location) throws StorageException {
        return new FaultyStorage(realStorage(location), faults);
    }

    private Storage realStorage(Location location) throws StorageException {
        return objects(location) ? onDisk(location) : super.openStorage(location);
    }

    @Override
    StorageWriter openWriter(Location location) throws StorageException {
        StorageWriter writer = objects(location) ? onDisk(location) : super.openWriter(location);
        return new FaultyWriter(writer, realStorage(location), faults);
    }

    private ObjectsOnDisk onDisk(Location location) throws StorageException {
        return new ObjectsOnDisk(super.openStorage(ObjectsOnDisk.onDisk(location)), super.openWriter(ObjectsOnDisk.onDisk(location)));
    }

    private static boolean objects(Location location) {
        return location.scheme().equals(ObjectsOnDisk.SCHEME);
    }
}

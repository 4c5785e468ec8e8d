package org.checkpointinspector.maintain;

import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.Faults;
import org.checkpointinspector.storage.FaultyStorage;
import org.checkpointinspector.storage.FaultyWriter;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.MemoryDisk;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.StorageWriter;
import org.jspecify.annotations.Nullable;

/** The local store, and object stores on it, that fail as they are told to. */
final class FaultyPlaces extends Places {

    private final Faults faults;
    private final @Nullable MemoryDisk disk;

    /** @param disk a disk in memory, null for that of this machine */
    FaultyPlaces(Faults faults, @Nullable MemoryDisk disk) {
        super(ConnectionOptions.NONE);
        this.faults = faults;
        this.disk = disk;
    }

    @Override
    Storage openStorage(Location location) throws StorageException {
        return new FaultyStorage(realStorage(location), faults);
    }

    private Storage realStorage(Location location) throws StorageException {
        return objects(location) ? new ObjectsOnDisk(storage(), writer()) : storage();
    }

    @Override
    StorageWriter openWriter(Location location) throws StorageException {
        StorageWriter writer = objects(location) ? new ObjectsOnDisk(storage(), writer()) : writer();
        return new FaultyWriter(writer, realStorage(location), faults);
    }

    private Storage storage() throws StorageException {
        return disk == null ? super.openStorage(new Location("file", "", "/")) : disk.storage();
    }

    private StorageWriter writer() throws StorageException {
        return disk == null ? super.openWriter(new Location("file", "", "/")) : disk.writer();
    }

    private static boolean objects(Location location) {
        return location.scheme().equals(ObjectsOnDisk.SCHEME);
    }
}

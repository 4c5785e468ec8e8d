package org.checkpointinspector.maintain;

import java.io.InputStream;
import java.util.Map;
import org.checkpointinspector.storage.Access;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingProgress;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.RangeReader;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.StorageWriter;
import org.jspecify.annotations.Nullable;

/** The local disk under the scheme {@code objects}, without renames of folders, without folders, owners and times of one's own: as an object store is. */
final class ObjectsOnDisk implements Storage, StorageWriter {

    static final String SCHEME = "objects";

    private final Storage disk;
    private final StorageWriter writer;

    ObjectsOnDisk(Storage disk, StorageWriter writer) {
        this.disk = disk;
        this.writer = writer;
    }

    /** The place on the disk. */
    static Location onDisk(Location location) {
        return new Location("file", "", location.path());
    }

    @Override
    public Listing list(Location root, ListingProgress progress) throws StorageException {
        Listing listing = disk.list(onDisk(root), progress);
        Location at = new Location(SCHEME, "", listing.location().path());
        return new Listing(at, listing.root(), listing.problems(), listing.listedMs());
    }

    @Override
    public InputStream open(Location file) throws StorageException {
        return disk.open(onDisk(file));
    }

    @Override
    public RangeReader openRanges(Location file) throws StorageException {
        return disk.openRanges(onDisk(file));
    }

    @Override
    public Access access(Location place) {
        return new Access(null, null, null, true, true, Map.of());
    }

    @Override
    public void writeNew(Location file, InputStream content, long bytes) throws StorageException {
        writer.writeNew(onDisk(file), content, bytes);
    }

    @Override
    public boolean copyNew(Location from, Location to) throws StorageException {
        return writer.copyNew(onDisk(from), onDisk(to));
    }

    @Override
    public void moveFile(Location from, Location to) throws StorageException {
        writer.moveFile(onDisk(from), onDisk(to));
    }

    @Override
    public boolean moveFolder(Location from, Location to) {
        return false;
    }

    @Override
    public void deleteFile(Location file) throws StorageException {
        writer.deleteFile(onDisk(file));
    }

    @Override
    public void makeFolder(Location folder) {}

    @Override
    public boolean deleteEmptyFolder(Location folder) {
        return true;
    }

    @Override
    public boolean keepAttributes(Location place, @Nullable String owner, @Nullable String group, @Nullable String mode, @Nullable Long modifiedMs) {
        return false;
    }

    @Override
    public void close() {
        disk.close();
        writer.close();
    }
}

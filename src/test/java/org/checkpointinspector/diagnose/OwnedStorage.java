package org.checkpointinspector.diagnose;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.checkpointinspector.storage.Access;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingProgress;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.RangeReader;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.Stores;

/** A real folder, said to lie in HDFS, with owners and modes that a test could not give to real files. Everything belongs to spark unless told otherwise. */
final class OwnedStorage implements Storage {

    private final Location local;
    private final Storage files;
    private final Map<String, Access> owned = new HashMap<>();
    private String replication = "3";

    OwnedStorage(Path folder) throws StorageException {
        local = Location.of(folder);
        files = Stores.open(local);
    }

    OwnedStorage owns(String path, String owner, String mode) {
        owned.put(path, new Access(owner, "hadoop", mode, true, true, Map.of("Replication", replication)));
        return this;
    }

    OwnedStorage replication(int replicas) {
        replication = String.valueOf(replicas);
        return this;
    }

    /** In an encryption zone, as {@code HadoopAccess} tells it. */
    OwnedStorage encrypted() {
        owned.put("", new Access("spark", "hadoop", "rwxr-xr-x", true, true, Map.of("Replication", replication, "Encryption", "in an encryption zone")));
        return this;
    }

    Location place() {
        return new Location("hdfs", "nn", local.path());
    }

    private Location real(Location place) {
        return new Location("file", "", place.path());
    }

    @Override
    public Listing list(Location root, ListingProgress progress) throws StorageException {
        Listing listing = files.list(real(root), progress);
        return new Listing(root, listing.root(), listing.problems(), listing.listedMs());
    }

    @Override
    public InputStream open(Location file) throws StorageException {
        return files.open(real(file));
    }

    @Override
    public RangeReader openRanges(Location file) throws StorageException {
        return files.openRanges(real(file));
    }

    @Override
    public Access access(Location place) {
        String path = place.path().equals(local.path()) ? "" : place.path().substring(local.path().length() + 1);
        return owned.getOrDefault(path, new Access("spark", "hadoop", "rwxr-xr-x", true, true, Map.of("Replication", replication)));
    }

    @Override
    public void close() {
        files.close();
    }
}

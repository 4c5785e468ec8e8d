package org.checkpointinspector.storage.hadoop;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.checkpointinspector.storage.Access;
import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingProgress;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.OpenFiles;
import org.checkpointinspector.storage.RangeReader;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.StoreClock;
import org.checkpointinspector.storage.StoredChecksums;
import org.checkpointinspector.storage.StoredHealth;

/** A store that a Hadoop connector reaches: {@code hdfs}, {@code webhdfs}, {@code s3a}, and any other scheme whose connector is on the class path. */
public final class HadoopStorage implements Storage {

    /** Schemes of stores that have no folders, and whose connector lists them so. */
    private static final Set<String> FLAT = Set.of("s3a");

    private final Connection connection;
    private final FileSystem connector;
    private final LibraryCalls calls;
    private final Failures failures;
    private final KnownFiles known = new KnownFiles();

    private HadoopStorage(Connection connection) {
        this.connection = connection;
        this.connector = connection.connector();
        this.calls = connection.calls();
        this.failures = connection.failures();
    }

    /**
     * Connects to the store of a location. The caller closes it.
     *
     * @throws StorageException of kind {@code UNSUPPORTED} where no connector serves the scheme, or if connecting fails
     * @throws org.checkpointinspector.storage.CancelledException if the thread was interrupted
     */
    public static HadoopStorage open(Location location, ConnectionOptions options) throws StorageException {
        return new HadoopStorage(Connection.open(location, options));
    }

    @Override
    public Listing list(Location root, ListingProgress progress) throws StorageException {
        try {
            Gathering gathering = new Gathering(connector, calls, known, root, progress);
            return FLAT.contains(root.scheme()) ? new FlatListing(gathering).list() : new FolderListing(gathering).list();
        } catch (IOException failure) {
            throw failures.of(root, "listed", failure);
        }
    }

    @Override
    public InputStream open(Location file) throws StorageException {
        FileStatus status = known.get(file);
        if (status == null && FLAT.contains(file.scheme())) {
            // the connector would ask itself, and keep the length to itself, by which a body that breaks off shows
            status = fileStatus(file);
        }
        return HadoopStream.started(new HadoopFile(file, status, HadoopFile.WHOLE, connector, calls, failures));
    }

    @Override
    public RangeReader openRanges(Location file) throws StorageException {
        FileStatus status = fileStatus(file);
        return new HadoopRanges(new HadoopFile(file, status, HadoopFile.RANDOM, connector, calls, failures), status.getLen());
    }

    private FileStatus fileStatus(Location file) throws StorageException {
        FileStatus status;
        try {
            status = calls.run(() -> connector.getFileStatus(HadoopFile.path(file)));
        } catch (IOException failure) {
            throw failures.of(file, "read", failure);
        }
        if (status.isDirectory()) {
            throw Failures.isFolder(file);
        }
        return status;
    }

    @Override
    public Access access(Location place) throws StorageException {
        try {
            return calls.run(() -> HadoopAccess.of(connector, connection.user(), HadoopFile.path(place)));
        } catch (IOException failure) {
            throw failures.of(place, "looked at", failure);
        }
    }

    @Override
    public <C> Optional<C> capability(Class<C> kind) {
        if (kind == StoredChecksums.class) {
            return Optional.of(kind.cast(new HadoopChecksums(connection)));
        }
        if (kind == StoredHealth.class && connector instanceof DistributedFileSystem hdfs) {
            return Optional.of(kind.cast(new HdfsHealth(connection, hdfs)));
        }
        if (kind == StoreClock.class && connector instanceof DistributedFileSystem hdfs) {
            return Optional.of(kind.cast(new HdfsClock(connection, hdfs)));
        }
        if (kind == StoreClock.class && connector instanceof S3AFileSystem s3) {
            return Optional.of(kind.cast(new S3Clock(connection, s3)));
        }
        return kind == OpenFiles.class && HdfsLeases.areIn(connection) ? Optional.of(kind.cast(new HdfsLeases(connection))) : Optional.empty();
    }

    @Override
    public void close() {
        connection.close();
    }
}

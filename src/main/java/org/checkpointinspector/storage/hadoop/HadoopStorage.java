package org.checkpointinspector.storage.hadoop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.PrivilegedExceptionAction;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.UserGroupInformation;
import org.checkpointinspector.storage.Access;
import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingProgress;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.RangeReader;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** A store that a Hadoop connector reaches: {@code hdfs}, {@code webhdfs}, {@code s3a}, and any other scheme whose connector is on the class path. */
public final class HadoopStorage implements Storage {

    /** Schemes of stores that have no folders, and whose connector lists them so. */
    private static final Set<String> FLAT = Set.of("s3a");

    private final FileSystem connector;
    private final String user;
    private final LibraryCalls calls;
    private final Failures failures;
    private final KnownFiles known = new KnownFiles();

    private HadoopStorage(Connected connected, LibraryCalls calls) {
        this.connector = connected.connector;
        this.user = connected.user;
        this.calls = calls;
        this.failures = new Failures(connector, calls);
    }

    /** A connector, and as whom it speaks. */
    private record Connected(FileSystem connector, String user) {}

    /**
     * Connects to the store of a location. The caller closes it.
     *
     * @throws StorageException of kind {@code UNSUPPORTED} where no connector serves the scheme, or if connecting fails
     * @throws org.checkpointinspector.storage.CancelledException if the thread was interrupted
     */
    public static HadoopStorage open(Location location, ConnectionOptions options) throws StorageException {
        refuseSecrets(location);
        LibraryCalls calls = new LibraryCalls();
        boolean connected = false;
        try {
            HadoopStorage storage = new HadoopStorage(calls.run(() -> connect(location, ConnectionSettings.of(location, options))), calls);
            connected = true;
            return storage;
        } catch (IOException failure) {
            throw Failures.inWords(location, "opened", failure);
        } finally {
            if (!connected) {
                calls.shutdown();
            }
        }
    }

    private static void refuseSecrets(Location location) throws StorageException {
        if (location.toString().contains("***@")) {
            throw new StorageException(
                    StorageException.Kind.BAD_ADDRESS,
                    location.toString(),
                    "The address holds a password or a key; " + location + " was not opened.",
                    "Leave it out of the address; keys belong in a profile (--profile) or in the configuration (--hadoop-conf, -D).",
                    null);
        }
    }

    private static Connected connect(Location location, Configuration configuration) throws IOException, InterruptedException {
        if (!configuration.get("hadoop.security.authentication", "simple").equalsIgnoreCase("simple")) {
            // how a process proves who it is, is Hadoop's one setting for the whole process
            UserGroupInformation.setConfiguration(configuration);
        }
        URI root = new Path(location.scheme(), location.authority().isEmpty() ? null : location.authority(), "/").toUri();
        @Nullable String name = configuration.get(ConnectionSettings.USER);
        UserGroupInformation user = name == null ? UserGroupInformation.getCurrentUser() : UserGroupInformation.createRemoteUser(name);
        PrivilegedExceptionAction<FileSystem> asUser = () -> FileSystem.newInstance(root, configuration);
        return new Connected(user.doAs(asUser), user.getShortUserName());
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
            return calls.run(() -> HadoopAccess.of(connector, user, HadoopFile.path(place)));
        } catch (IOException failure) {
            throw failures.of(place, "looked at", failure);
        }
    }

    @Override
    public void close() {
        try {
            calls.runLast(() -> {
                connector.close();
                return null;
            });
        } catch (IOException failure) {
            throw new UncheckedIOException("closing " + connector.getUri(), failure);
        }
    }
}

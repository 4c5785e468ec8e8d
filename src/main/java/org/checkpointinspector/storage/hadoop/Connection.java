package org.checkpointinspector.storage.hadoop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.PrivilegedExceptionAction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.UserGroupInformation;
import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * A connector that is connected.
 *
 * @param connector Hadoop's own view of the store
 * @param user as whom it speaks
 * @param calls runs what is asked of the connector
 * @param failures says in words what it refuses
 */
record Connection(FileSystem connector, String user, LibraryCalls calls, Failures failures) {

    /** A connector, and as whom it speaks. */
    private record Connected(FileSystem connector, String user) {}

    /**
     * Connects to the store of a location. The caller closes it.
     *
     * @throws StorageException of kind {@code UNSUPPORTED} where no connector serves the scheme, or if connecting fails
     * @throws org.checkpointinspector.storage.CancelledException if the thread was interrupted
     */
    static Connection open(Location location, ConnectionOptions options) throws StorageException {
        refuseSecrets(location);
        LibraryCalls calls = new LibraryCalls(options.retries());
        boolean done = false;
        try {
            Connected connected = calls.run(() -> connect(location, ConnectionSettings.of(location, options)));
            done = true;
            if (connected.connector instanceof RetryTellingS3 s3) {
                s3.tell(options.retries());
            }
            return new Connection(connected.connector, connected.user, calls, new Failures(connected.connector, calls));
        } catch (IOException failure) {
            throw Failures.inWords(location, "opened", failure);
        } finally {
            if (!done) {
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

    /** Ends it; waits for a moment only. */
    void close() {
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

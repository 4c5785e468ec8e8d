package org.checkpointinspector.storage.hadoop;

import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.OpenFiles;
import org.checkpointinspector.storage.StorageException;

/** The leases of HDFS: a file that is not closed is being written, or its writer died. */
final class HdfsLeases implements OpenFiles {

    private final Connection connection;

    HdfsLeases(Connection connection) {
        this.connection = connection;
    }

    /** Whether the store has leases. */
    static boolean areIn(Connection connection) {
        return connection.connector() instanceof DistributedFileSystem;
    }

    @Override
    public boolean isOpen(Location file) throws StorageException {
        try {
            return connection.calls().run(() -> !((DistributedFileSystem) connection.connector()).isFileClosed(HadoopFile.path(file)));
        } catch (FileNotFoundException gone) {
            return false;
        } catch (IOException failure) {
            throw connection.failures().of(file, "looked at", failure);
        }
    }
}

package org.checkpointinspector.storage.hadoop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.LocatedBlock;
import org.apache.hadoop.hdfs.protocol.LocatedBlocks;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.security.AccessControlException;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.StoredHealth;

/** What the NameNode knows of the blocks of files. */
final class HdfsHealth implements StoredHealth {

    /** More lost files than these tell nothing more. */
    private static final int MOST = 1000;

    private final Connection connection;
    private final DistributedFileSystem hdfs;

    HdfsHealth(Connection connection, DistributedFileSystem hdfs) {
        this.connection = connection;
        this.hdfs = hdfs;
    }

    @Override
    public List<Trouble> below(Location folder) throws StorageException {
        try {
            return connection.calls().run(() -> corrupt(folder));
        } catch (AccessControlException notAnAdministrator) {
            return List.of();
        } catch (RemoteException refused) {
            if (refused.unwrapRemoteException() instanceof AccessControlException) {
                return List.of();
            }
            throw connection.failures().of(folder, "looked at", refused);
        } catch (IOException failure) {
            throw connection.failures().of(folder, "looked at", failure);
        }
    }

    private List<Trouble> corrupt(Location folder) throws IOException {
        List<Trouble> lost = new ArrayList<>();
        RemoteIterator<Path> files = hdfs.listCorruptFileBlocks(HadoopFile.path(folder));
        while (files.hasNext() && lost.size() < MOST) {
            String path = files.next().toUri().getPath();
            lost.add(lost(new Location(folder.scheme(), folder.authority(), path)));
        }
        return lost;
    }

    @Override
    public Optional<Trouble> of(Location file) throws StorageException {
        try {
            LocatedBlocks blocks = connection.calls().run(() -> hdfs.getClient().getLocatedBlocks(file.path(), 0));
            return of(file, blocks);
        } catch (IOException failure) {
            throw connection.failures().of(file, "looked at", failure);
        }
    }

    /** What blocks tell of their file. */
    static Optional<Trouble> of(Location file, LocatedBlocks blocks) {
        if (blocks.isUnderConstruction()) {
            return Optional.of(new Trouble(file, Kind.OPEN_FOR_WRITING, "HDFS holds it open for somebody who writes it, or who died doing so."));
        }
        boolean whole = blocks.getLocatedBlocks().stream().noneMatch(HdfsHealth::isLost);
        return whole ? Optional.empty() : Optional.of(lost(file));
    }

    private static boolean isLost(LocatedBlock block) {
        return block.isCorrupt() || block.getLocations().length == 0 && block.getBlockSize() > 0;
    }

    private static Trouble lost(Location file) {
        return new Trouble(file, Kind.BYTES_LOST, "A block of it is on no DataNode that answers, or is corrupt in every replica.");
    }
}

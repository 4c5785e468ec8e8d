package org.checkpointinspector.storage.hadoop;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalLong;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.DatanodeInfo;
import org.apache.hadoop.hdfs.protocol.LocatedBlocks;
import org.apache.hadoop.security.AccessControlException;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.StoreClock;

/**
 * The NameNode's clock, which gives files their times. It has no call that tells it; but with the blocks of a file comes when each of their DataNodes was heard of last, by that clock
 * ({@code DatanodeDescriptor.updateHeartbeatState}), and they are heard of every three seconds.
 */
final class HdfsClock implements StoreClock {

    private final Connection connection;
    private final DistributedFileSystem hdfs;

    HdfsClock(Connection connection, DistributedFileSystem hdfs) {
        this.connection = connection;
        this.hdfs = hdfs;
    }

    @Override
    public OptionalLong nowMs(Location file) throws StorageException {
        LocatedBlocks blocks;
        try {
            blocks = connection.calls().run(() -> hdfs.getClient().getLocatedBlocks(file.path(), 0));
        } catch (FileNotFoundException | AccessControlException notToBeTold) {
            return OptionalLong.empty();
        } catch (IOException failure) {
            throw connection.failures().of(file, "looked at", failure);
        }
        return blocks.getLocatedBlocks().stream()
                .flatMap(block -> Arrays.stream(block.getLocations()))
                .mapToLong(DatanodeInfo::getLastUpdate)
                .filter(heard -> heard > 0)
                .max();
    }
}

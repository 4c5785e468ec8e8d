package org.checkpointinspector.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.hdfs.server.namenode.EditLogFileOutputStream;
import org.apache.hadoop.hdfs.server.namenode.NameNodeAdapter;

/** A real HDFS in this process: one NameNode, one DataNode. Started with the first test that needs it, for all tests of the run. */
public final class HdfsServer {

    /** Who looks at checkpoints in the tests; the files belong to whoever runs the tests. */
    static final ConnectionOptions AS_JOE = new ConnectionOptions(null, Map.of("HADOOP_USER_NAME", "joe"), null);

    private static final MiniDFSCluster CLUSTER = started();

    private HdfsServer() {}

    private static MiniDFSCluster started() {
        try {
            EditLogFileOutputStream.setShouldSkipFsyncForTesting(true);
            Configuration configuration = new Configuration();
            configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, Files.createTempDirectory(Path.of("target"), "hdfs").toAbsolutePath().toString());
            configuration.set("dfs.client.block.write.locateFollowingBlock.initial.delay.ms", "5");
            configuration.set("dfs.namenode.acls.enabled", "true");
            MiniDFSCluster cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
            cluster.waitActive();
            return cluster;
        } catch (IOException e) {
            throw new AssertionError("HDFS does not start", e);
        }
    }

    /** How many requests the NameNode has got so far; the DataNode's few are among them. */
    static long requests() {
        return NameNodeAdapter.getRpcServer(CLUSTER.getNameNode()).getTotalRequests();
    }

    static MiniDFSCluster cluster() {
        return CLUSTER;
    }

    /** The cluster as whoever runs the tests. */
    static DistributedFileSystem files() throws IOException {
        return CLUSTER.getFileSystem();
    }

    /** A place on the cluster. */
    public static Location at(String path) {
        return new Location("hdfs", "localhost:" + CLUSTER.getNameNodePort(), path);
    }

    static void put(Location file, byte[] content) throws IOException {
        try (OutputStream stream = files().create(path(file))) {
            stream.write(content);
        }
    }

    static void deny(Location place) throws IOException {
        files().setPermission(path(place), new FsPermission((short) 0));
    }

    static org.apache.hadoop.fs.Path path(Location place) {
        return new org.apache.hadoop.fs.Path(place.path());
    }
}

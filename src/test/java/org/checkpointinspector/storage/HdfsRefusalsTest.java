package org.checkpointinspector.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.permission.AclEntry;
import org.apache.hadoop.hdfs.DFSTestUtil;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.hdfs.MiniDFSNNTopology;
import org.apache.hadoop.hdfs.protocol.ExtendedBlock;
import org.apache.hadoop.hdfs.server.namenode.ha.HATestUtil;
import org.checkpointinspector.storage.StorageException.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What HDFS may refuse, in words: one sentence of what, one of what to try. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HdfsRefusalsTest {

    private final Location root = HdfsServer.at("/" + UUID.randomUUID());
    private final Location file = root.resolve("state/0/0/1.delta");

    @BeforeEach
    void putAFile() throws IOException {
        HdfsServer.put(file, StorageContract.bytes(1000));
    }

    @Test
    void saysThatBytesDoNotFitTheirChecksum() throws IOException {
        HdfsServer.cluster().corruptBlockOnDataNodes(block());
        assertSays(readFailure(), Kind.FAILED, "do not fit HDFS's own checksum", "fsck");
    }

    @Test
    void saysThatABlockIsGone() throws IOException {
        Files.delete(HdfsServer.cluster().getBlockFile(0, block()).toPath());
        assertSays(readFailure(), Kind.FAILED, "a block of it is on no DataNode", "fsck");
    }

    private ExtendedBlock block() throws IOException {
        return DFSTestUtil.getFirstBlock(HdfsServer.files(), HdfsServer.path(file));
    }

    private StorageException readFailure() throws IOException {
        try (Storage storage = Stores.open(root, HdfsServer.AS_JOE)) {
            return assertThrows(StorageException.class, () -> {
                try (InputStream stream = storage.open(file)) {
                    stream.readAllBytes();
                }
            });
        }
    }

    @Test
    void saysWhereOnThePathAccessEnds() throws IOException {
        HdfsServer.deny(root.resolve("state"));
        StorageException failure = readFailure();

        assertSays(failure, Kind.DENIED, "the user 'joe' lacks the right to look into a folder on the way", root.path() + "/state belongs to ");
        assertTrue(failure.advice().contains("with ---------"), failure::advice);
    }

    @Test
    void tellsOwnerModeAndAcl() throws IOException {
        HdfsServer.files().modifyAclEntries(HdfsServer.path(file), AclEntry.parseAclSpec("user:ann:r--", true));
        try (Storage storage = Stores.open(root, HdfsServer.AS_JOE)) {
            Access access = storage.access(file);

            assertEquals(HdfsServer.files().getFileStatus(HdfsServer.path(file)).getOwner(), access.owner());
            assertEquals("supergroup", access.group());
            assertEquals("rw-r--r--", access.mode());
            assertTrue(access.readable());
            assertFalse(access.writable());
            assertEquals("joe", access.facts().get("Looked at by"));
            assertEquals("1", access.facts().get("Replication"));
            assertTrue(access.facts().get("ACL").contains("user:ann:r--"), access.facts()::toString);
        }
    }

    @Test
    void opensThroughTheWebAsWell() throws IOException {
        Location web = new Location("webhdfs", "localhost:" + HdfsServer.cluster().getNameNode().getHttpAddress().getPort(), root.path());
        try (Storage storage = Stores.open(web, HdfsServer.AS_JOE)) {
            assertEquals(Map.of("state/0/0/1.delta", 1000L), StorageContract.lengths(storage.list(web, ListingProgress.NONE).root()));
            try (InputStream stream = storage.open(web.resolve("state/0/0/1.delta"))) {
                assertEquals(1000, stream.readAllBytes().length);
            }
            HdfsServer.deny(file);
            StorageException failure = assertThrows(StorageException.class, () -> storage.open(web.resolve("state/0/0/1.delta")).close());
            assertSays(failure, Kind.DENIED, "'joe'", "belongs to");
        }
    }

    @Test
    void listsFileThatIsStillOpenForWriting() throws IOException {
        try (OutputStream open = HdfsServer.files().create(HdfsServer.path(root.resolve("receivedData/0/log-1-2")))) {
            open.write(1);
            open.flush();
            try (Storage storage = Stores.open(root, HdfsServer.AS_JOE)) {
                assertEquals(2, storage.list(root, ListingProgress.NONE).root().totalFiles());
            }
        }
    }

    @Test
    void saysThatNothingListens() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertSays(refusal("hdfs://localhost:" + port + "/ck"), Kind.UNAVAILABLE, "nothing listens at localhost:" + port, "port");
        assertSays(refusal("webhdfs://localhost:" + port + "/ck"), Kind.UNAVAILABLE, "nothing listens at localhost:" + port, "port");
    }

    @Test
    void saysThatAHostIsNotKnown() {
        assertSays(refusal("hdfs://no-such-host.invalid:8020/ck"), Kind.UNAVAILABLE, "'no-such-host.invalid' is not known", "--hadoop-conf");
        assertSays(refusal("hdfs://prodns/ck"), Kind.UNAVAILABLE, "'prodns' is not known", "--hadoop-conf");
    }

    @Test
    void saysThatAnotherServiceListens() {
        String web = "hdfs://localhost:" + HdfsServer.cluster().getNameNode().getHttpAddress().getPort() + "/ck";
        assertSays(refusal(web), Kind.UNAVAILABLE, "does not speak as a NameNode does", "webhdfs://");
        assertSays(refusal(S3Server.endpoint().replace("http", "hdfs") + "/ck"), Kind.UNAVAILABLE, "does not speak as a NameNode does", "RPC port");
    }

    @Test
    void saysThatTheAddressNamesNoNameNode() {
        assertSays(refusal("hdfs:///ck"), Kind.BAD_ADDRESS, "names no NameNode", "--hadoop-conf");
    }

    @Test
    void saysThatNoConnectorServesAScheme() {
        assertSays(refusal("gs://bucket/ck"), Kind.UNSUPPORTED, "no connector for gs://", "jar");
    }

    @Test
    void refusesPasswordsInAddressesAndKeepsThemSecret() throws IOException {
        StorageException failure = refusal("hdfs://joe:HUSH@nn:8020/ck");
        assertEquals(Kind.BAD_ADDRESS, failure.kind());
        assertFalse((failure.getMessage() + failure.place() + failure.advice()).contains("HUSH"));
    }

    @Test
    void asksTheActiveOfTwoNameNodes(@TempDir Path folder) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("cluster").toString());
        try (MiniDFSCluster cluster =
                new MiniDFSCluster.Builder(configuration).nnTopology(MiniDFSNNTopology.simpleHATopology()).numDataNodes(0).build()) {
            cluster.transitionToActive(1);
            cluster.getFileSystem(1).mkdirs(new org.apache.hadoop.fs.Path("/ck/offsets"));

            assertSays(refusal("hdfs://localhost:" + cluster.getNameNodePort(0) + "/ck"), Kind.UNAVAILABLE, "standby", "HA name");

            Configuration client = new Configuration(false);
            HATestUtil.setFailoverConfigurations(cluster, client, "prodns");
            try (OutputStream site = Files.newOutputStream(folder.resolve("hdfs-site.xml"))) {
                client.writeXml(site);
            }
            Location place = Location.parse("hdfs://prodns/ck");
            try (Storage storage = Stores.open(place, new ConnectionOptions(folder, Map.of(), null))) {
                List<Folder> folders = storage.list(place, ListingProgress.NONE).root().folders();
                assertEquals(List.of("offsets"), folders.stream().map(Folder::name).toList());
            }
            cluster.transitionToStandby(1);
            StorageException failure = refusal("hdfs://prodns/ck", new ConnectionOptions(folder, Map.of(), null));
            assertSays(failure, Kind.UNAVAILABLE, "standby", "active");
        }
    }

    @Test
    void saysThatThereIsNoConfiguration(@TempDir Path folder) throws IOException {
        ConnectionOptions options = new ConnectionOptions(folder, Map.of(), null);
        assertTrue(refusal("hdfs://prodns/ck", options).getMessage().contains("neither core-site.xml nor hdfs-site.xml"));

        Files.writeString(folder.resolve("core-site.xml"), "<configuration><property>");
        assertTrue(refusal("hdfs://prodns/ck", options).getMessage().contains("cannot be read"));
    }

    private static StorageException refusal(String address) {
        return refusal(address, ConnectionOptions.NONE);
    }

    private static StorageException refusal(String address, ConnectionOptions options) {
        return assertThrows(StorageException.class, () -> {
            Location place = Location.parse(address);
            try (Storage storage = Stores.open(place, options)) {
                storage.list(place, ListingProgress.NONE);
            }
        });
    }

    private static void assertSays(StorageException failure, Kind kind, String words, String advice) {
        String said = failure.getMessage() + " " + failure.advice();
        assertEquals(kind, failure.kind(), said);
        assertTrue(failure.getMessage().contains(words), said);
        assertTrue(failure.advice().contains(advice), said);
        assertTrue(failure.getMessage().endsWith(".") && failure.advice().endsWith("."), said);
    }
}

package org.checkpointinspector.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.checkpointinspector.storage.StorageException.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HdfsWriterTest extends StorageWriterContract {

    private final Location root = HdfsServer.at("/" + UUID.randomUUID());
    private Storage storage;
    private StorageWriter writer;

    @BeforeEach
    void connect() throws IOException {
        HdfsServer.files().mkdirs(HdfsServer.path(root));
        HdfsServer.files().setOwner(HdfsServer.path(root), "joe", "staff");
        storage = Stores.open(root, HdfsServer.AS_JOE);
        writer = Stores.openWriter(root, HdfsServer.AS_JOE);
    }

    @Override
    StorageWriter writer() {
        return writer;
    }

    @Override
    Storage storage() {
        return storage;
    }

    @Override
    Location root() {
        return root;
    }

    @Override
    boolean proves(int length) {
        return true;
    }

    @Test
    void takesTheFileFromWhoeverStillWritesItsPart() throws IOException {
        try (FSDataOutputStream stream = HdfsServer.files().create(HdfsServer.path(at(StorageWriter.partialName("0"))))) {
            stream.write(7);
            stream.hflush();
            HdfsServer.files().setPermission(HdfsServer.path(at(StorageWriter.partialName("0"))), new FsPermission("777"));
            write("0", StorageContract.bytes(10));
        } catch (IOException itsLeaseIsGone) {
            assertTrue(itsLeaseIsGone.getMessage().contains("lease") || itsLeaseIsGone.getMessage().contains("does not exist"), itsLeaseIsGone::getMessage);
        }
        assertArrayEquals(StorageContract.bytes(10), read("0"));
        assertEquals(Map.of("0", 10L), lengths());
    }

    @Test
    void saysWhoMayNotWrite() throws IOException {
        write("offsets/0", StorageContract.bytes(10));
        HdfsServer.files().setPermission(HdfsServer.path(at("offsets")), new FsPermission("555"));
        for (Change change : new Change[] {
            () -> write("offsets/1", new byte[1]),
            () -> writer.deleteFile(at("offsets/0")),
            () -> writer.moveFile(at("offsets/0"), at("new")),
            () -> writer.moveFile(at("offsets/0"), at("offsets/new"))
        }) {
            StorageException failure = assertThrows(StorageException.class, change::make);
            assertEquals(Kind.DENIED, failure.kind(), failure::toString);
            assertTrue(failure.getMessage().contains("'joe'") && failure.getMessage().contains("write"), failure::getMessage);
            assertTrue(failure.advice().contains("joe:staff with r-xr-xr-x"), failure::advice);
        }
        assertEquals(Map.of("offsets/0", 10L), lengths());
        assertFalse(writer.keepAttributes(at("offsets/0"), "somebody", null, null, null));
    }

    @Test
    void saysThatTheQuotaIsUsedUp() throws IOException {
        HdfsServer.files().setQuota(HdfsServer.path(root), 2, HdfsConstants.QUOTA_DONT_SET);
        try {
            write("0", StorageContract.bytes(10));
            StorageException failure = assertThrows(StorageException.class, () -> write("1", StorageContract.bytes(10)));
            assertTrue(failure.getMessage().contains("quota"), failure::getMessage);
        } finally {
            HdfsServer.files().setQuota(HdfsServer.path(root), HdfsConstants.QUOTA_RESET, HdfsConstants.QUOTA_RESET);
        }
    }

    @Test
    void writesAndMovesThroughTheWebPort() throws IOException {
        int port = HdfsServer.cluster().getNameNode().getHttpAddress().getPort();
        Location web = new Location("webhdfs", "localhost:" + port, root.path());
        try (StorageWriter overWeb = Stores.openWriter(web, HdfsServer.AS_JOE)) {
            byte[] content = StorageContract.bytes(300_000);
            overWeb.writeNew(web.resolve("a/0"), new ByteArrayInputStream(content), content.length);
            overWeb.moveFile(web.resolve("a/0"), web.resolve("b/0"));
            write("taken", new byte[1]);
            StorageException taken = assertThrows(StorageException.class, () -> overWeb.moveFile(web.resolve("b/0"), web.resolve("taken")));

            assertEquals(Kind.EXISTS, taken.kind());
            assertArrayEquals(content, read("b/0"));
            assertTrue(overWeb.moveFolder(web.resolve("b"), web.resolve("c/d")));
            assertFalse(overWeb.deleteEmptyFolder(web.resolve("c")));
            assertEquals(Map.of("c/d/0", 300_000L, "taken", 1L), lengths());
        }
    }
}

package org.checkpointinspector.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HdfsStorageTest extends StorageContract {

    /** Requests that the cluster may make of itself meanwhile: heartbeats of its DataNode. */
    private static final long ITS_OWN = 30;

    private final Location root = HdfsServer.at("/" + UUID.randomUUID());
    private Storage storage;

    @BeforeEach
    void connect() throws IOException {
        HdfsServer.files().mkdirs(HdfsServer.path(root));
        storage = Stores.open(root, HdfsServer.AS_JOE);
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
    boolean hasClock() {
        return true;
    }

    @Override
    void put(String path, byte[] content) throws IOException {
        HdfsServer.put(root.resolve(path), content);
    }

    @Override
    void makeFolder(String path) throws IOException {
        HdfsServer.files().mkdirs(HdfsServer.path(root.resolve(path)));
    }

    @Override
    void remove(String path) throws IOException {
        HdfsServer.files().delete(HdfsServer.path(root.resolve(path)), false);
    }

    @Override
    void deny(String path) throws IOException {
        HdfsServer.deny(root.resolve(path));
    }

    @Test
    void listsManyFoldersWithFewRequests() throws IOException {
        for (int partition = 0; partition < 250; partition++) {
            put("state/0/" + partition + "/1.delta", new byte[0]);
        }
        long before = HdfsServer.requests();
        assertEquals(250, list().root().totalFiles());

        // what the root is; then root, state, state/0 one by one; then 100 + 100 + 50 folders
        assertTrue(HdfsServer.requests() - before < 7 + ITS_OWN, () -> HdfsServer.requests() - before + " requests");
    }

    @Test
    void readsASmallFileWithOneRequestToTheNameNode() throws IOException {
        put("offsets/0", bytes(300));
        list();
        long before = HdfsServer.requests();
        for (int i = 0; i < 50; i++) {
            try (InputStream stream = storage.open(root.resolve("offsets/0"))) {
                assertArrayEquals(bytes(300), stream.readAllBytes());
            }
        }
        assertTrue(HdfsServer.requests() - before < 50 + ITS_OWN, () -> HdfsServer.requests() - before + " requests");
    }

    @Test
    void listsAroundADeniedFolderAmongMany() throws IOException {
        for (int partition = 0; partition < 120; partition++) {
            put("state/0/" + partition + "/1.delta", new byte[0]);
        }
        deny("state/0/7");
        Listing listing = list();

        assertEquals(119, listing.root().totalFiles());
        assertEquals(List.of("state/0/7"), listing.problems().stream().map(ListingProblem::path).toList());
        assertTrue(listing.problems().get(0).detail().contains("'joe'"), listing.problems()::toString);
        assertFalse(listing.folder("state/0/7").orElseThrow().complete());
    }

    @Test
    void tellsOfTrashSnapshotsAndBlocks() throws IOException {
        put("offsets/0", bytes(300));
        HdfsServer.files().allowSnapshot(HdfsServer.path(root));
        HdfsServer.files().createSnapshot(HdfsServer.path(root), "before-upgrade");
        try {
            Map<String, String> facts = storage.access(root.resolve("offsets/0")).facts();

            assertEquals("1, each on at least 1 DataNodes", facts.get("Blocks"));
            assertEquals("off: what is removed is gone", facts.get("Trash"));
            assertEquals("1 in " + root.path() + "/.snapshot, the newest is before-upgrade", facts.get("Snapshots"));
        } finally {
            HdfsServer.files().deleteSnapshot(HdfsServer.path(root), "before-upgrade");
        }
    }

    /** {@code DFSUtil.isValidName}. */
    @Override
    boolean canHold(String name) {
        return name.indexOf(':') < 0;
    }
}

package org.checkpointinspector.storage;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HdfsStorageTest extends StorageContract {

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

    /** {@code DFSUtil.isValidName}. */
    @Override
    boolean canHold(String name) {
        return name.indexOf(':') < 0;
    }
}

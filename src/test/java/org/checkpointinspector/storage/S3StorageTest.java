package org.checkpointinspector.storage;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class S3StorageTest extends StorageContract {

    private final Location root = S3Server.at("/" + UUID.randomUUID());
    private Storage storage;

    @BeforeEach
    void connect() throws IOException {
        makeFolder("");
        storage = Stores.open(root, S3Server.options());
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
    void put(String path, byte[] content) {
        S3Server.put(root.resolve(path), content);
    }

    @Override
    void makeFolder(String path) {
        S3Server.putMarker(root.resolve(path));
    }

    @Override
    void remove(String path) {
        S3Server.remove(root.resolve(path));
    }

    @Override
    void deny(String path) {
        S3Server.deny(root.resolve(path));
    }

    @Override
    boolean keepsEmptyFolders() {
        return false;
    }

    /** One listing gives all keys below a prefix, those among them that may not be read included. */
    @Override
    boolean listsByFolder() {
        return false;
    }
}

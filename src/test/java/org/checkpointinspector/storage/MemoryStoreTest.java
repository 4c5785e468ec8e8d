package org.checkpointinspector.storage;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** The store that other tests build on keeps the promises of real ones. */
class MemoryStoreTest {

    private static final Location ROOT = new Location("memory", "", "/root");

    @Nested
    class WithFolders extends StorageWriterContract {
        private final MemoryStore store = new MemoryStore(true);

        @BeforeEach
        void makeRoot() throws IOException {
            store.makeFolder(ROOT);
        }

        @Override
        StorageWriter writer() {
            return store;
        }

        @Override
        Storage storage() {
            return store;
        }

        @Override
        Location root() {
            return ROOT;
        }
    }

    @Nested
    class Flat extends StorageWriterContract {
        private final MemoryStore store = new MemoryStore(false);

        @Override
        StorageWriter writer() {
            return store;
        }

        @Override
        Storage storage() {
            return store;
        }

        @Override
        Location root() {
            return new Location("memory", "", "/");
        }

        @Override
        boolean hasFolders() {
            return false;
        }

        @Override
        boolean copies() {
            return true;
        }
    }
}

package org.checkpointinspector.storage;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;

/** The local store on a disk that is in memory: a thousand changes a second, and none of them waits for a real disk. */
public final class MemoryDisk implements AutoCloseable {

    private final FileSystem disk = Jimfs.newFileSystem(
            Configuration.unix().toBuilder().setAttributeViews("basic", "owner", "posix", "unix").setWorkingDirectory("/").build());

    /** A path on it. */
    public Path path(String path) {
        return disk.getPath(path);
    }

    /** For reading. */
    public Storage storage() {
        return new LocalStorage(disk);
    }

    /** For changes. */
    public StorageWriter writer() {
        return new LocalWriter(disk);
    }

    @Override
    public void close() {
        try {
            disk.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

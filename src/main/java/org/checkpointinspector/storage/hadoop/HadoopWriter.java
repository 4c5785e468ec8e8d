package org.checkpointinspector.storage.hadoop;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.Abortable;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import org.checkpointinspector.storage.ConnectionOptions;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.checkpointinspector.storage.StorageException.Kind;
import org.checkpointinspector.storage.StorageWriter;
import org.jspecify.annotations.Nullable;

/** Changes a store that a Hadoop connector reaches. What differs between stores with folders and those with keys is in {@link Changes}. */
public final class HadoopWriter implements StorageWriter {

    /** Bytes handed to a connector at once. */
    private static final int PIECE = 1 << 18;

    private final Connection connection;
    private final LibraryCalls calls;
    private final Changes changes;

    private HadoopWriter(Connection connection) {
        this.connection = connection;
        this.calls = connection.calls();
        this.changes = connection.connector() instanceof S3AFileSystem s3 ? new S3Changes(s3) : new FolderChanges(connection.connector());
    }

    /**
     * Connects to the store of a location. The caller closes it.
     *
     * @throws StorageException of kind {@code UNSUPPORTED} where no connector serves the scheme, or if connecting fails
     * @throws org.checkpointinspector.storage.CancelledException if the thread was interrupted
     */
    public static HadoopWriter open(Location location, ConnectionOptions options) throws StorageException {
        return new HadoopWriter(Connection.open(location, options));
    }

    @Override
    public void writeNew(Location file, InputStream content, long bytes) throws StorageException {
        run(file, "written", () -> {
            changes.refuseWhatIsThere(file);
            return null;
        });
        FSDataOutputStream stream = run(file, "written", () -> changes.create(file));
        boolean whole = false;
        try {
            send(file, content, bytes, stream);
            run(file, "written", () -> {
                stream.close();
                changes.finish(file);
                return null;
            });
            whole = true;
        } finally {
            if (!whole) {
                calls.runEvenSo(() -> {
                    abandon(stream, file);
                    return null;
                });
            }
        }
    }

    /** Reads on the thread of the caller, since the content may be another store's and has its own ways to be cancelled. */
    private void send(Location file, InputStream content, long bytes, FSDataOutputStream stream) throws StorageException {
        // one byte more, so that what is too long shows
        byte[] piece = new byte[bytes == UNKNOWN ? PIECE : (int) Math.min(PIECE, bytes + 1)];
        long written = 0;
        while (true) {
            int read;
            try {
                read = content.readNBytes(piece, 0, piece.length);
            } catch (IOException failure) {
                throw Failures.inWords(file, "written", failure);
            }
            written += read;
            if (bytes != UNKNOWN && (written > bytes || read < piece.length && written < bytes)) {
                String message = file + " was not written: there are " + written + (written > bytes ? " or more" : "") + " bytes and not " + bytes + ".";
                throw new StorageException(Kind.FAILED, file.toString(), message, "The source has changed meanwhile; begin again.", null);
            }
            run(file, "written", () -> {
                stream.write(piece, 0, read);
                return null;
            });
            if (read < piece.length) {
                return;
            }
        }
    }

    private void abandon(FSDataOutputStream stream, Location file) throws IOException {
        if (stream.getWrappedStream() instanceof Abortable abortable) {
            // closing it would put what is there so far
            abortable.abort();
        }
        try {
            stream.close();
        } finally {
            changes.abandon(file);
        }
    }

    @Override
    public boolean copyNew(Location from, Location to) throws StorageException {
        return run(from, "copied", () -> changes.copy(from, to));
    }

    @Override
    public boolean copyListed(Location from, FileEntry listed, Location to) throws StorageException {
        return run(from, "copied", () -> changes.copyListed(from, listed, to));
    }

    @Override
    public void moveFile(Location from, Location to) throws StorageException {
        run(from, "moved", () -> {
            changes.moveFile(from, to);
            return null;
        });
    }

    @Override
    public boolean moveFolder(Location from, Location to) throws StorageException {
        return run(from, "moved", () -> changes.moveFolder(from, to));
    }

    @Override
    public void deleteFile(Location file) throws StorageException {
        run(file, "removed", () -> {
            changes.deleteFile(file);
            return null;
        });
    }

    @Override
    public void makeFolder(Location folder) throws StorageException {
        run(folder, "made", () -> {
            changes.makeFolder(folder);
            return null;
        });
    }

    @Override
    public boolean deleteEmptyFolder(Location folder) throws StorageException {
        return run(folder, "removed", () -> changes.deleteEmptyFolder(folder));
    }

    @Override
    public boolean keepAttributes(
            Location place, @Nullable String owner, @Nullable String group, @Nullable String mode, @Nullable Long modifiedMs) throws StorageException {
        if (owner == null && group == null && mode == null && modifiedMs == null) {
            return true;
        }
        return run(place, "changed", () -> changes.keepAttributes(place, owner, group, mode, modifiedMs));
    }

    @Override
    public void close() {
        connection.close();
    }

    private <T> T run(Location place, String operation, LibraryCalls.Call<T> call) throws StorageException {
        try {
            return calls.run(call);
        } catch (IOException failure) {
            throw connection.failures().of(place, operation, failure);
        }
    }
}

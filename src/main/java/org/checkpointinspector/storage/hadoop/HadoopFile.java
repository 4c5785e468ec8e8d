package org.checkpointinspector.storage.hadoop;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FutureDataInputStreamBuilder;
import org.apache.hadoop.fs.Options.OpenFileOptions;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.RemoteFileChangedException;
import org.apache.hadoop.util.functional.FutureIO;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** An open file of a connector; each read runs as a {@linkplain LibraryCalls library call}. For one thread at a time. */
final class HadoopFile {

    /** How a connector should fetch a file: all of it in one go. */
    static final String WHOLE = "whole-file";
    /** How a connector should fetch a file: here and there. */
    static final String RANDOM = "random";

    private final Location file;
    private final FileSystem connector;
    private final String policy;
    private final LibraryCalls calls;
    private final Failures failures;
    private FSDataInputStream stream;
    private boolean fromListing;
    private long length;
    private boolean held;

    /**
     * Opens a file.
     *
     * @param status what is known of it, null where that is nothing
     * @param policy {@link #WHOLE} or {@link #RANDOM}
     * @throws StorageException if it is not there or may not be read; some stores say so at the first read only
     */
    HadoopFile(Location file, @Nullable FileStatus status, String policy, FileSystem connector, LibraryCalls calls, Failures failures)
            throws StorageException {
        this.file = file;
        this.connector = connector;
        this.policy = policy;
        this.calls = calls;
        this.failures = failures;
        this.fromListing = status != null;
        this.length = status == null ? -1 : status.getLen();
        try {
            this.stream = calls.run(() -> opened(status));
        } catch (IOException failure) {
            throw failures.of(file, "read", failure);
        }
    }

    private FSDataInputStream opened(@Nullable FileStatus status) throws IOException {
        FutureDataInputStreamBuilder builder = connector.openFile(path(file)).opt(OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY, policy);
        if (status != null) {
            builder.withFileStatus(status).optLong(OpenFileOptions.FS_OPTION_OPENFILE_LENGTH, status.getLen());
        }
        return FutureIO.awaitFuture(builder.build());
    }

    /** Length in bytes, negative where it is not known. */
    long length() {
        return length;
    }

    /** The path of a place, as its connector wants it. */
    static Path path(Location place) {
        return new Path(place.path());
    }

    /**
     * Reads on, until the target is full or the file ends.
     *
     * @param from how much was read before
     * @return the number of bytes read, less than there is room for at the end of the file only
     * @throws StorageException also if the file ends before its length
     */
    int readOn(long from, byte[] target) throws StorageException {
        try {
            return wholePiece(from, target);
        } catch (RemoteFileChangedException changed) {
            if (from > 0 || !fromListing) {
                throw failures.of(file, "read", changed);
            }
        } catch (IOException failure) {
            throw failures.of(file, "read", failure);
        }
        // written again since it was listed, and not a byte of it handed out yet: read what is there now
        fromListing = false;
        try {
            run(this::closed);
            FileStatus now = run(() -> connector.getFileStatus(path(file)));
            stream = run(() -> opened(now));
            length = now.getLen();
            return wholePiece(from, target);
        } catch (IOException failure) {
            throw failures.of(file, "read", failure);
        }
    }

    private int wholePiece(long from, byte[] target) throws IOException {
        int read = run(() -> fill(target, 0, target.length));
        if (read < target.length && from + read < length) {
            throw new EOFException("it ends after " + (from + read) + " of " + length + " bytes");
        }
        return read;
    }

    /** Reads from a position, until {@code length} bytes are there or the file ends. */
    int read(long position, byte[] target, int offset, int length) throws StorageException {
        try {
            return run(() -> {
                stream.seek(position);
                return fill(target, offset, length);
            });
        } catch (IOException failure) {
            throw failures.of(file, "read", failure);
        }
    }

    private int fill(byte[] target, int offset, int length) throws IOException {
        int read = 0;
        while (read < length) {
            int more = stream.read(target, offset + read, length - read);
            if (more < 0) {
                break;
            }
            read += more;
        }
        return read;
    }

    private @Nullable Void closed() throws IOException {
        stream.close();
        return null;
    }

    /** Runs a call on the stream. One that does not come back, or fails, may still hold it. */
    private <T> T run(LibraryCalls.Call<T> call) throws IOException {
        held = true;
        T answer = calls.run(call);
        held = false;
        return answer;
    }

    /** Closes the file; does not wait where a read did not come back. */
    void close() {
        if (held) {
            calls.start(this::closed);
            return;
        }
        try {
            calls.run(this::closed);
        } catch (IOException failure) {
            throw new UncheckedIOException("closing " + file, failure);
        }
    }
}

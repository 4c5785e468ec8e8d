package org.checkpointinspector.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/** Reads at any position of a local file. */
final class LocalRanges implements RangeReader {

    private final Location file;
    private final Path path;
    private final SeekableByteChannel channel;
    private final long length;

    /** Takes over the channel. */
    LocalRanges(Location file, Path path, SeekableByteChannel channel, long length) {
        this.file = file;
        this.path = path;
        this.channel = channel;
        this.length = length;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public int read(long position, byte[] target, int offset, int wanted) throws StorageException {
        int read = 0;
        try {
            channel.position(position);
            while (read < wanted) {
                int more = channel.read(ByteBuffer.wrap(target, offset + read, Math.min(wanted - read, LocalStream.LARGEST_READ)));
                if (more < 0) {
                    break;
                }
                read += more;
            }
        } catch (IOException e) {
            throw LocalFailures.failure(file, path, "read", e);
        }
        return read;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing " + file, e);
        }
    }
}

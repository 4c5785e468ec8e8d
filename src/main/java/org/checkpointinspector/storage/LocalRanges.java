package org.checkpointinspector.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads at any position of a local file. */
final class LocalRanges implements RangeReader {

    private final Location file;
    private final Path path;
    private final SeekableByteChannel channel;
    private final long length;

    LocalRanges(Location file, Path path) throws IOException {
        this.file = file;
        this.path = path;
        this.channel = Files.newByteChannel(path);
        this.length = channel.size();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public int read(long position, byte[] target, int offset, int wanted) throws StorageException {
        ByteBuffer buffer = ByteBuffer.wrap(target, offset, wanted);
        try {
            channel.position(position);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // a channel may give less than it has; only -1 is the end
            }
        } catch (IOException e) {
            throw LocalStream.failure(file, path, e);
        }
        return buffer.position() - offset;
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

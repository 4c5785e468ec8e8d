package org.checkpointinspector.storage.hadoop;

import java.io.InputStream;
import org.checkpointinspector.storage.StorageException;

/** A file of a connector from its start to its end, in pieces that are worth a request. */
final class HadoopStream extends InputStream {

    /** The most that is asked for at once. */
    private static final int LARGEST_READ = 1 << 18;

    private final HadoopFile file;
    private final byte[] piece;
    private long read;
    private int at;
    private int end;
    private boolean ended;

    private HadoopStream(HadoopFile file) {
        this.file = file;
        // one byte more, so that a small file and its end come in one read
        this.piece = new byte[file.length() < 0 ? LARGEST_READ : (int) Math.min(LARGEST_READ, file.length() + 1)];
    }

    /** Takes over an open file and reads its first piece, since some stores say only then whether it may be read. */
    static HadoopStream started(HadoopFile file) throws StorageException {
        HadoopStream stream = new HadoopStream(file);
        boolean begun = false;
        try {
            stream.fill();
            begun = true;
            return stream;
        } finally {
            if (!begun) {
                stream.close();
            }
        }
    }

    @Override
    public int read() throws StorageException {
        return fill() ? piece[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws StorageException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, end - at);
        System.arraycopy(piece, at, target, offset, count);
        at += count;
        return count;
    }

    @Override
    public int available() {
        return end - at;
    }

    /** Whether there is a byte to hand out. */
    private boolean fill() throws StorageException {
        if (at == end && !ended) {
            at = 0;
            end = file.readOn(read, piece);
            read += end;
            ended = end < piece.length;
        }
        return at < end;
    }

    @Override
    public void close() {
        file.close();
    }
}

package org.checkpointinspector.storage.hadoop;

import org.checkpointinspector.storage.RangeReader;
import org.checkpointinspector.storage.StorageException;

/** Reads at any position of a connector's file. */
final class HadoopRanges implements RangeReader {

    private final HadoopFile file;
    private final long length;

    /** Takes over an open file of that length. */
    HadoopRanges(HadoopFile file, long length) {
        this.file = file;
        this.length = length;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public int read(long position, byte[] target, int offset, int wanted) throws StorageException {
        int there = (int) Math.min(wanted, Math.max(0, length - position));
        return there == 0 ? 0 : file.read(position, target, offset, there);
    }

    @Override
    public void close() {
        file.close();
    }
}

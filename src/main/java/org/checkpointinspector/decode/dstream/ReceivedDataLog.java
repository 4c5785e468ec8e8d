package org.checkpointinspector.decode.dstream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receiver's write-ahead log {@code receivedData/<stream>/log-<from>-<to>}: blocks of records as they were received.
 *
 * @param blocks the first {@link #KEPT} of its blocks, in order
 * @param count how many blocks it has in all
 * @param fault what is wrong; null where the file is whole
 */
public record ReceivedDataLog(List<Block> blocks, long count, @Nullable StreamFault fault) {

    /** How many blocks are kept. */
    public static final int KEPT = 10_000;

    /** Keeps its own copy. */
    public ReceivedDataLog {
        blocks = List.copyOf(blocks);
    }

    /**
     * A block.
     *
     * @param offset byte of the word that holds its length
     * @param length bytes without that word
     * @param records how many records Java serialization finds in it, null where it is serialized otherwise
     */
    public record Block(long offset, long length, @Nullable Long records) {}
}

package org.checkpointinspector.decode.dstream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The driver's write-ahead log {@code receivedBlockMetadata/log-<from>-<to>}: which blocks were received and to which batches they went
 * ({@code ReceivedBlockTracker}).
 *
 * @param events in order
 * @param records how many framed records were read
 * @param classes the classes of its events
 * @param fault what is wrong; null where the file is whole
 */
public record BlockLog(List<Event> events, long records, List<ClassInFile> classes, @Nullable StreamFault fault) {

    /** Keeps its own copies. */
    public BlockLog {
        events = List.copyOf(events);
        classes = List.copyOf(classes);
    }

    /** An event of the tracker. */
    public sealed interface Event {}

    /** A block was received. */
    public record BlockAdded(Block block) implements Event {}

    /** Blocks were given to a batch. */
    public record BatchAllocated(long batchMs, List<Block> blocks) implements Event {
        /** Keeps its own copy. */
        public BatchAllocated {
            blocks = List.copyOf(blocks);
        }
    }

    /** Batches were forgotten. */
    public record BatchesCleaned(List<Long> batchesMs) implements Event {
        /** Keeps its own copy. */
        public BatchesCleaned {
            batchesMs = List.copyOf(batchesMs);
        }
    }

    /** An event that Spark's tracker does not know. */
    public record Unknown(String type) implements Event {}

    /**
     * A block of received data.
     *
     * @param id {@code input-<stream>-<number>}
     * @param streamId its receiver's stream
     * @param records how many records, null where not known
     * @param segment where a receiver's write-ahead log has it; null where it was in the executors' memory only
     */
    public record Block(String id, int streamId, @Nullable Long records, @Nullable Segment segment) {}

    /**
     * A piece of a receiver's write-ahead log.
     *
     * @param path absolute URI of the log file
     * @param offset byte of the word that holds the length
     * @param length bytes without that word
     */
    public record Segment(String path, long offset, long length) {}
}

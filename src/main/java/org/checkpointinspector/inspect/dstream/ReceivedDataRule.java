package org.checkpointinspector.inspect.dstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.checkpointinspector.decode.dstream.BlockLog;
import org.checkpointinspector.decode.dstream.DStreamCheckpoint;
import org.checkpointinspector.decode.dstream.DStreamNode;
import org.checkpointinspector.decode.dstream.ReceivedDataLog;
import org.checkpointinspector.decode.dstream.ReceivedDataLogDecoder;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.inspect.Unreadable;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of received data that the first batches read again: those of the batches since the checkpoint, and of the batches before it that have to be computed
 * again from the newest checkpointed state on. They are in the receivers' write-ahead logs, or, without these, were in the executors' memory and are gone.
 */
final class ReceivedDataRule implements RecoveryRule {

    @Override
    public void check(DStreamEvidence evidence, Recovery recovery, Judge judge) {
        if (recovery.winner().isEmpty()) {
            return;
        }
        DStreamCheckpoint checkpoint = Objects.requireNonNull(recovery.winner().get().checkpoint());
        Map<Long, List<BlockLog.Block>> byBatch = byBatch(evidence.blockLogs(), checkpoint);
        reportInMemory(byBatch.values().stream().flatMap(List::stream).toList(), judge);
        HomeFolder home = new HomeFolder(checkpoint.checkpointDir());
        for (Map.Entry<Long, List<BlockLog.Block>> batch : byBatch.entrySet()) {
            for (BlockLog.Block block : batch.getValue()) {
                Optional<Trouble> trouble = block.segment() == null
                        ? Optional.empty()
                        : find(evidence, block.segment(), home.log(block.segment().path()), judge);
                if (trouble.isPresent()) {
                    // one block is enough: its batch fails, and with it the application
                    report(block, batch.getKey(), isFirst(batch.getKey(), checkpoint), trouble.get(), judge);
                    return;
                }
            }
        }
    }

    /**
     * What is wrong with the log that holds a block.
     *
     * @param path of the log, relative to the checkpoint
     * @param message of the exception, null where it has none
     */
    private record Trouble(String path, String reason, String exception, @Nullable String message) {}

    /** Blocks that are read again, by the batch in which that happens, in order. What belongs to no batch goes to the first that never got any blocks. */
    private static Map<Long, List<BlockLog.Block>> byBatch(BlockLogs logs, DStreamCheckpoint checkpoint) {
        long after = computedFrom(checkpoint);
        long first = checkpoint.firstBatchMs().orElse(0L);
        long batch = checkpoint.batchDurationMs() == null ? 1 : checkpoint.batchDurationMs();
        Map<Long, List<BlockLog.Block>> byBatch = new TreeMap<>();
        logs.allocated().forEach((batchMs, blocks) -> {
            if (batchMs > after) {
                byBatch.computeIfAbsent(batchMs, ms -> new ArrayList<>()).addAll(blocks);
            }
        });
        byBatch.computeIfAbsent(Math.max(first, logs.newestBatchMs() + batch), ms -> new ArrayList<>()).addAll(logs.unallocated());
        return byBatch;
    }

    /** Whether a batch is among the first two that run, or is needed for them. */
    private static boolean isFirst(long batchMs, DStreamCheckpoint checkpoint) {
        long batch = checkpoint.batchDurationMs() == null ? 0 : checkpoint.batchDurationMs();
        return batchMs <= checkpoint.firstBatchMs().orElse(0L) + batch;
    }

    /** Batches after this one are computed from received data. */
    private static long computedFrom(DStreamCheckpoint checkpoint) {
        long first = checkpoint.firstBatchMs().orElse(Long.MAX_VALUE);
        long from = first - 1;
        for (DStreamNode stream : checkpoint.streams()) {
            long window = stream.windowMs() == null ? 0 : stream.windowMs();
            Optional<Long> state = CheckpointedRdd.newestAt(stream, first);
            if (stream.mustCheckpoint() && state.isPresent()) {
                from = Math.min(from, state.get() - window);
            } else if (window > 0) {
                from = Math.min(from, first - window);
            }
        }
        return from;
    }

    private static void reportInMemory(List<BlockLog.Block> blocks, Judge judge) {
        List<BlockLog.Block> lost = blocks.stream().filter(block -> block.segment() == null).toList();
        if (!lost.isEmpty()) {
            judge.warning("dstream.blocks.in-memory", BlockLogs.FOLDER)
                    .says(lost.size() + " received blocks that are still to be processed were in the executors' memory only; a restart goes on without them.")
                    .proof("blocks", lost.size())
                    .proof("records", lost.stream().mapToLong(block -> block.records() == null ? 0 : block.records()).sum())
                    .remedy("Set spark.streaming.receiver.writeAheadLog.enable=true so that no received data is lost at a restart.")
                    .add();
        }
    }

    private static Optional<Trouble> find(DStreamEvidence evidence, BlockLog.Segment segment, String path, Judge judge) {
        int slash = path.lastIndexOf('/');
        Optional<FileEntry> file = evidence.folder(slash < 0 ? "" : path.substring(0, slash)).flatMap((Folder folder) -> folder.file(path.substring(slash + 1)));
        if (file.isEmpty()) {
            return Optional.of(new Trouble(path, "the log is missing", "java.lang.NullPointerException", null));
        }
        evidence.reads().need(file.get());
        long end = segment.offset() + Integer.BYTES + segment.length();
        if (file.get().bytes() < end) {
            return Optional.of(new Trouble(path, "the log ends at byte " + file.get().bytes() + ", and the block at byte " + end, SparkErrors.EOF, null));
        }
        if (evidence.depth() == Depth.QUICK) {
            return Optional.empty();
        }
        Read<ReceivedDataLog> log = evidence.reads().decode(file.get(), new ReceivedDataLogDecoder());
        return Unreadable.report(log, judge) ? Optional.empty() : wrongLength(segment, path, log);
    }

    private static Optional<Trouble> wrongLength(BlockLog.Segment segment, String path, Read<ReceivedDataLog> log) {
        return log.readable().stream()
                .flatMap(content -> content.blocks().stream())
                .filter(block -> block.offset() == segment.offset() && block.length() != segment.length())
                .findFirst()
                .map(block -> new Trouble(path,
                        "the word at byte " + segment.offset() + " says " + block.length() + " bytes, and the block has " + segment.length(),
                        SparkErrors.ILLEGAL_STATE, "Expected message length to be " + segment.length() + ", but was " + block.length()));
    }

    private static void report(BlockLog.Block block, long batchMs, boolean first, Trouble trouble, Judge judge) {
        BlockLog.Segment segment = Objects.requireNonNull(block.segment());
        String record = "FileBasedWriteAheadLogSegment(" + segment.path() + "," + segment.offset() + "," + segment.length() + ")";
        Judge.Draft draft = first ? judge.error("dstream.wal.data", trouble.path()) : judge.warning("dstream.wal.data", trouble.path());
        draft.at(segment.offset())
                .says("Block " + block.id() + " of received data is still to be processed, and " + trouble.reason()
                        + (first ? "." : ". The application starts, and dies in batch " + batchMs + "."))
                .proof("segment", record)
                .proof("batch", batchMs)
                .remedy("Restore the folder receivedData from a backup.")
                .raises(new SparkError(List.of(SparkErrors.SPARK, SparkErrors.SPARK, trouble.exception()), null,
                        trouble.message() == null ? "Could not read data from write ahead log record " + record : trouble.message()))
                .add();
    }
}

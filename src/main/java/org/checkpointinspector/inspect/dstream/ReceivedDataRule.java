package org.checkpointinspector.inspect.dstream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
        long after = computedFrom(checkpoint);
        List<BlockLog.Block> blocks = new ArrayList<>(evidence.blockLogs().unallocated());
        for (Map.Entry<Long, List<BlockLog.Block>> batch : evidence.blockLogs().allocated().entrySet()) {
            if (batch.getKey() > after) {
                blocks.addAll(batch.getValue());
            }
        }
        reportInMemory(blocks, judge);
        HomeFolder home = new HomeFolder(checkpoint.checkpointDir());
        for (BlockLog.Block block : blocks) {
            if (block.segment() != null && !check(evidence, block, block.segment(), home.log(block.segment().path()), judge)) {
                // one block is enough: its batch fails
                return;
            }
        }
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

    private static boolean check(DStreamEvidence evidence, BlockLog.Block block, BlockLog.Segment segment, String path, Judge judge) {
        int slash = path.lastIndexOf('/');
        Optional<FileEntry> file = evidence.folder(slash < 0 ? "" : path.substring(0, slash)).flatMap((Folder folder) -> folder.file(path.substring(slash + 1)));
        if (file.isEmpty()) {
            report(block, segment, path, "the log is missing", "java.lang.NullPointerException", null, judge);
            return false;
        }
        evidence.reads().need(file.get());
        long end = segment.offset() + Integer.BYTES + segment.length();
        if (file.get().bytes() < end) {
            report(block, segment, path, "the log ends at byte " + file.get().bytes() + ", and the block at byte " + end, SparkErrors.EOF, null, judge);
            return false;
        }
        if (evidence.depth() == Depth.QUICK) {
            return true;
        }
        Read<ReceivedDataLog> log = evidence.reads().decode(file.get(), new ReceivedDataLogDecoder());
        if (Unread.report(log, judge)) {
            return true;
        }
        return checkLength(block, segment, path, log, judge);
    }

    private static boolean checkLength(BlockLog.Block block, BlockLog.Segment segment, String path, Read<ReceivedDataLog> log, Judge judge) {
        Optional<ReceivedDataLog.Block> there = log.readable().stream()
                .flatMap(content -> content.blocks().stream())
                .filter(candidate -> candidate.offset() == segment.offset())
                .findFirst();
        if (there.isPresent() && there.get().length() != segment.length()) {
            String message = "Expected message length to be " + segment.length() + ", but was " + there.get().length();
            report(block, segment, path, "the word at byte " + segment.offset() + " says " + there.get().length() + " bytes, and the block has " + segment.length(),
                    SparkErrors.ILLEGAL_STATE, message, judge);
            return false;
        }
        return true;
    }

    private static void report(BlockLog.Block block, BlockLog.Segment segment, String path, String reason, String exception, @Nullable String message, Judge judge) {
        String record = "FileBasedWriteAheadLogSegment(" + segment.path() + "," + segment.offset() + "," + segment.length() + ")";
        judge.error("dstream.wal.data", path)
                .at(segment.offset())
                .says("Block " + block.id() + " of received data is still to be processed, and " + reason + ".")
                .proof("segment", record)
                .remedy("Restore the folder receivedData from a backup.")
                .raises(new SparkError(List.of(SparkErrors.SPARK, SparkErrors.SPARK, exception), null,
                        message == null ? "Could not read data from write ahead log record " + record : message))
                .add();
    }
}

package org.checkpointinspector.inspect.dstream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkpointinspector.decode.dstream.BlockLog;
import org.checkpointinspector.decode.dstream.BlockLogDecoder;
import org.checkpointinspector.inspect.Read;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;

/**
 * The driver's write-ahead logs, replayed ({@code ReceivedBlockTracker.recoverPastEvents}).
 *
 * @param files the files in the order of their replay, with their content
 * @param allocated blocks of each batch that was allocated and not forgotten since
 * @param unallocated blocks that were received and belong to no batch yet; the first batch that is run again takes them
 * @param newestBatchMs the newest batch that was ever allocated; 0 where there is none
 */
record BlockLogs(List<Read<BlockLog>> files, Map<Long, List<BlockLog.Block>> allocated, List<BlockLog.Block> unallocated, long newestBatchMs) {

    static final String FOLDER = "receivedBlockMetadata";

    /** Found anywhere in the name ({@code FileBasedWriteAheadLog.logFileRegex}). */
    private static final Pattern NAME = Pattern.compile("log-(\\d{1,18})-(\\d{1,18})");

    static BlockLogs read(DStreamEvidence evidence) {
        List<Read<BlockLog>> files = new ArrayList<>();
        for (FileEntry entry : logFiles(evidence.folder(FOLDER))) {
            files.add(evidence.reads().decode(entry, new BlockLogDecoder()));
        }
        BlockLogs logs = new BlockLogs(files, new LinkedHashMap<>(), new ArrayList<>(), newest(files));
        files.forEach(file -> file.readable().ifPresent(log -> log.events().forEach(logs::replay)));
        return logs;
    }

    private static List<FileEntry> logFiles(Optional<Folder> folder) {
        return folder.map(Folder::files).orElse(List.of()).stream()
                .filter(file -> NAME.matcher(file.name()).find())
                .sorted(Comparator.comparingLong(BlockLogs::start))
                .toList();
    }

    private static long start(FileEntry file) {
        Matcher matcher = NAME.matcher(file.name());
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private static long newest(List<Read<BlockLog>> files) {
        return files.stream()
                .flatMap(file -> file.readable().stream())
                .flatMap(log -> log.events().stream())
                .filter(BlockLog.BatchAllocated.class::isInstance)
                .mapToLong(event -> ((BlockLog.BatchAllocated) event).batchMs())
                .max()
                .orElse(0);
    }

    private void replay(BlockLog.Event event) {
        if (event instanceof BlockLog.BlockAdded added) {
            unallocated.add(added.block());
        } else if (event instanceof BlockLog.BatchAllocated batch) {
            unallocated.removeAll(batch.blocks());
            allocated.put(batch.batchMs(), batch.blocks());
        } else if (event instanceof BlockLog.BatchesCleaned cleaned) {
            cleaned.batchesMs().forEach(allocated::remove);
        }
    }

    /** Whether every file was read to its end. */
    boolean isWhole() {
        return files.stream().allMatch(file -> file.value().isPresent());
    }
}

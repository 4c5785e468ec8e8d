package org.checkpointinspector.storage.hadoop;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.LocatedBlock;
import org.apache.hadoop.hdfs.protocol.LocatedBlocks;
import org.apache.hadoop.security.AccessControlException;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StoredHealth;

/** What else HDFS has to say of a place, in words: its blocks, its trash, its snapshots. What it does not tell this user is left out. */
final class HdfsFacts {

    private HdfsFacts() {}

    /** Adds what there is to say. Runs as part of a library call. */
    static void add(DistributedFileSystem hdfs, Path path, FileStatus status, Map<String, String> facts) throws IOException {
        if (status.isFile()) {
            addBlocks(hdfs, path, facts);
        }
        facts.put("Trash", trash(hdfs, path));
        snapshots(hdfs, status.isDirectory() ? path : path.getParent()).ifPresent(words -> facts.put("Snapshots", words));
    }

    private static void addBlocks(DistributedFileSystem hdfs, Path path, Map<String, String> facts) throws IOException {
        LocatedBlocks blocks;
        try {
            blocks = hdfs.getClient().getLocatedBlocks(path.toUri().getPath(), 0);
        } catch (AccessControlException mayNotReadIt) {
            return;
        }
        int fewest = blocks.getLocatedBlocks().stream().mapToInt(block -> block.getLocations().length).min().orElse(0);
        long corrupt = blocks.getLocatedBlocks().stream().filter(LocatedBlock::isCorrupt).count();
        String words = blocks.getLocatedBlocks().isEmpty() ? "none" : blocks.locatedBlockCount() + ", each on at least " + fewest + " DataNodes";
        facts.put("Blocks", words + (corrupt > 0 ? "; " + corrupt + " corrupt in every replica" : ""));
        Optional<StoredHealth.Trouble> trouble = HdfsHealth.of(new Location("hdfs", "", path.toUri().getPath()), blocks);
        trouble.ifPresent(wrong -> facts.put("Health", wrong.detail()));
    }

    /** Whether what {@code hdfs dfs -rm} removes can be had back, and from where. This program's own actions move things themselves. */
    private static String trash(DistributedFileSystem hdfs, Path path) throws IOException {
        long minutes = hdfs.getServerDefaults(path).getTrashInterval();
        return minutes > 0 ? "kept " + minutes + " minutes in " + hdfs.getTrashRoot(path).toUri().getPath() : "off: what is removed is gone";
    }

    /** The snapshots of the nearest folder above that has some. */
    private static Optional<String> snapshots(DistributedFileSystem hdfs, Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            try {
                FileStatus[] snapshots = hdfs.listStatus(new Path(at, ".snapshot"));
                Optional<FileStatus> newest = Arrays.stream(snapshots).max(Comparator.comparingLong(FileStatus::getModificationTime));
                String where = at.toUri().getPath() + "/.snapshot";
                return Optional.of(newest.map(last -> snapshots.length + " in " + where + ", the newest is " + last.getPath().getName())
                        .orElse("allowed at " + at.toUri().getPath() + ", none taken"));
            } catch (IOException noneHere) {
                // only folders for which an administrator allowed snapshots have that name in them
                continue;
            }
        }
        return Optional.empty();
    }
}

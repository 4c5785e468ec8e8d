package org.checkpointinspector.inspect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.StoredHealth.Kind;
import org.checkpointinspector.storage.StoredHealth.Trouble;

/**
 * What the store itself knows to be wrong, before anything is read: blocks that no DataNode has, files that somebody still writes. Whether Spark could
 * restart on it shows when it is read; what a quick inspection does not read is unknown where its bytes are lost.
 */
public final class StoreTroubles {

    private StoreTroubles() {}

    /**
     * Reports what the store knows.
     *
     * @param newest the files that a restart begins with, which are asked for one by one
     */
    public static void check(FileReads reads, List<FileEntry> newest, Judge judge) {
        Map<String, Trouble> troubles = new LinkedHashMap<>(reads.store().lostFiles());
        for (FileEntry entry : newest) {
            reads.store().trouble(entry).ifPresent(trouble -> troubles.putIfAbsent(reads.pathOf(entry), trouble));
        }
        troubles.forEach((path, trouble) -> report(path, trouble, judge));
    }

    private static void report(String path, Trouble trouble, Judge judge) {
        if (trouble.kind() == Kind.BYTES_LOST) {
            judge.warning("storage.blocks", path)
                    .says(trouble.detail() + " Spark cannot read it either while that is so.")
                    .remedy("Have the cluster checked (hdfs fsck PATH -files -blocks -locations): a DataNode may only be down. Else take the file from a backup.")
                    .add();
        } else {
            judge.warning("storage.open", path)
                    .says(trouble.detail() + " What is read of it may not be all of it.")
                    .remedy("If the job is running, that is its way. If it is not, close the file: hdfs debug recoverLease -path PATH.")
                    .add();
        }
    }
}

package org.checkpointinspector.inspect.query;

import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.layout.LogFolder;

/** Names in a log that Spark takes for batches, and then cannot read. */
final class LogNames {

    private LogNames() {}

    /** A file whose name Spark lists but does not find again: {@code 007} is number 7, and {@code 7} is what it opens. Up to 3.0 it goes on with the next one. */
    static void reportNotCanonical(String folder, LogFolder.LogFile file, Judge judge) {
        String listed = folder + "/" + file.entry().name();
        String opened = folder + "/" + file.id();
        judge.error(folder + ".name", listed)
                .says("Spark takes " + listed + " for the newest file, number " + file.id() + ", and then looks for " + opened + ", which is not there.")
                .remedy("Set the file aside, if it is no part of the log; else give it the name " + opened + ".")
                .raises(judge.spark().atLeast(3, 4)
                        ? SparkErrors.fromStream(null, "File " + opened + " does not exist", SparkErrors.FILE_NOT_FOUND)
                        : SparkErrors.fromStream(null, "failed to read log file for batch " + file.id(), SparkErrors.ILLEGAL_STATE))
                .add();
    }

    /**
     * A folder whose name is a number above that of the newest file: up to 3.3 it counts as a batch ({@code HDFSMetadataLog.listBatches} filters files only from
     * 3.4 on).
     *
     * @return whether there is one, and it was reported
     */
    static boolean reportFolder(String name, LogFolder log, Judge judge) {
        long newest = log.newest().map(LogFolder.LogFile::id).orElse(-1L);
        if (judge.spark().atLeast(3, 4) || log.newestFolder().isEmpty() || log.newestFolder().getAsLong() <= newest) {
            return false;
        }
        long batch = log.newestFolder().getAsLong();
        String path = name + "/" + batch;
        judge.error(name + ".name", path)
                .says(path + " is a folder: Spark " + judge.spark() + " takes it for the newest file, number " + batch + ", and cannot read it.")
                .remedy("Set the folder aside.")
                .raises(judge.spark().atLeast(3, 1)
                        ? SparkErrors.fromStream(null, "failed to read log file for batch " + batch, SparkErrors.ILLEGAL_STATE)
                        : SparkErrors.fromStream(null, path + " (Is a directory)", SparkErrors.FILE_NOT_FOUND))
                .add();
        return true;
    }
}

package org.checkpointinspector.inspect.query;

import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.layout.LogFolder;

/** A log file whose name Spark lists but does not find again: {@code 007} is number 7, and {@code 7} is what it opens. */
final class LogNames {

    private LogNames() {}

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
}

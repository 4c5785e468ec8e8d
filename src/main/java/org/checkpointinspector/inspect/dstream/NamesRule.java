package org.checkpointinspector.inspect.dstream;

import java.util.List;
import java.util.stream.Stream;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.storage.FileEntry;

/**
 * Names that Spark takes for checkpoint files when it lists, and cannot sort ({@code Checkpoint.getCheckpointFiles}). They beat everything: no file is read.
 * A single file is not sorted, and so not in danger.
 */
final class NamesRule implements RecoveryRule {

    @Override
    public void check(DStreamEvidence evidence, Recovery recovery, Judge judge) {
        List<FileEntry> checksums = listedChecksums(evidence);
        if (evidence.names().size() + checksums.size() < 2) {
            return;
        }
        for (CheckpointName name : evidence.names()) {
            if (!name.whole()) {
                report(judge, name.name());
            } else if (!name.hasTime() && isBeyondLong(name.number())) {
                judge.error("dstream.name", name.name())
                        .says("The number in " + name.name() + " is greater than any time.")
                        .remedy("Move the file out of the folder.")
                        .raises(SparkErrors.fromStart(null, "For input string: \"" + name.number() + "\"", "java.lang.NumberFormatException"))
                        .add();
            }
        }
        checksums.stream().limit(1).forEach(entry -> report(judge, name(entry.hadoopChecksumPath())));
    }

    private static boolean isBeyondLong(String number) {
        return new java.math.BigInteger(number).bitLength() > Long.SIZE - 1;
    }

    /** Checksum companions that were copied along to a store on which Hadoop does not hide them. */
    private static List<FileEntry> listedChecksums(DStreamEvidence evidence) {
        Stream<FileEntry> hidden = evidence.names().stream().map(CheckpointName::entry).filter(entry -> entry.companions().hadoop() != null);
        return evidence.isLocal() ? List.of() : hidden.toList();
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void report(Judge judge, String name) {
        judge.error("dstream.name", name)
                .says("Spark takes " + name + " for a checkpoint file when it lists the folder, and fails when it sorts by name.")
                .remedy("Move the file out of the folder; no checkpoint is read as long as it is there.")
                .raises(SparkErrors.fromStart(null, name + " (of class java.lang.String)", "scala.MatchError"))
                .add();
    }
}

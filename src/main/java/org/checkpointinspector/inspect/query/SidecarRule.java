package org.checkpointinspector.inspect.query;

import java.util.Optional;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.SparkError;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.storage.Folder;

/**
 * Hadoop checksum files whose log file is gone, on a local disk. When Spark writes a file of that name, it moves the checksum file along, and the one that is left over is in
 * the way ({@code ChecksumFs.renameInternal}, Hadoop 3.3 and later, that is, Spark 3.2 and later). It happens to whoever removes {@code commits/8} and leaves
 * {@code commits/.8.crc}.
 */
final class SidecarRule {

    private SidecarRule() {}

    /** The file {@code metadata}, which is written where it is missing. */
    static void checkMetadata(QueryEvidence evidence, Judge judge) {
        if (judge.cause().isEmpty()) {
            check(evidence, judge, Optional.of(evidence.folder()), "", "metadata");
        }
    }

    /** The offset log of a batch that is still to be planned. */
    static void checkOffset(QueryEvidence evidence, Judge judge) {
        if (!evidence.restart().repeats()) {
            check(evidence, judge, evidence.folder().folder("offsets"), "offsets/", String.valueOf(evidence.restart().nextBatch()));
        }
    }

    /** The commit of the first batch. */
    static void checkCommit(QueryEvidence evidence, Judge judge) {
        check(evidence, judge, evidence.folder().folder("commits"), "commits/", String.valueOf(evidence.restart().nextBatch()));
    }

    private static void check(QueryEvidence evidence, Judge judge, Optional<Folder> folder, String prefix, String name) {
        boolean applies = evidence.isLocal() && judge.spark().atLeast(3, 2);
        String sidecar = "." + name + ".crc";
        boolean left = folder.filter(there -> there.file(sidecar).isPresent() && there.file(name).isEmpty()).isPresent();
        if (!applies || !left) {
            return;
        }
        judge.error("sidecar.left", prefix + sidecar)
                .says("The file " + prefix + name + " is gone and its checksum file " + sidecar + " is left: Spark cannot write " + prefix + name + " again.")
                .remedy("Restore " + prefix + name + ", or set " + prefix + sidecar + " aside as well.")
                .raises(raised(judge.spark(), prefix, sidecar))
                .add();
    }

    private static SparkError raised(SparkVersion spark, String prefix, String sidecar) {
        String message = "Rename destination " + prefix + sidecar + " already exists.";
        String condition = spark.atLeast(3, 4) ? "_LEGACY_ERROR_TEMP_2207" : null;
        String outer = spark.atLeast(3, 4) ? "org.apache.spark.SparkConcurrentModificationException" : "java.util.ConcurrentModificationException";
        String inner = "org.apache.hadoop.fs.FileAlreadyExistsException";
        return prefix.isEmpty() ? SparkErrors.fromStart(condition, message, outer, inner) : SparkErrors.fromStream(condition, message, outer, inner);
    }
}

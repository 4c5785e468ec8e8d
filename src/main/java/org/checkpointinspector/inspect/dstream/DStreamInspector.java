package org.checkpointinspector.inspect.dstream;

import java.util.List;
import java.util.regex.Pattern;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.CheckpointInspector;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.FileReads;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.Judge;
import org.checkpointinspector.inspect.SparkErrors;
import org.checkpointinspector.inspect.SparkVersion;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;

/** Judges a DStream checkpoint by the names in its folder: no file at all is a silent fresh start, a name that Spark cannot sort is fatal. */
public final class DStreamInspector implements CheckpointInspector {

    /** {@code org.apache.spark.streaming.Checkpoint.REGEX}: searched in the name when listing, and demanded of the whole name when sorting. */
    private static final Pattern NAME = Pattern.compile("checkpoint-([\\d]+)([\\w\\.]*)");

    @Override
    public long neededBytes(FileReads reads) {
        return 0;
    }

    @Override
    public CheckpointInspection inspect(FileReads reads, Depth depth, InspectionRequest request) {
        Judge judge = new Judge(request.spark().size() == 1 ? request.spark().get(0) : SparkVersion.NEWEST_LINE, request.conf());
        Folder folder = reads.checkpoint().folder();
        List<FileEntry> candidates = folder.files().stream().filter(file -> NAME.matcher(file.name()).find()).toList();
        if (!folder.complete()) {
            judge.unknown("the folder could not be listed in full");
        }
        if (candidates.isEmpty()) {
            reportFreshStart(judge);
        } else {
            checkNames(candidates, judge);
            candidates.forEach(reads::need);
            judge.unknown("the contents of DStream checkpoint files are not decoded yet; only their names were judged");
        }
        return describe(reads, judge);
    }

    private static void reportFreshStart(Judge judge) {
        judge.loss("dstream.none", "")
                .says("No checkpoint file is left: getOrCreate finds nothing, calls the creating function and starts afresh without an error; all state is lost.")
                .remedy("Restore the newest checkpoint-<ms> files from a backup before the application starts.")
                .add();
    }

    private static void checkNames(List<FileEntry> candidates, Judge judge) {
        if (candidates.size() < 2) {
            return;
        }
        for (FileEntry candidate : candidates) {
            String name = candidate.name();
            var matcher = NAME.matcher(name);
            if (!matcher.matches()) {
                judge.error("dstream.name", name)
                        .says("Spark takes " + name + " for a checkpoint file when it lists the folder, and fails when it sorts by name.")
                        .remedy("Set the file aside.")
                        .raises(SparkErrors.fromStart(null, name + " (of class java.lang.String)", "scala.MatchError"))
                        .add();
            } else if (matcher.group(1).length() > 18) {
                judge.error("dstream.name", name)
                        .says("The number in " + name + " is greater than any time.")
                        .remedy("Set the file aside.")
                        .raises(SparkErrors.fromStart(null, "For input string: \"" + matcher.group(1) + "\"", "java.lang.NumberFormatException"))
                        .add();
            }
        }
    }

    private static CheckpointInspection describe(FileReads reads, Judge judge) {
        return new CheckpointInspection(
                reads.checkpoint(),
                judge.verdict(),
                judge.cause().orElse(null),
                judge.unknownBecause(),
                new CheckpointInspection.Judged(null, judge.spark()),
                judge.assumed(),
                List.of(),
                null,
                CheckpointInspection.Progress.NONE,
                List.of(),
                List.of(),
                List.of(),
                reads.unreadBytes(),
                judge.findings(),
                reads.report());
    }
}

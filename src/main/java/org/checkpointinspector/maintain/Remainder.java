package org.checkpointinspector.maintain;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.Inspector;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.maintain.rollback.ListingWithout;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;

/** What Spark will make of a checkpoint when some files have left: inspected before anything is done. */
final class Remainder {

    private Remainder() {}

    /**
     * What Spark will make of it, in a sentence or two.
     *
     * @param gone whether a file leaves, by its path relative to the checkpoint
     * @throws StorageException if what is left cannot be read
     */
    static String words(Subject subject, Predicate<String> gone, Storage storage, InspectionListener listener) throws StorageException {
        Listing left = ListingWithout.of(subject.listing(), gone);
        InspectionRequest deep = new InspectionRequest(Depth.DEEP, List.of(subject.inspection().spark().judgedFor()), Map.of());
        List<CheckpointInspection> after = Inspector.inspect(storage, left, deep, listener).checkpoints();
        if (after.isEmpty()) {
            return "No checkpoint is left: the query starts as if it had never run.";
        }
        CheckpointInspection judged = after.get(0);
        String spark = "Spark " + subject.inspection().spark().judgedFor();
        if (judged.verdict() != Verdict.RESTARTS) {
            String why = judged.cause() == null ? String.valueOf(judged.unknownBecause()) : judged.cause().path() + ": " + judged.cause().reason().replaceFirst("[.]?$", ".");
            return spark + (judged.verdict() == Verdict.FAILS ? " will not restart" : " may not restart") + " from what is left: " + why
                    + " Roll back or restore a backup instead, or clear everything.";
        }
        return judged.findings().stream()
                .filter(finding -> finding.severity() == Severity.LOSS)
                .findFirst()
                .map(Finding::summary)
                .map(loss -> spark + " will restart from what is left, and silently lose, repeat or corrupt data: " + loss + " Roll back or restore a backup instead.")
                .orElse(spark + " will restart from what is left" + (judged.progress().nextBatch() == null ? "." : ", with batch " + judged.progress().nextBatch() + "."));
    }
}

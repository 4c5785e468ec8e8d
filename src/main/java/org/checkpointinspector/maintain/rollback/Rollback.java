package org.checkpointinspector.maintain.rollback;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.Inspector;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Storage;
import org.jspecify.annotations.Nullable;

/** Works out how a checkpoint is rolled back, and proves by inspecting what would be left that Spark restarts from there. */
public final class Rollback {

    private final Storage storage;
    private final InspectionRequest request;
    private final InspectionListener listener;

    /**
     * Prepares.
     *
     * @param request the Spark version and launch configuration to judge for; every byte that a restart needs is read, whatever its depth
     */
    public Rollback(Storage storage, InspectionRequest request, InspectionListener listener) {
        this.storage = storage;
        this.request = request;
        this.listener = listener;
    }

    /**
     * Works it out.
     *
     * @param inspection of a fresh listing with one checkpoint at its root, of a depth that tells {@code lastGoodBatch} where 'to' is null
     * @param to the batch that is to be the last one; null for {@code lastGoodBatch}; ms since the epoch of a checkpoint file for DStreams
     * @throws Refused if it cannot be done, or Spark would not restart from what would be left
     * @throws IOException if a file cannot be read
     */
    public Draft draft(Inspection inspection, @Nullable Long to) throws IOException, Refused {
        CheckpointInspection found = only(inspection);
        Draft draft;
        Map<String, String> conf = new TreeMap<>();
        if (found.checkpoint().kind() == Checkpoint.Kind.DSTREAM) {
            draft = new ApplicationRollback(found, to).draft();
        } else {
            QueryRollback.Worked worked = new QueryRollback(found.checkpoint(), new Files(storage, inspection.listing()), target(found, to)).draft();
            draft = worked.draft();
            conf.putAll(worked.conf());
        }
        conf.putAll(request.conf());
        prove(inspection.listing(), draft, conf, found);
        return draft;
    }

    private static CheckpointInspection only(Inspection inspection) throws Refused {
        List<CheckpointInspection> found = inspection.checkpoints().stream().filter(each -> each.checkpoint().kind() != Checkpoint.Kind.FILE_SINK_LOG).toList();
        if (found.size() != 1 || !found.get(0).checkpoint().path().isEmpty()) {
            throw new Refused("There is not exactly one checkpoint at " + inspection.listing().location() + ".", "Name the folder of the checkpoint itself.");
        }
        if (!inspection.listing().problems().isEmpty()) {
            throw new Refused("Not everything there could be listed: " + inspection.listing().problems().get(0).detail(), "What was not seen cannot be set aside, and would win a later restart.");
        }
        return found.get(0);
    }

    private static long target(CheckpointInspection found, @Nullable Long to) throws Refused {
        if (found.findings().stream().anyMatch(finding -> finding.rule().equals("state.absent"))) {
            throw new Refused("There is no state, and the query seems to have some: no batch can be proven good.", "Bring the folder 'state' back from a backup, or clear the checkpoint and start anew.");
        }
        if (to != null) {
            return to;
        }
        Long good = found.progress().lastGoodBatch();
        if (good == null) {
            throw new Refused("No batch is proven good: there is nothing to roll back to.", "Bring back what is missing or damaged from a backup, or clear the checkpoint and start anew.");
        }
        return good;
    }

    /** Inspects what would be left: nothing is believed of the selection itself. */
    private void prove(Listing listing, Draft draft, Map<String, String> conf, CheckpointInspection before) throws Refused {
        Listing left = ListingWithout.of(listing, draft.paths()::contains);
        InspectionRequest deep = new InspectionRequest(Depth.DEEP, request.spark().size() == 1 ? request.spark() : List.of(before.spark().judgedFor()), conf);
        List<CheckpointInspection> after = Inspector.inspect(storage, left, deep, listener).checkpoints();
        CheckpointInspection judged = after.isEmpty() ? null : after.get(0);
        if (judged == null || judged.verdict() != Verdict.RESTARTS) {
            throw new Refused("Rolled back to " + words(draft, before) + ", Spark would not restart: " + why(judged), "Choose another one; lastGoodBatch is "
                    + Objects.requireNonNullElse(before.progress().lastGoodBatch(), "none") + ".");
        }
        // an application that falls back to an older file repeats or loses batches in any case, and the draft says so
        if (judged.losesData() && before.checkpoint().kind() != Checkpoint.Kind.DSTREAM) {
            String loss = judged.findings().stream().filter(finding -> finding.severity() == Severity.LOSS).map(Finding::summary).findFirst().orElse("");
            throw new Refused("Rolled back to " + words(draft, before) + ", Spark would restart and silently lose, repeat or corrupt data: " + loss, "Choose an older batch (--to).");
        }
        boolean there = before.checkpoint().kind() == Checkpoint.Kind.DSTREAM
                ? Objects.equals(judged.application() == null ? null : judged.application().checkpointTimeMs(), draft.batch())
                : Objects.equals(judged.progress().nextBatch(), draft.resumesAt());
        if (!there) {
            throw new Refused("Rolled back to " + words(draft, before) + ", Spark would resume at " + judged.progress().nextBatch() + " instead.", "Please report this: it is not meant to happen.");
        }
    }

    private static String words(Draft draft, CheckpointInspection checkpoint) {
        return (checkpoint.checkpoint().kind() == Checkpoint.Kind.DSTREAM ? "the time " : "batch ") + draft.batch();
    }

    private static String why(@Nullable CheckpointInspection judged) {
        if (judged == null) {
            return "nothing would be left.";
        }
        return judged.cause() != null ? judged.cause().path() + ": " + judged.cause().reason().replaceFirst("[.]?$", ".") : String.valueOf(judged.unknownBecause());
    }
}

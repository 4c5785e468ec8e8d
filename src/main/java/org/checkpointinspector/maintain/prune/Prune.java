package org.checkpointinspector.maintain.prune;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.Inspector;
import org.checkpointinspector.inspect.StateMap;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.maintain.rollback.Departure;
import org.checkpointinspector.maintain.rollback.Files;
import org.checkpointinspector.maintain.rollback.ListingWithout;
import org.checkpointinspector.maintain.rollback.Refused;
import org.checkpointinspector.maintain.rollback.WithCompanions.Found;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Storage;

/**
 * Works out what can leave a checkpoint so that Spark still restarts from it, and so that it could be rolled back to each of its last batches; and proves it by inspecting what would be
 * left.
 */
public final class Prune {

    private final Storage storage;
    private final InspectionRequest request;
    private final InspectionListener listener;
    private final int keep;
    private final long olderThanMs;

    /**
     * Prepares.
     *
     * @param keep how many of the last committed batches are to be left whole, at least 2 (Spark's own {@code minBatchesToRetain} is 100)
     * @param olderThanMs age in ms that every file has at least that leaves, measured from the newest file of the checkpoint, which is the store's own clock
     */
    public Prune(Storage storage, InspectionRequest request, InspectionListener listener, int keep, long olderThanMs) {
        if (keep < 2) {
            throw new IllegalArgumentException("a restart needs 2 batches, not " + keep);
        }
        this.storage = storage;
        this.request = request;
        this.listener = listener;
        this.keep = keep;
        this.olderThanMs = olderThanMs;
    }

    /**
     * Works it out.
     *
     * @param inspection of a fresh listing with one checkpoint at its root
     * @return what leaves; empty where nothing does
     * @throws Refused while anything is in doubt: Spark would not restart now, or something could not be read, or would be missing afterwards
     */
    public List<Departure> departures(Inspection inspection) throws IOException, Refused {
        CheckpointInspection before = only(inspection);
        Files files = new Files(storage, inspection.listing());
        List<Departure> chosen = before.checkpoint().kind() == Checkpoint.Kind.DSTREAM
                ? new UnusedRdds(before, files).departures()
                : new ExpiredFiles(before, files, keep).departures();
        long youngest = inspection.listing().root().newestMs() - olderThanMs;
        List<Departure> departures = chosen.stream().map(departure -> olderThan(departure, youngest)).filter(departure -> !departure.files().isEmpty()).toList();
        prove(inspection, before, departures);
        return departures;
    }

    private static Departure olderThan(Departure departure, long youngest) {
        return new Departure(departure.words(), departure.ordered(), departure.files().stream().filter(file -> file.modifiedMs() <= youngest).toList());
    }

    private static CheckpointInspection only(Inspection inspection) throws Refused {
        List<CheckpointInspection> found = inspection.checkpoints();
        if (found.size() != 1 || !found.get(0).checkpoint().path().isEmpty() || found.get(0).checkpoint().kind() == Checkpoint.Kind.FILE_SINK_LOG) {
            throw new Refused("There is not exactly one checkpoint of a query or application at " + inspection.listing().location() + ".", "Name the folder of the checkpoint itself.");
        }
        if (!inspection.listing().problems().isEmpty()) {
            throw new Refused("Not everything there could be listed: " + inspection.listing().problems().get(0).detail(), "Nothing is removed while something is in doubt.");
        }
        CheckpointInspection checkpoint = found.get(0);
        if (checkpoint.verdict() != Verdict.RESTARTS || checkpoint.losesData()) {
            throw new Refused("Spark would not restart from this checkpoint" + (checkpoint.losesData() ? " without losing data" : "") + ", and an old file may be what saves it.",
                    "Mend it first (rollback, restore); then prune.");
        }
        return checkpoint;
    }

    /** Reads every byte that would be left. */
    private void prove(Inspection inspection, CheckpointInspection before, List<Departure> departures) throws Refused {
        Set<String> gone = new HashSet<>();
        departures.stream().flatMap(departure -> departure.files().stream()).map(FileEntry::path).forEach(gone::add);
        InspectionRequest all = new InspectionRequest(Depth.ALL, List.of(before.spark().judgedFor()), request.conf());
        List<CheckpointInspection> left = Inspector.inspect(storage, ListingWithout.of(inspection.listing(), gone::contains), all, listener).checkpoints();
        CheckpointInspection after = left.isEmpty() ? null : left.get(0);
        if (after == null || after.verdict() != Verdict.RESTARTS || after.losesData() || !after.progress().equals(before.progress()) && before.progress().lastGoodBatch() != null) {
            throw new Refused("It is not certain that Spark would restart from what is left: " + (after == null || after.cause() == null ? "the inspection of it came to another end."
                    : after.cause().path() + ": " + after.cause().reason()), "Nothing is removed while something is in doubt.");
        }
        StateMap map = after.stateMap();
        if (map != null && before.checkpoint().kind() == Checkpoint.Kind.STRUCTURED_STREAMING) {
            long first = Math.max(map.firstVersion(), map.restartVersion() - keep + 1);
            for (StateMap.StoreRow store : map.stores()) {
                for (long version = first; version <= map.restartVersion(); version++) {
                    StateMap.Cell cell = map.cell(store, version);
                    if (cell == StateMap.Cell.HOLE || cell == StateMap.Cell.DAMAGED) {
                        throw new Refused("Version " + version + " of " + store.path() + " cannot be rebuilt: " + map.troubleAt(store, version) + ". An older file may be what saves it.",
                                "Keep fewer batches (--keep), or bring the file back first.");
                    }
                }
            }
        }
    }

    /** The files with their companions, as one departure. */
    static Departure departure(String words, Stream<Found> found) {
        List<FileEntry> files = new ArrayList<>();
        found.forEach(each -> files.addAll(each.all()));
        return new Departure(words, false, files);
    }
}

package org.checkpointinspector.diagnose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.checkpointinspector.inspect.CheckpointInspection;
import org.checkpointinspector.inspect.Finding;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.Inspector;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;

/** Inspects, and adds to every checkpoint its trend and the advice of all rules. The verdict, its cause and what was found stay as they are; what is to be done gets its command. */
public final class Diagnosis {

    private Diagnosis() {}

    /**
     * As {@link Inspector#inspect(Storage, Location, InspectionRequest, InspectionListener)}, with advice.
     *
     * @throws StorageException if the location itself cannot be listed
     * @throws CancelledException if the listener asked to stop while the location was being listed
     */
    public static Inspection inspect(Storage storage, Location location, InspectionRequest request, InspectionListener listener) throws StorageException {
        return advise(storage, Inspector.inspect(storage, location, request, listener), request, listener);
    }

    /** The same for a listing that was taken before. */
    public static Inspection inspect(Storage storage, Listing listing, InspectionRequest request, InspectionListener listener) {
        return advise(storage, Inspector.inspect(storage, listing, request, listener), request, listener);
    }

    /** Adds trend and advice to an inspection. Where the listener asks to stop, what was inspected is kept as it is. */
    public static Inspection advise(Storage storage, Inspection inspection, InspectionRequest request, InspectionListener listener) {
        List<CheckpointInspection> advised = new ArrayList<>();
        for (CheckpointInspection checkpoint : inspection.checkpoints()) {
            advised.add(advise(storage, inspection.listing(), checkpoint, request, listener));
        }
        return new Inspection(inspection.listing(), inspection.depth(), advised);
    }

    private static CheckpointInspection advise(
            Storage storage, Listing listing, CheckpointInspection checkpoint, InspectionRequest request, InspectionListener listener) {
        if (checkpoint.verdict() == Verdict.UNKNOWN && listener.cancelled()) {
            return checkpoint;
        }
        try {
            Facts facts = new Facts(storage, listing, checkpoint, request.conf(), listener::cancelled);
            List<Finding> advice = new ArrayList<>();
            for (AdviceRule rule : Rules.ADVICE) {
                Advice given = new Advice(rule.text());
                rule.check(facts, given);
                advice.addAll(given.findings());
            }
            advice.sort(Comparator.comparing(Finding::severity));
            advice.forEach(finding -> listener.found(checkpoint.checkpoint(), finding));
            return checkpoint.advised(facts.trend(), new ReadyRemedies(facts).of(checkpoint.findings()), advice);
        } catch (CancelledException stopped) {
            return checkpoint;
        }
    }
}

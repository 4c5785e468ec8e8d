package org.checkpointinspector.maintain.rollback;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.maintain.Action;
import org.checkpointinspector.maintain.Phase;
import org.checkpointinspector.maintain.Plan;
import org.checkpointinspector.maintain.SetAside;
import org.checkpointinspector.maintain.Step;
import org.checkpointinspector.maintain.Steps;
import org.checkpointinspector.maintain.Subject;
import org.checkpointinspector.maintain.Untouched;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;

/** A {@link Draft} as a plan. */
public final class RollbackPlan {

    private final Subject subject;
    private final Draft draft;
    private final Location backup;

    /** @param backup a new folder for what is set aside */
    public RollbackPlan(Subject subject, Draft draft, Location backup) {
        this.subject = subject;
        this.draft = draft;
        this.backup = backup;
    }

    /**
     * The plan.
     *
     * @param sink the sink's log, null where it stays as it is
     */
    public Plan plan(@Nullable SinkLog sink) {
        List<SetAside.Leaving> leaving = sink == null ? leaving() : leaving(sink, subject.inspection().checkpoint());
        List<Phase> phases = SetAside.ofSeveral(subject.location(), backup.resolve(Plan.DATA), leaving);
        List<Untouched> untouched = new ArrayList<>(List.of(subject.untouched(phases)));
        List<String> risks = new ArrayList<>(draft.consequences());
        if (sink != null) {
            untouched.add(sink.untouched());
            risks.add(SinkLog.FILES_STAY);
        }
        return new Plan(Action.ROLLBACK, subject.location(), subject.nowMs(), backup, subject.origin(), untouched, subject.watched(), phases, risks);
    }

    private List<SetAside.Leaving> leaving() {
        return draft.departures().stream()
                .map(departure -> leaving(departure.words(), departure.ordered(), departure.files()))
                .toList();
    }

    private SetAside.Leaving leaving(String words, boolean ordered, List<FileEntry> files) {
        return new SetAside.Leaving(subject.location(), backup.resolve(Plan.DATA), new SetAside.Group(words, ordered, steps(files)));
    }

    private static Steps steps(List<FileEntry> files) {
        return Steps.of(files.stream().map(Step::of).toList());
    }

    /**
     * With the sink's log between commit and offset of each batch. Ended anywhere in between, the newest batch is run again with the offsets that it had, and the sink passes over it
     * or takes it anew: right either way.
     */
    private List<SetAside.Leaving> leaving(SinkLog sink, Checkpoint checkpoint) {
        NewerThanBatch.NavigableLogs logs = new NewerThanBatch(checkpoint, draft.batch()).logsByBatch();
        Set<String> serial = new HashSet<>();
        logs.commits().values().forEach(files -> files.forEach(file -> serial.add(file.path())));
        logs.offsets().values().forEach(files -> files.forEach(file -> serial.add(file.path())));
        TreeSet<Long> batches = new TreeSet<>(logs.commits().keySet());
        batches.addAll(logs.offsets().keySet());
        batches.addAll(sink.byBatch().keySet());
        List<SetAside.Leaving> serially = new ArrayList<>();
        for (long batch : batches.descendingSet()) {
            add(serially, "commit of batch " + batch, logs.commits(), batch);
            List<FileEntry> written = sink.byBatch().get(batch);
            if (written != null) {
                serially.add(sink.leaving(batch, backup));
            }
            add(serially, "offsets of batch " + batch, logs.offsets(), batch);
        }
        List<SetAside.Leaving> leaving = new ArrayList<>();
        boolean placed = false;
        for (Departure departure : draft.departures()) {
            boolean isSerial = departure.files().stream().anyMatch(file -> serial.contains(file.path()));
            boolean afterLogs = departure.ordered() && !isSerial;
            if ((isSerial || afterLogs) && !placed) {
                leaving.addAll(serially);
                placed = true;
            }
            if (!isSerial) {
                leaving.add(leaving(departure.words(), departure.ordered(), departure.files()));
            }
        }
        if (!placed) {
            leaving.addAll(serially);
        }
        return leaving;
    }

    private void add(List<SetAside.Leaving> to, String words, TreeMap<Long, List<FileEntry>> log, long batch) {
        List<FileEntry> files = log.get(batch);
        if (files != null) {
            to.add(leaving(words, true, files));
        }
    }
}

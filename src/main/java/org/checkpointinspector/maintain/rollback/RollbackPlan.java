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

    /** Name of the folder in the backup for what leaves the sink's log. */
    public static final String SINK = "sink";

    /** Files that leave one place for another. */
    private record Leaving(Location from, Location to, SetAside.Group group) {}

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
        List<Phase> phases = phases(sink == null ? leaving() : leaving(sink, subject.inspection().checkpoint()));
        List<Untouched> untouched = new ArrayList<>(List.of(subject.untouched(phases)));
        List<String> risks = new ArrayList<>(draft.consequences());
        if (sink != null) {
            Set<String> paths = new HashSet<>();
            sink.byBatch().values().forEach(files -> files.forEach(file -> paths.add(file.path())));
            untouched.add(Untouched.of(sink.listing(), paths::contains));
            risks.add("The files that these batches wrote stay in the folder of the sink. Spark reads there what the log names, and does not see them; whoever lists the folder does.");
        }
        return new Plan(Action.ROLLBACK, subject.location(), subject.nowMs(), backup, subject.origin(), untouched, subject.watched(), phases, risks);
    }

    private List<Leaving> leaving() {
        return draft.departures().stream()
                .map(departure -> leaving(departure.words(), departure.ordered(), departure.files()))
                .toList();
    }

    private Leaving leaving(String words, boolean ordered, List<FileEntry> files) {
        return new Leaving(subject.location(), backup.resolve(Plan.DATA), new SetAside.Group(words, ordered, steps(files)));
    }

    private static Steps steps(List<FileEntry> files) {
        return Steps.of(files.stream().map(Step::of).toList());
    }

    /**
     * With the sink's log between commit and offset of each batch. Ended anywhere in between, the newest batch is run again with the offsets that it had, and the sink passes over it
     * or takes it anew: right either way.
     */
    private List<Leaving> leaving(SinkLog sink, Checkpoint checkpoint) {
        NewerThanBatch.NavigableLogs logs = new NewerThanBatch(checkpoint, draft.batch()).logsByBatch();
        Set<String> serial = new HashSet<>();
        logs.commits().values().forEach(files -> files.forEach(file -> serial.add(file.path())));
        logs.offsets().values().forEach(files -> files.forEach(file -> serial.add(file.path())));
        TreeSet<Long> batches = new TreeSet<>(logs.commits().keySet());
        batches.addAll(logs.offsets().keySet());
        batches.addAll(sink.byBatch().keySet());
        List<Leaving> serially = new ArrayList<>();
        for (long batch : batches.descendingSet()) {
            add(serially, "commit of batch " + batch, logs.commits(), batch);
            List<FileEntry> written = sink.byBatch().get(batch);
            if (written != null) {
                serially.add(new Leaving(sink.location(), backup.resolve(SINK), new SetAside.Group("the sink's log of batch " + batch, true, steps(written))));
            }
            add(serially, "offsets of batch " + batch, logs.offsets(), batch);
        }
        List<Leaving> leaving = new ArrayList<>();
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

    private void add(List<Leaving> to, String words, TreeMap<Long, List<FileEntry>> log, long batch) {
        List<FileEntry> files = log.get(batch);
        if (files != null) {
            to.add(leaving(words, true, files));
        }
    }

    /** As {@link SetAside#phases}, for several places: nothing is removed before all copies are proven. */
    private List<Phase> phases(List<Leaving> leaving) {
        List<Phase> copies = new ArrayList<>();
        List<Phase> departures = new ArrayList<>();
        for (Leaving each : leaving) {
            SetAside.Group group = each.group();
            if (SetAside.renames(each.from(), each.to())) {
                departures.add(new Phase(Phase.Kind.MOVE, group.words(), each.from(), each.to(), group.ordered(), group.steps()));
            } else {
                copies.add(new Phase(Phase.Kind.COPY, group.words(), each.from(), each.to(), false, group.steps()));
                departures.add(new Phase(Phase.Kind.REMOVE, group.words(), each.from(), each.to(), group.ordered(), group.steps()));
            }
        }
        Phase manifest = new Phase(Phase.Kind.MANIFEST, "what was set aside", subject.location(), backup.resolve(Plan.DATA), false, Steps.NONE);
        List<Phase> phases = new ArrayList<>(copies);
        if (copies.isEmpty()) {
            phases.addAll(departures);
            phases.add(manifest);
        } else {
            phases.add(manifest);
            phases.addAll(departures);
        }
        return phases;
    }
}

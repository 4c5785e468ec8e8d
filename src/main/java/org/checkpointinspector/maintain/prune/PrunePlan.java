package org.checkpointinspector.maintain.prune;

import java.util.List;
import org.checkpointinspector.maintain.Action;
import org.checkpointinspector.maintain.Phase;
import org.checkpointinspector.maintain.Plan;
import org.checkpointinspector.maintain.SetAside;
import org.checkpointinspector.maintain.Step;
import org.checkpointinspector.maintain.Steps;
import org.checkpointinspector.maintain.Subject;
import org.checkpointinspector.maintain.rollback.Departure;
import org.checkpointinspector.storage.Location;

/** What {@link Prune} found, as a plan: it is set aside, and may be removed for good with the backup. */
public final class PrunePlan {

    private PrunePlan() {}

    /**
     * The plan.
     *
     * @param departures what leaves
     * @param keep how many batches stay whole
     * @param backup a new folder for what is set aside
     */
    public static Plan of(Subject subject, List<Departure> departures, int keep, Location backup) {
        List<SetAside.Group> groups = departures.stream()
                .map(departure -> new SetAside.Group(departure.words(), departure.ordered(), Steps.of(departure.files().stream().map(Step::of).toList())))
                .toList();
        List<Phase> phases = SetAside.phases(subject.location(), backup.resolve(Plan.DATA), groups);
        List<String> risks = List.of(
                "Afterwards the query can be rolled back to its last " + keep + " batches only.",
                "No room is gained as long as what was set aside is kept: remove " + backup + " when Spark has restarted.");
        return new Plan(Action.PRUNE, subject.location(), subject.nowMs(), backup, subject.origin(), List.of(subject.untouched(phases)), subject.watched(), phases, risks);
    }
}

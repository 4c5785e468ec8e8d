package org.checkpointinspector.maintain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;

/** Holds what is there against what the plan says, so that a writer that is alive stops it and nothing of its work is touched. */
final class Source {

    private static final String ADVICE = "A writer seems to be alive: stop the query, then look at the checkpoint again and make a new plan.";

    private final Places places;
    private final Plan plan;
    /** Files that steps take from, or bring to, each folder; compact. */
    private final Map<Location, Listing> taken = new HashMap<>();
    private final Map<Location, Listing> brought = new HashMap<>();
    private final Map<Location, Listing> known = new HashMap<>();

    Source(Places places, Plan plan) {
        this.places = places;
        this.plan = plan;
        for (Untouched each : plan.untouched()) {
            Location place = each.place();
            taken.put(place, Phase.named(place, plan.phases(), phase -> phase.from().equals(place) && phase.kind() != Phase.Kind.MANIFEST));
            brought.put(place, Phase.named(place, plan.phases(), phase -> phase.to().equals(place)));
        }
    }

    /**
     * Lists everything anew and compares it.
     *
     * @throws StopException if there is anything that the plan does not know, or not as it was
     */
    void check() throws StorageException, StopException {
        for (Untouched each : plan.untouched()) {
            Listing now = places.list(each.place());
            if (!isAsPlanned(each, now)) {
                throw changed(each.place(), now);
            }
            for (Step step : Steps.below(now.root())) {
                Optional<FileEntry> planned = taken.get(each.place()).file(step.path());
                boolean other = planned.isPresent() && !step.matches(planned.get()) && brought.get(each.place()).file(step.path()).isEmpty();
                if (other) {
                    throw new StopException(each.place().resolve(step.path()) + " is not what it was when the plan was made.", ADVICE);
                }
            }
            known.put(each.place(), now);
        }
    }

    /** A folder that moves as a whole is still all there, or gone but for what was brought in its stead; of all others the rest is what it was. */
    private boolean isAsPlanned(Untouched then, Listing now) {
        Untouched all = Untouched.of(now, path -> false);
        if (!Untouched.movesWhole(then.place(), plan.phases())) {
            return Untouched.of(now, path -> isStep(then.place(), path)).equals(then) || all.isBroughtBy(plan.phases());
        }
        boolean gone = Untouched.of(now, path -> brought.get(then.place()).file(path).isPresent()).files() == 0;
        return all.equals(then) || gone || all.isBroughtBy(plan.phases());
    }

    private boolean isStep(Location place, String path) {
        return taken.get(place).file(path).isPresent() || brought.get(place).file(path).isPresent();
    }

    /**
     * Looks at the folders in which a living writer shows first.
     *
     * @throws StopException if there is a file that was not there at the last {@link #check}
     */
    void checkWatched() throws StorageException, StopException {
        Listing before = known.get(plan.location());
        if (before == null) {
            return;
        }
        for (String folder : plan.watched()) {
            Listing now = places.list(plan.location().resolve(folder));
            for (Step step : Steps.below(now.root())) {
                String path = folder.isEmpty() ? step.path() : folder + "/" + step.path();
                boolean same = before.file(path).filter(step::matches).isPresent() || brought.get(plan.location()).file(path).isPresent();
                if (!same) {
                    throw changed(plan.location(), now);
                }
            }
        }
    }

    /** The sentence for a folder that has been written to. */
    static StopException changed(Location place, Listing now) {
        String newest = Untouched.newest(now).map(step -> "; the newest file is " + now.location().resolve(step.path())).orElse("");
        return new StopException(place + " is not what it was when the plan was made" + newest + ".", ADVICE);
    }
}

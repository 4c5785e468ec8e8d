package org.checkpointinspector.maintain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;

/**
 * Plans to take another plan back, however far it got: what was moved moves back, what was removed is copied back, what was brought goes. Worked out from
 * what is there, so that an undo that stopped half-way is taken up by undoing again.
 */
public final class PlanUndo {

    private final Places places;
    private final Plan done;
    private final Set<Integer> complete;
    private final List<Phase> phases = new ArrayList<>();

    private PlanUndo(Places places, Plan done) throws IOException {
        this.places = places;
        this.done = done;
        this.complete = Records.complete(places, done);
    }

    /** The folder of the n-th attempt to undo a plan, from 1. */
    static Location folder(Plan plan, int attempt) {
        return plan.backup().resolve("undo-" + attempt);
    }

    /**
     * Plans it. A plan without phases says that there is nothing to take back.
     *
     * @throws StorageException of kind {@code FAILED} if Spark, or somebody else, has written there since
     */
    public static Plan of(Places places, Plan done, long nowMs, String program) throws IOException {
        PlanUndo undo = new PlanUndo(places, done);
        for (Untouched each : done.untouched()) {
            undo.refuseWhatWasWrittenSince(each);
        }
        for (int i = done.phases().size() - 1; i >= 0; i--) {
            undo.add(done.phases().get(i), i + 1);
        }
        List<Untouched> untouched = new ArrayList<>();
        for (Untouched each : done.untouched()) {
            untouched.add(Untouched.of(places.list(each.place()), Untouched.named(each.place(), undo.phases)));
        }
        int attempt = 1;
        while (places.isFolder(folder(done, attempt))) {
            attempt++;
        }
        Plan.Origin origin = new Plan.Origin(done.origin().kind(), done.origin().verdict(), program);
        List<String> risks = List.of("Everything is again as it was before the plan to " + done.action().words() + "; its backup stays.");
        return new Plan(Action.UNDO, done.location(), nowMs, folder(done, attempt), origin, untouched, done.watched(), undo.phases, risks);
    }

    private void add(Phase phase, int number) throws IOException {
        switch (phase.kind()) {
            case MOVE_FOLDER -> folderBack(phase, number);
            case MOVE -> backIfAway(phase, Phase.Kind.MOVE);
            case REMOVE -> backIfAway(phase, Phase.Kind.COPY);
            case COPY -> goes(phase);
            case FOLDERS, MANIFEST, ARCHIVE, UNPACK -> { }
        }
    }

    private void folderBack(Phase phase, int number) throws IOException {
        Listing there = places.list(phase.to());
        if (Steps.below(there.root()).iterator().hasNext() && wasMoved(phase, number)) {
            phases.add(new Phase(Phase.Kind.MOVE_FOLDER, phase.words() + ", back", phase.to(), phase.from(), true, Steps.whole(there.root())));
        }
    }

    /** Whether it was this phase that brought what is at its end: into the backup nobody else brings anything; elsewhere it may be the original. */
    private boolean wasMoved(Phase phase, int number) throws IOException {
        if (BackupPlace.isWithin(phase.to(), done.backup())) {
            return true;
        }
        boolean begun = IntStream.range(1, number).allMatch(complete::contains);
        return begun && places.list(phase.from()).root().totalFiles() == 0;
    }

    private void backIfAway(Phase phase, Phase.Kind kind) throws IOException {
        Listing left = places.list(phase.from());
        Listing there = places.list(phase.to());
        // an earlier phase of this undo removes what the plan brought
        Listing goes = Phase.named(phase.from(), phases, each -> each.kind() == Phase.Kind.REMOVE && each.from().equals(phase.from()));
        StepColumns steps = new StepColumns();
        for (Step step : LoudOrder.reversed(phase.steps())) {
            Optional<FileEntry> away = there.file(step.path());
            boolean here = left.file(step.path()).isPresent() && goes.file(step.path()).isEmpty();
            if (away.isPresent() && !(here && kind == Phase.Kind.COPY)) {
                steps.add(Step.of(away.get()));
            }
        }
        if (steps.steps().count() > 0) {
            phases.add(new Phase(kind, phase.words() + ", back", phase.to(), phase.from(), phase.ordered(), steps.steps()));
        }
    }

    /** What was copied into the backup stays there; what was copied into place goes. */
    private void goes(Phase phase) throws IOException {
        if (BackupPlace.isWithin(phase.to(), done.backup())) {
            return;
        }
        Listing brought = places.list(phase.to());
        Listing originals = places.list(phase.from());
        // what is still there that the plan was to take away, it has brought nothing in the place of
        Listing taken = Phase.named(phase.to(), done.phases(), each -> each.from().equals(phase.to()) && each.kind().takesAway());
        StepColumns steps = new StepColumns();
        for (Step step : LoudOrder.reversed(phase.steps())) {
            Optional<FileEntry> here = brought.file(step.path());
            boolean own = here.isPresent() && taken.file(step.path()).filter(each -> Step.of(each).matches(here.get())).isEmpty();
            if (own && originals.file(step.path()).isPresent()) {
                steps.add(new Step(step.path(), step.bytes(), here.get().modifiedMs()));
            }
        }
        if (steps.steps().count() > 0) {
            phases.add(new Phase(Phase.Kind.REMOVE, phase.words() + ", away", phase.to(), phase.from(), phase.ordered(), steps.steps()));
        }
    }

    private void refuseWhatWasWrittenSince(Untouched then) throws IOException {
        Listing now = places.list(then.place());
        boolean same = Untouched.of(now, path -> false).isBroughtBy(done.phases());
        if (movedAway(then.place())) {
            // nothing is there now but what the plan brought in its stead
            same |= Untouched.of(now, Untouched.brought(then.place(), done.phases())).files() == 0;
        } else {
            same |= Untouched.of(now, Untouched.named(then.place(), done.phases())).equals(then);
        }
        if (!same || hasOtherFiles(then.place(), now)) {
            String newest = Untouched.newest(now).map(step -> "; the newest file is " + step.path()).orElse("");
            String message = then.place() + " has been written to since" + newest + ".";
            String advice = "Spark would lose what it did since. If that is what you want, clear the checkpoint first, which keeps it; then undo.";
            throw new StorageException(StorageException.Kind.FAILED, then.place().toString(), message, advice, null);
        }
    }

    private boolean movedAway(Location place) throws IOException {
        for (Phase phase : done.phases()) {
            if (phase.kind() == Phase.Kind.MOVE_FOLDER && phase.from().equals(place) && places.list(phase.to()).root().totalFiles() > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether Spark has written a file anew under a name that the plan took away; an undo that stopped half-way has brought the same bytes. */
    private boolean hasOtherFiles(Location place, Listing now) throws IOException {
        boolean brings = done.phases().stream().anyMatch(each -> each.kind() == Phase.Kind.COPY && each.to().equals(place));
        for (Phase phase : done.phases()) {
            boolean takes = phase.from().equals(place) && (phase.kind() == Phase.Kind.MOVE || phase.kind() == Phase.Kind.REMOVE);
            for (Step step : takes && !brings ? phase.steps() : Steps.NONE) {
                Optional<FileEntry> file = now.file(step.path());
                if (file.isPresent() && !step.matches(file.get()) && !isCopyOf(phase, step)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isCopyOf(Phase phase, Step step) throws IOException {
        return Run.sameBytes(places, phase.from().resolve(step.path()), phase.to().resolve(step.path()));
    }
}

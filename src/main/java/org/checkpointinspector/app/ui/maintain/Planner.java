package org.checkpointinspector.app.ui.maintain;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.checkpointinspector.app.ui.Texts;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.Inspector;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.maintain.BackupCheck;
import org.checkpointinspector.maintain.BackupPlace;
import org.checkpointinspector.maintain.Guard.Refusal;
import org.checkpointinspector.maintain.Guards;
import org.checkpointinspector.maintain.KeptByStore;
import org.checkpointinspector.maintain.Places;
import org.checkpointinspector.maintain.Plan;
import org.checkpointinspector.maintain.PlanBackup;
import org.checkpointinspector.maintain.PlanClear;
import org.checkpointinspector.maintain.PlanRestore;
import org.checkpointinspector.maintain.PlanUndo;
import org.checkpointinspector.maintain.Runner;
import org.checkpointinspector.maintain.Situation;
import org.checkpointinspector.maintain.Subject;
import org.checkpointinspector.maintain.prune.Prune;
import org.checkpointinspector.maintain.prune.PrunePlan;
import org.checkpointinspector.maintain.rollback.Departure;
import org.checkpointinspector.maintain.rollback.Draft;
import org.checkpointinspector.maintain.rollback.Refused;
import org.checkpointinspector.maintain.rollback.Rollback;
import org.checkpointinspector.maintain.rollback.RollbackPlan;
import org.checkpointinspector.maintain.rollback.SinkLog;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** Makes the plan of a {@link Wish} from a fresh listing, and asks the guards. Does I/O, and changes nothing. */
final class Planner {
    private final Places places;
    private final InspectionListener listener;
    private final long nowMs;

    /**
     * Prepares.
     *
     * @param listener hears how inspections go on, and may end them
     * @param nowMs ms since the epoch, for the name of the backup
     */
    Planner(Places places, InspectionListener listener, long nowMs) {
        this.places = places;
        this.listener = listener;
        this.nowMs = nowMs;
    }

    /** Nothing has to be done, or what was asked for is not possible. The message says why. */
    static final class NoPlan extends Exception {
        private static final long serialVersionUID = 1L;

        NoPlan(String message) {
            super(message);
        }
    }

    Prepared plan(Wish wish) throws IOException, Refused, NoPlan {
        Inspection inspection = null;
        Plan plan;
        switch (wish.action()) {
            case RESTORE -> plan = restore(wish);
            case UNDO -> plan = undo(wish);
            default -> {
                inspection = inspect(wish);
                plan = plan(wish, inspection);
            }
        }
        Plan told = KeptByStore.told(places, plan);
        return new Prepared(told, inspection, refusals(told, inspection, Set.of()));
    }

    /**
     * What the guards say now.
     *
     * @param typed what the person typed to lift refusals
     */
    List<Refusal> refusals(Plan plan, @Nullable Inspection inspection, Set<String> typed) throws IOException {
        Listing now = places.list(plan.location());
        Listing planned = inspection == null ? now : inspection.listing();
        return Guards.check(new Situation(plan, planned, now, inspection, places.storage(plan.location())), typed);
    }

    private Inspection inspect(Wish wish) throws IOException {
        Depth depth = switch (wish.action()) {
            case ROLLBACK, PRUNE -> Depth.DEEP;
            case BACKUP -> wish.batch() == null ? null : Depth.DEEP;
            case CLEAR -> wish.what() == PlanClear.What.DAMAGED ? Depth.ALL : null;
            default -> null;
        };
        InspectionRequest request = new InspectionRequest(depth, wish.request().spark(), wish.request().conf());
        return Inspector.inspect(places.storage(wish.place()), wish.place(), request, listener);
    }

    private Plan plan(Wish wish, Inspection inspection) throws IOException, Refused, NoPlan {
        Subject subject = Subject.of(inspection, nowMs, program());
        return switch (wish.action()) {
            case BACKUP -> backup(wish, inspection, subject);
            case CLEAR -> clear(wish, subject);
            case ROLLBACK -> rollback(wish, inspection, subject);
            case PRUNE -> prune(wish, inspection, subject);
            case RESTORE, UNDO -> throw new IllegalArgumentException(wish.action() + " is not planned from an inspection");
        };
    }

    private Plan clear(Wish wish, Subject subject) throws IOException {
        Location backup = place(wish, subject, subject.backupWord());
        return wish.what() == PlanClear.What.DAMAGED
                ? PlanClear.damaged(subject, backup, places.storage(wish.place()), listener)
                : PlanClear.of(subject, wish.what(), backup);
    }

    private Location place(Wish wish, Subject subject, String word) {
        Location chosen = wish.destination();
        return chosen == null ? BackupPlace.beside(subject.location(), word, nowMs) : chosen;
    }

    private Plan backup(Wish wish, Inspection inspection, Subject subject) throws IOException, Refused {
        Location place = place(wish, subject, subject.backupWord());
        if (wish.batch() != null) {
            return PlanBackup.asOf(subject, place, new Rollback(places.storage(wish.place()), request(wish), listener).draft(inspection, wish.batch()));
        }
        if (wish.only().isEmpty()) {
            return PlanBackup.whole(subject, place);
        }
        return PlanBackup.some(subject, place, wish.only(), subject.steps(report -> report.file().path().equals(wish.only()) || report.file().path().startsWith(wish.only() + "/")));
    }

    private Plan rollback(Wish wish, Inspection inspection, Subject subject) throws IOException, Refused, NoPlan {
        Draft draft = new Rollback(places.storage(wish.place()), request(wish), listener).draft(inspection, wish.batch());
        SinkLog log = sinkLog(wish, subject, draft);
        if (draft.departures().isEmpty() && (log == null || log.byBatch().isEmpty())) {
            throw new NoPlan(Texts.text("maintain.nothing.newer", String.valueOf(draft.batch())));
        }
        return new RollbackPlan(subject, draft, place(wish, subject, subject.backupWord())).plan(log);
    }

    private @Nullable SinkLog sinkLog(Wish wish, Subject subject, Draft draft) throws IOException, Refused {
        boolean query = subject.inspection().checkpoint().kind() == Checkpoint.Kind.STRUCTURED_STREAMING;
        return wish.sink() == null || !query ? null : SinkLog.of(places, wish.sink(), subject, draft.batch());
    }

    private Plan prune(Wish wish, Inspection inspection, Subject subject) throws IOException, Refused, NoPlan {
        Prune prune = new Prune(places.storage(wish.place()), request(wish), listener, wish.keep(), wish.olderThanMs());
        List<Departure> departures = prune.departures(inspection);
        if (departures.isEmpty()) {
            throw new NoPlan(Texts.text("maintain.nothing.prune"));
        }
        return PrunePlan.of(subject, departures, wish.keep(), place(wish, subject, "pruned"));
    }

    private static InspectionRequest request(Wish wish) {
        return new InspectionRequest(Depth.DEEP, wish.request().spark(), wish.request().conf());
    }

    private Plan restore(Wish wish) throws IOException {
        BackupCheck check = BackupCheck.of(places, wish.place(), listener::cancelled);
        if (!check.isWhole()) {
            String message = Texts.text("maintain.not.whole", wish.place().toString(), check.problems().get(0));
            throw new StorageException(StorageException.Kind.FAILED, wish.place().toString(), message, Texts.text("maintain.not.whole.advice"), null);
        }
        return PlanRestore.of(places, wish.place(), wish.destination(), nowMs, program());
    }

    private Plan undo(Wish wish) throws IOException, NoPlan {
        Plan undo = PlanUndo.of(places, Runner.read(places, wish.place()), nowMs, program());
        if (undo.phases().isEmpty()) {
            throw new NoPlan(Texts.text("maintain.nothing.undo"));
        }
        return undo;
    }

    /** Name and version of this program, as plans and manifests hold them. */
    private static String program() {
        String version = Planner.class.getPackage().getImplementationVersion();
        return "checkpoint-inspector " + (version == null ? "(not packaged)" : version);
    }
}

package org.checkpointinspector.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.checkpointinspector.inspect.Inspection;
import org.checkpointinspector.inspect.InspectionRequest;
import org.checkpointinspector.inspect.Inspector;
import org.checkpointinspector.maintain.Guard.Refusal;
import org.checkpointinspector.maintain.Guards;
import org.checkpointinspector.maintain.KeptByStore;
import org.checkpointinspector.maintain.Outcome;
import org.checkpointinspector.maintain.Places;
import org.checkpointinspector.maintain.Plan;
import org.checkpointinspector.maintain.PlanJson;
import org.checkpointinspector.maintain.Runner;
import org.checkpointinspector.maintain.Situation;
import org.checkpointinspector.maintain.Subject;
import org.checkpointinspector.report.Secrets;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** What all commands that change something do with their plan: show it, ask the guards, ask the person, run it, say what came of it. */
final class Acting {
    private final Terminal terminal;
    private final Places places;
    private final ActionOptions options;

    Acting(Terminal terminal, Places places, ActionOptions options) {
        this.terminal = terminal;
        this.places = places;
        this.options = options;
    }

    /** Inspects the checkpoint that a plan is to be about. */
    Inspection inspect(Location location, InspectionRequest request) throws IOException {
        return showing(progress -> Inspector.inspect(places.storage(location), location, request, progress));
    }

    /** What a plan is to be about: the one checkpoint that was inspected. */
    static Subject subject(Inspection inspection) throws StorageException {
        return Subject.of(inspection, System.currentTimeMillis(), ProgramVersion.words());
    }

    /** Work on a plan that shows how it goes on. */
    interface Work<T, E extends Exception> {
        T watchedBy(ProgressLine progress) throws IOException, E;
    }

    /** Does work, with a progress line that is wiped afterwards. */
    <T, E extends Exception> T showing(Work<T, E> work) throws IOException, E {
        ProgressLine progress = new ProgressLine(terminal);
        try {
            return work.watchedBy(progress);
        } finally {
            progress.clear();
        }
    }

    /** The stores. */
    Places places() {
        return places;
    }

    /**
     * Shows a plan and, unless it is a dry run, carries it out.
     *
     * @param worked the plan
     * @param inspection what the plan was made from; null where nothing was inspected
     * @return the exit status
     */
    int act(Plan worked, @Nullable Inspection inspection) throws IOException {
        Plan plan = KeptByStore.told(places, worked);
        if (options.dryRun || !options.json) {
            show(plan);
        }
        List<Refusal> refusals = refusals(plan, inspection);
        refusals.forEach(refusal -> terminal.err().println(Secrets.text(refusal.message() + " " + refusal.advice())));
        if (options.dryRun) {
            return refusals.isEmpty() ? ExitStatus.OK : ExitStatus.REFUSED;
        }
        if (!refusals.isEmpty() || !agreed(plan)) {
            terminal.err().println("Nothing was changed.");
            return ExitStatus.REFUSED;
        }
        return run(plan);
    }

    /** Goes on with the plan that {@code --resume} names. */
    int resume(Location place) throws IOException {
        Plan plan = Runner.read(places, place);
        if (options.dryRun) {
            show(plan);
            return ExitStatus.OK;
        }
        return run(plan);
    }

    private List<Refusal> refusals(Plan plan, @Nullable Inspection inspection) throws IOException {
        Listing now = places.list(plan.location());
        Listing planned = inspection == null ? now : inspection.listing();
        return Guards.check(new Situation(plan, planned, now, inspection, places.storage(plan.location())), options.forced());
    }

    private boolean agreed(Plan plan) {
        if (options.yes) {
            return true;
        }
        String word = plan.action().command();
        String typed = terminal.ask("Type " + word + " to do it: ");
        if (typed == null) {
            terminal.err().println("Nobody can be asked here: give --yes to do it.");
        }
        return typed != null && typed.trim().equals(word);
    }

    private int run(Plan plan) throws IOException {
        Outcome outcome = showing(progress -> Runner.run(places, plan, options.verifyFull(), progress));
        if (options.json) {
            PlanText.json(plan, outcome, terminal);
        } else {
            PlanText.outcome(plan, outcome, terminal);
        }
        return switch (outcome.status()) {
            case DONE -> ExitStatus.OK;
            case REFUSED -> ExitStatus.REFUSED;
            case STOPPED -> ExitStatus.STOPPED;
        };
    }

    private void show(Plan plan) throws IOException {
        if (options.json) {
            try (JsonGenerator json = terminal.json(false)) {
                PlanJson.write(plan, json);
            }
            terminal.endLine();
        } else {
            PlanText.plan(plan, terminal);
        }
    }
}

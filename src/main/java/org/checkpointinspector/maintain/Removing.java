package org.checkpointinspector.maintain;

import java.io.IOException;
import java.util.Optional;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;

/** Carries out the phase {@code REMOVE}: a file goes when its proven copy is seen to be there, and it still is what was copied. */
final class Removing {

    private final Run run;
    private final Source source;

    Removing(Run run, Source source) {
        this.run = run;
        this.source = source;
    }

    void files(Phase phase) throws IOException {
        Listing from = run.places.list(phase.from());
        Listing copies = run.places.list(phase.to());
        run.forEach(phase, step -> {
            requireCopy(phase, step, copies.file(step.path()));
            Location file = phase.from().resolve(step.path());
            Optional<FileEntry> here = from.file(step.path());
            if (phase.ordered()) {
                source.checkWatched();
                here = run.places.file(file);
            }
            if (here.isPresent()) {
                remove(phase, step, here.get());
            }
            if (phase.ordered() && run.places.file(file).isPresent()) {
                throw notRemoved(file);
            }
        });
        Listing left = run.places.list(phase.from());
        for (Step step : phase.steps()) {
            if (left.file(step.path()).isPresent()) {
                throw notRemoved(phase.from().resolve(step.path()));
            }
        }
    }

    private void remove(Phase phase, Step step, FileEntry here) throws IOException {
        Location file = phase.from().resolve(step.path());
        boolean undoing = run.plan.action() == Action.UNDO;
        // what an undo removes was brought by the plan: its bytes tell, for its time is its own
        if (undoing ? !run.sameBytes(file, phase.to().resolve(step.path())) : !step.matches(here)) {
            throw Source.changed(file, run.places.list(file));
        }
        run.places.writer(file).deleteFile(file);
    }

    private static void requireCopy(Phase phase, Step step, Optional<FileEntry> copy) throws StopException {
        if (copy.isEmpty() || copy.get().bytes() != step.bytes()) {
            Location place = phase.to().resolve(step.path());
            String advice = "Nothing more is removed. Undo brings back what was removed; then make a new plan.";
            throw new StopException("The copy " + place + " is not there any more.", advice);
        }
    }

    private static StopException notRemoved(Location file) {
        return new StopException(file + " was not removed.", "The store says that it did, and did not: look at it, then resume or undo.");
    }
}

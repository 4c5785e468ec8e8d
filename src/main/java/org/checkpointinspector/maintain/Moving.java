package org.checkpointinspector.maintain;

import java.io.IOException;
import java.util.Optional;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Folder;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageWriter;

/** Carries out the phases {@code MOVE} and {@code MOVE_FOLDER}: what is done already is seen and passed over, what is done is looked at. */
final class Moving {

    private static final String LIE = "The store says that it did, and did not: look at it, then resume or undo.";

    private final Run run;
    private final Source source;

    Moving(Run run, Source source) {
        this.run = run;
        this.source = source;
    }

    void files(Phase phase) throws IOException {
        Listing from = run.places.list(phase.from());
        Listing to = run.places.list(phase.to());
        run.forEach(phase, step -> {
            if (phase.ordered()) {
                source.checkWatched();
                file(phase, step, run.places.file(phase.from().resolve(step.path())), run.places.file(phase.to().resolve(step.path())));
                requireMoved(phase, step, run.places.file(phase.from().resolve(step.path())), run.places.file(phase.to().resolve(step.path())));
            } else {
                file(phase, step, from.file(step.path()), to.file(step.path()));
            }
        });
        Listing left = run.places.list(phase.from());
        Listing arrived = run.places.list(phase.to());
        for (Step step : phase.steps()) {
            requireMoved(phase, step, left.file(step.path()), arrived.file(step.path()));
        }
    }

    private void file(Phase phase, Step step, Optional<FileEntry> here, Optional<FileEntry> there) throws IOException {
        Location from = phase.from().resolve(step.path());
        Location to = phase.to().resolve(step.path());
        if (here.isEmpty()) {
            requireMoved(phase, step, here, there);
            return;
        }
        if (!step.matches(here.get())) {
            throw Source.changed(from, run.places.list(from));
        }
        StorageWriter writer = run.places.writer(from);
        if (there.isPresent()) {
            // a move that broke off: on some stores it is a copy and then a removal
            if (run.sameBytes(from, to)) {
                writer.deleteFile(from);
                return;
            }
            if (!to.path().startsWith(run.plan.backup().path() + "/")) {
                throw new StopException(to + " is in the way and is another file than " + from + ".", "Look at what it is; move it away, then resume or undo.");
            }
            run.displace(to);
        }
        writer.moveFile(from, to);
    }

    private static void requireMoved(Phase phase, Step step, Optional<FileEntry> here, Optional<FileEntry> there) throws StopException {
        Location from = phase.from().resolve(step.path());
        if (here.isPresent()) {
            throw new StopException(from + " was not moved.", LIE);
        }
        if (there.isEmpty() || there.get().bytes() != step.bytes()) {
            String advice = "Somebody else has removed it. Undo brings back what was moved.";
            throw new StopException(from + " is neither there nor at " + phase.to().resolve(step.path()) + ".", advice);
        }
    }

    void folder(Phase phase) throws IOException {
        boolean here = run.places.isFolder(phase.from());
        Listing there = run.places.list(phase.to());
        if (Steps.below(there.root()).iterator().hasNext()) {
            if (here && run.places.list(phase.from()).root().totalFiles() > 0) {
                throw new StopException(phase.to() + " is in the way.", "Look at what it is; move it away, then resume or undo.");
            }
            requireArrived(phase, there);
            return;
        }
        if (!here) {
            if (phase.steps().count() == 0 && run.places.isFolder(phase.to())) {
                return;
            }
            throw new StopException(phase.from() + " is not there any more.", "Somebody else has removed it. Make a new plan, or undo this one.");
        }
        removeEmpty(there);
        if (!run.places.writer(phase.from()).moveFolder(phase.from(), phase.to())) {
            throw new StopException(
                    phase.from() + " cannot be moved to " + phase.to() + " in one step: they are on different disks or stores.",
                    "Choose a place for the backup on the same disk or store.");
        }
        if (run.places.isFolder(phase.from())) {
            throw new StopException(phase.from() + " was not moved.", LIE);
        }
        requireArrived(phase, run.places.list(phase.to()));
    }

    /** What moves as a whole may have grown at the last moment; then it moves back, and the writer finds it as it left it. */
    private void requireArrived(Phase phase, Listing there) throws IOException {
        Optional<Untouched> planned = run.plan.untouchedIn(phase.from());
        Untouched arrived = Untouched.of(there, path -> false);
        boolean same = planned.isPresent() && planned.get().files() > 0
                ? planned.get().sha256().equals(arrived.sha256())
                : phase.steps().count() == arrived.files() && phase.steps().bytes() == arrived.bytes();
        if (!same) {
            StopException changed = Source.changed(phase.from(), there);
            run.places.writer(phase.to()).moveFolder(phase.to(), phase.from());
            throw changed;
        }
    }

    /** An empty folder at the place is in the way of a rename and holds nothing; what a write that was ended left over there is put away. */
    private void removeEmpty(Listing there) throws IOException {
        if (run.places.isFolder(there.location())) {
            removeEmpty(there.location(), there.root());
        }
    }

    private void removeEmpty(Location place, Folder folder) throws IOException {
        for (FileEntry file : folder.files()) {
            if (Steps.isPart(file.name())) {
                run.displace(place.resolve(file.name()));
            }
        }
        for (Folder child : folder.folders()) {
            removeEmpty(place.resolve(child.name()), child);
        }
        if (!run.places.writer(place).deleteEmptyFolder(place)) {
            throw new StopException(place + " is in the way and is not empty.", "Look at what it is; move it away, then resume or undo.");
        }
    }
}

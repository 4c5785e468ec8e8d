package org.checkpointinspector.maintain;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;

/** What a plan leaves in its backup's folder: itself, and a marker for each phase that is complete. Nothing of it is ever changed. */
final class Records {

    private static final String MARKERS = "phases";

    private final Run run;
    private final Plan plan;
    private final Set<Integer> complete = new HashSet<>();

    Records(Run run) {
        this.run = run;
        this.plan = run.plan;
    }

    /** Reads a plan from the folder of its backup, or from its file. */
    static Plan read(Places places, Location place) throws IOException {
        if (ArchiveFormat.of(place).isPresent()) {
            String message = place + " is a backup in one file: it is whole or not there, and there is nothing to go on with or to take back.";
            throw new StorageException(StorageException.Kind.FAILED, place.toString(), message, "Verify it; or give the same backup command again, with another name.", null);
        }
        Location file = place.name().endsWith(".json") ? place : place.resolve(Plan.FILE);
        try (InputStream content = places.storage(file).open(file)) {
            return PlanJson.read(content, file.toString());
        }
    }

    /**
     * Stores the plan, or finds it stored, and learns which phases are complete.
     *
     * @throws StopException if another plan is there
     */
    void begin() throws IOException {
        if (plan.isArchive()) {
            return;
        }
        requireOwn();
        try (Spool spool = new Spool()) {
            PlanJson.write(plan, spool.json());
            spool.store(run, plan.backup().resolve(Plan.FILE));
        }
        complete.addAll(complete(run.places, plan));
    }

    /** Numbers of the phases of a plan that are complete, from 1. */
    static Set<Integer> complete(Places places, Plan plan) throws IOException {
        Set<Integer> complete = new HashSet<>();
        places.list(plan.backup().resolve(MARKERS)).root().files().forEach(file -> complete.add(number(file.name())));
        return complete;
    }

    /** The folder of a backup is new, or holds this very plan; a plan of which only a part was written is none yet. */
    private void requireOwn() throws IOException {
        Plan other;
        try {
            other = read(run.places, plan.backup());
        } catch (StorageException e) {
            if (e.kind() == StorageException.Kind.NOT_FOUND || e.getCause() instanceof JsonProcessingException) {
                requireEmpty();
                return;
            }
            throw e;
        }
        if (other.createdMs() != plan.createdMs() || other.action() != plan.action() || !other.location().equals(plan.location())) {
            throw new StopException(plan.backup() + " holds the backup of another plan.", "Choose another place for the backup.");
        }
        if (run.places.isFolder(PlanUndo.folder(plan, 1))) {
            throw new StopException("This plan is being undone.", "Run undo again to complete that; then make a new plan.");
        }
    }

    private void requireEmpty() throws IOException {
        for (Step step : Steps.below(run.places.list(plan.backup()).root())) {
            boolean part = step.path().contains(Plan.FILE);
            if (!part) {
                throw new StopException(plan.backup() + " is not empty: it holds " + step.path() + ".", "Choose a new folder for the backup.");
            }
        }
    }

    private static int number(String name) {
        return name.matches("\\d{1,4}\\.json") ? Integer.parseInt(name.substring(0, name.indexOf('.'))) : -1;
    }

    /** Whether a phase, numbered from 1, is complete. */
    boolean isComplete(int phase) {
        return complete.contains(phase);
    }

    /** Whether nothing was done yet. */
    boolean isFresh() {
        return complete.isEmpty();
    }

    /** Notes that a phase is complete. */
    void complete(int phase) throws IOException {
        if (plan.isArchive()) {
            complete.add(phase);
            return;
        }
        try (Spool spool = new Spool()) {
            spool.json().writeStartObject();
            spool.json().writeNumberField("phase", phase);
            spool.json().writeStringField("kind", plan.phases().get(phase - 1).kind().name());
            spool.json().writeEndObject();
            spool.store(run, plan.backup().resolve(MARKERS).resolve(phase + ".json"));
        }
        complete.add(phase);
    }
}

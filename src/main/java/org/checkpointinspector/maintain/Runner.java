package org.checkpointinspector.maintain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.checkpointinspector.maintain.Outcome.Status;
import org.checkpointinspector.storage.CancelledException;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/**
 * Carries plans out. The same call begins a plan and resumes it: what is done already is seen from what is there.
 *
 * <p>It never throws for what stores do; what happened, and what to do next, is in the {@link Outcome}. Not for the JavaFX thread.
 */
public final class Runner {

    private static final String RESUME = "Nothing is lost. Resume it, or undo it.";

    private final Run run;
    private final Plan plan;
    private final Records records;
    private final Source source;
    private @Nullable ManifestWriter manifest;
    /** The phase that runs, from 1; 0 before the first. */
    private int at;

    private Runner(Run run) {
        this.run = run;
        this.plan = run.plan;
        this.records = new Records(run);
        this.source = new Source(run.places, plan);
    }

    /**
     * Runs a plan, or what is left of it. Guards are to be asked before.
     *
     * @param verifyFull whether every copy is proven by reading both ends again, whatever the stores offer
     */
    public static Outcome run(Places places, Plan plan, boolean verifyFull, RunListener listener) {
        return run(places, plan, verifyFull, Run.THREADS, listener);
    }

    static Outcome run(Places places, Plan plan, boolean verifyFull, int threads, RunListener listener) {
        return new Runner(new Run(places, plan, verifyFull, threads, listener)).run();
    }

    /** Reads a plan from the folder of its backup, or from its {@code plan.json}, to resume or undo it. */
    public static Plan read(Places places, Location place) throws IOException {
        return Records.read(places, place);
    }

    private Outcome run() {
        try {
            carryOut();
            return new Outcome(Status.DONE, plan.backup(), "Done.", null, List.of());
        } catch (StopException e) {
            return stopped(e.getMessage(), e.advice());
        } catch (StorageException e) {
            return stopped(e.getMessage(), e.advice());
        } catch (CancelledException e) {
            return stopped("Cancelled.", RESUME);
        } catch (IOException e) {
            return stopped("Reading or writing failed: " + e.getMessage(), RESUME);
        }
    }

    private Outcome stopped(@Nullable String message, String advice) {
        List<String> notDone = new ArrayList<>();
        for (int i = 1; i <= plan.phases().size(); i++) {
            if (!records.isComplete(i)) {
                Phase phase = plan.phases().get(i - 1);
                notDone.add(phase.kind().words() + ": " + phase.words());
            }
        }
        Status status = at == 0 ? Status.REFUSED : Status.STOPPED;
        return new Outcome(status, plan.backup(), String.valueOf(message), advice, notDone);
    }

    private void carryOut() throws IOException {
        try {
            compare();
            records.begin();
            beginManifest();
            for (int phase = 1; phase <= plan.phases().size(); phase++) {
                at = phase;
                if (!records.isComplete(phase)) {
                    carryOut(phase);
                }
            }
        } finally {
            if (manifest != null) {
                manifest.close();
            }
        }
    }

    private void carryOut(int number) throws IOException {
        Phase phase = plan.phases().get(number - 1);
        run.begins(number);
        if (run.cancelled()) {
            throw new CancelledException();
        }
        if (phase.kind().takesAway()) {
            compare();
        }
        switch (phase.kind()) {
            case FOLDERS -> folders(phase);
            case COPY -> new Copying(run, phase.to().equals(plan.data()) ? manifest : null).files(phase);
            case ARCHIVE -> new Packing(run).files(phase);
            case UNPACK -> new Unpacking(run).files(phase);
            case MANIFEST -> describe(phase);
            case MOVE -> new Moving(run, source).files(phase);
            case MOVE_FOLDER -> new Moving(run, source).folder(phase);
            case REMOVE -> new Removing(run, source).files(phase);
        }
        records.complete(number);
    }

    /** A copy of what goes on growing is a copy of what was planned; only what takes away must not meet a writer. */
    private void compare() throws IOException {
        if (plan.takesAway()) {
            source.check();
        }
    }

    private void folders(Phase phase) throws IOException {
        run.places.writer(phase.to()).makeFolder(phase.to());
        run.forEach(phase, step -> run.places.writer(phase.to()).makeFolder(phase.to().resolve(step.path())));
    }

    /** Copies are described while they are proven; but only a run that proves all of them can say all. */
    private void beginManifest() throws IOException {
        boolean wanted = plan.phases().stream().anyMatch(phase -> phase.kind() == Phase.Kind.MANIFEST);
        boolean copies = false;
        for (int i = 1; i <= plan.phases().size(); i++) {
            Phase phase = plan.phases().get(i - 1);
            boolean copy = phase.kind() == Phase.Kind.COPY && phase.to().equals(plan.data());
            copies |= copy;
            wanted &= !copy || !records.isComplete(i);
        }
        if (wanted && copies && plan.phases().stream().noneMatch(phase -> phase.kind() == Phase.Kind.MOVE_FOLDER || phase.kind() == Phase.Kind.MOVE)) {
            manifest = new ManifestWriter(plan);
        }
    }

    private void describe(Phase phase) throws IOException {
        Location place = Manifest.place(plan, phase.to());
        if (manifest == null || !phase.to().equals(plan.data()) || run.places.file(place).isPresent()) {
            new Describing(run).folder(phase);
        } else {
            manifest.store(run, place);
        }
    }
}

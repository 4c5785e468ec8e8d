package org.checkpointinspector.maintain;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.checkpointinspector.maintain.Manifest.Entry;
import org.checkpointinspector.storage.Access;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageWriter;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the phase {@code COPY}: each file is copied unless it is there already, and each copy is proven, those of an earlier run too.
 */
final class Copying {

    private static final int ATTEMPTS = 2;
    static final Access NO_ATTRIBUTES = new Access(null, null, null, true, true, Map.of());

    private final Run run;
    private final Proofs proofs;
    /** Told of each proven copy; null where no manifest is gathered. */
    private final @Nullable ManifestWriter manifest;

    Copying(Run run, @Nullable ManifestWriter manifest) {
        this.run = run;
        this.proofs = new Proofs(run.places, run.verifyFull);
        this.manifest = manifest;
    }

    void files(Phase phase) throws IOException {
        Listing from = run.places.list(phase.from());
        Listing to = run.places.list(phase.to());
        boolean attributes = run.places.storage(phase.from()).access(phase.from()).mode() != null;
        run.forEach(phase, step -> {
            Location original = phase.from().resolve(step.path());
            requireUnchanged(run, phase, step, from.file(step.path()));
            Location copy = phase.to().resolve(step.path());
            Access access = attributes ? run.places.storage(original).access(original) : NO_ATTRIBUTES;
            Proofs.Proven proven = to.file(step.path()).isPresent() ? again(step, original, copy) : copy(step, original, copy);
            // a store that has none of them says so and does no harm
            run.places.writer(copy).keepAttributes(copy, access.owner(), access.group(), access.mode(), step.modifiedMs());
            if (manifest != null) {
                manifest.add(new Entry(
                        step.path(), step.bytes(), step.modifiedMs(), proven.hash(), proven.proof(), access.owner(), access.group(), access.mode()));
            }
        });
        Listing after = run.places.list(phase.from());
        for (Step step : phase.steps()) {
            requireUnchanged(run, phase, step, after.file(step.path()));
        }
    }

    /** Whatever is copied is still what was planned. */
    static void requireUnchanged(Run run, Phase phase, Step step, Optional<FileEntry> now) throws IOException {
        // what this plan has unpacked itself has times of its own on some stores
        boolean own = BackupPlace.isWithin(phase.from(), run.plan.backup()) && now.isPresent() && now.get().bytes() == step.bytes();
        if (!own && (now.isEmpty() || !step.matches(now.get()))) {
            Location file = phase.from().resolve(step.path());
            throw now.isEmpty()
                    ? new StopException(file + " is not there any more.", "A writer seems to be alive: stop the query, then make a new plan.")
                    : Source.changed(file, run.places.list(file));
        }
    }

    /** A copy of an earlier run counts if it is whole; what else is there is kept out of the way, inside the backup, or stops the plan. */
    private Proofs.Proven again(Step step, Location original, Location copy) throws IOException {
        Optional<Proofs.Proven> proven = proofs.of(original, copy);
        if (proven.isPresent()) {
            return proven.get();
        }
        if (!BackupPlace.isWithin(copy, run.plan.backup())) {
            throw new StopException(copy + " is in the way and is another file than " + original + ".", "Look at what it is; move it away, then resume or undo.");
        }
        run.displace(copy);
        return copy(step, original, copy);
    }

    private Proofs.Proven copy(Step step, Location original, Location copy) throws IOException {
        for (int attempt = 1; ; attempt++) {
            write(step, original, copy);
            Optional<Proofs.Proven> proven = proofs.of(original, copy);
            if (proven.isPresent()) {
                return proven.get();
            }
            if (attempt == ATTEMPTS) {
                String advice = "The store, the network or the disk changes bytes on their way: look at it before anything else.";
                throw new StopException("The copy " + copy + " is not what " + original + " is.", advice);
            }
            if (run.places.file(copy).isPresent()) {
                run.displace(copy);
            }
        }
    }

    private void write(Step step, Location original, Location copy) throws IOException {
        StorageWriter writer = run.places.writer(copy);
        boolean sameStore = original.scheme().equals(copy.scheme()) && original.authority().equals(copy.authority());
        if (sameStore && writer.copyNew(original, copy)) {
            return;
        }
        try (InputStream content = run.places.storage(original).open(original)) {
            writer.writeNew(copy, content, step.bytes());
        }
    }
}

package org.checkpointinspector.maintain;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.checkpointinspector.maintain.Manifest.Entry;
import org.checkpointinspector.storage.Access;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageWriter;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the phase {@code COPY}: each file is copied unless it is there already, and each copy is proven, those of an earlier run too. Where a store's
 * listings have tags, all copies of a phase are proven by one listing after the last of them, and only those that it does not prove are asked for singly.
 */
final class Copying {

    private static final int ATTEMPTS = 2;
    /** Stores whose listings have tags. */
    private static final Set<String> TAGGED = Set.of("s3a");
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
        // not where the order counts: then each copy is seen to be whole before the next
        boolean byListing = !run.verifyFull && !phase.ordered() && TAGGED.contains(phase.to().scheme());
        run.forEach(phase, step -> {
            Optional<FileEntry> listed = from.file(step.path());
            requireUnchanged(run, phase, step, listed);
            boolean isThere = to.file(step.path()).isPresent();
            if (!isThere) {
                write(phase, step, listed.orElseThrow());
            }
            if (!byListing) {
                describe(phase, step, proven(phase, step, !isThere, listed.orElseThrow()), attributes);
            }
        });
        if (byListing) {
            Listing copies = run.places.list(phase.to());
            Parallel.forEach(phase.steps(), run.threads, run::cancelled, step -> {
                FileEntry listed = from.file(step.path()).orElseThrow();
                Optional<FileEntry> copy = copies.file(step.path());
                Optional<Proofs.Proven> proven = proofs.listed(phase, listed, copy);
                boolean own = to.file(step.path()).isEmpty();
                describe(phase, step, proven.isPresent() ? proven.get() : proven(phase, step, own, listed), attributes);
            });
        }
        Listing after = run.places.list(phase.from());
        for (Step step : phase.steps()) {
            requireUnchanged(run, phase, step, after.file(step.path()));
        }
    }

    private void describe(Phase phase, Step step, Proofs.Proven proven, boolean attributes) throws IOException {
        Location original = phase.from().resolve(step.path());
        Location copy = phase.to().resolve(step.path());
        Access access = attributes ? run.places.storage(original).access(original) : NO_ATTRIBUTES;
        // a store that has none of them says so and does no harm
        run.places.writer(copy).keepAttributes(copy, access.owner(), access.group(), access.mode(), step.modifiedMs());
        if (manifest != null) {
            manifest.add(new Entry(
                    step.path(), step.bytes(), step.modifiedMs(), proven.hash(), proven.proof(), access.owner(), access.group(), access.mode()));
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

    /**
     * Proves one copy by itself and makes it again where it is not whole. What else is there is kept out of the way, inside the backup.
     *
     * @param own whether this run has written it; what somebody else has written outside of the backup stops the plan
     */
    private Proofs.Proven proven(Phase phase, Step step, boolean own, FileEntry listed) throws IOException {
        Location original = phase.from().resolve(step.path());
        Location copy = phase.to().resolve(step.path());
        for (int written = own ? 1 : 0; ; written++) {
            Optional<Proofs.Proven> proven = proofs.of(original, copy);
            if (proven.isPresent()) {
                return proven.get();
            }
            if (written == ATTEMPTS) {
                String advice = "The store, the network or the disk changes bytes on their way: look at it before anything else.";
                throw new StopException("The copy " + copy + " is not what " + original + " is.", advice);
            }
            if (run.places.file(copy).isPresent()) {
                if (written == 0 && !BackupPlace.isWithin(copy, run.plan.backup())) {
                    throw new StopException(copy + " is in the way and is another file than " + original + ".", "Look at what it is; move it away, then resume or undo.");
                }
                run.displace(copy);
            }
            write(phase, step, listed);
        }
    }

    /** Nothing is at the place: it was listed. */
    private void write(Phase phase, Step step, FileEntry listed) throws IOException {
        Location original = phase.from().resolve(step.path());
        Location copy = phase.to().resolve(step.path());
        StorageWriter writer = run.places.writer(copy);
        if (original.scheme().equals(copy.scheme()) && original.authority().equals(copy.authority())) {
            boolean alone = BackupPlace.isWithin(copy, run.plan.backup());
            if (alone ? writer.copyListed(original, listed, copy) : writer.copyNew(original, copy)) {
                return;
            }
        }
        try (InputStream content = run.places.storage(original).open(original)) {
            writer.writeNew(copy, content, step.bytes());
        }
    }
}

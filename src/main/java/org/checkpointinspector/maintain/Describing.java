package org.checkpointinspector.maintain;

import java.io.IOException;
import java.util.Optional;
import org.checkpointinspector.inspect.Depth;
import org.checkpointinspector.maintain.Manifest.Entry;
import org.checkpointinspector.maintain.Manifest.Proof;
import org.checkpointinspector.storage.Access;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;

/**
 * Carries out the phase {@code MANIFEST} where the copies were not made by this very run: describes what is there. Files that were renamed are read for
 * their hash only if they are few, since a rename cannot change a byte and must not take hours.
 */
final class Describing {

    private final Run run;

    Describing(Run run) {
        this.run = run;
    }

    void folder(Phase phase) throws IOException {
        Location target = Manifest.place(run.plan, phase.to());
        Listing data = run.places.list(phase.to());
        if (run.places.file(target).isPresent()) {
            if (ManifestReader.describes(run.places, target, data)) {
                return;
            }
            run.displace(target);
        }
        boolean renamed = run.plan.phases().stream().anyMatch(each -> each.to().equals(phase.to()) && each.kind().takesAway() && each.kind() != Phase.Kind.REMOVE);
        boolean hashes = !renamed || run.verifyFull || data.root().totalBytes() <= Depth.DEEP_BY_DEFAULT_BYTES;
        boolean attributes = run.places.storage(phase.to()).access(phase.to()).mode() != null;
        // the steps that brought files there have the times of the originals
        Listing originals = Phase.named(phase.to(), run.plan.phases(), each -> each.to().equals(phase.to()));
        try (ManifestWriter manifest = new ManifestWriter(run.plan)) {
            Parallel.forEach(Steps.below(data.root()), run.threads, run::cancelled, step -> {
                Location file = phase.to().resolve(step.path());
                String hash = hashes ? "sha256:" + run.hash(file) : null;
                Access access = attributes ? run.places.storage(file).access(file) : Copying.NO_ATTRIBUTES;
                Optional<FileEntry> original = originals.file(step.path());
                long modifiedMs = original.map(FileEntry::modifiedMs).orElse(step.modifiedMs());
                Proof proof = renamed ? Proof.RENAMED : Proof.PROVEN_BEFORE;
                manifest.add(new Entry(step.path(), step.bytes(), modifiedMs, hash, proof, access.owner(), access.group(), access.mode()));
            });
            manifest.store(run, target);
        }
    }
}

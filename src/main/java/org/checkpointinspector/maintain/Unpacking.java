package org.checkpointinspector.maintain;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.checkpointinspector.storage.FileEntry;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;

/**
 * Carries out the phase {@code UNPACK}: the files of an archive, and only those that the plan names, into a folder of this plan. Each is read back; what an
 * earlier run has unpacked counts if it has the bytes of the archive.
 */
final class Unpacking {

    private static final int PASSES = 3;

    private final Run run;

    Unpacking(Run run) {
        this.run = run;
    }

    void files(Phase phase) throws IOException {
        Listing planned = Phase.named(phase.to(), List.of(phase), each -> true);
        ArchiveFormat format = ArchiveFormat.of(phase.from()).orElseThrow(() -> new StopException(phase.from() + " is no archive.", "Give a .zip or .tar.gz."));
        boolean whole = false;
        for (int pass = 1; pass <= PASSES && !whole; pass++) {
            whole = pass(phase, format, planned);
        }
        Listing there = run.places.list(phase.to());
        for (Step step : phase.steps()) {
            boolean same = there.file(step.path()).filter(file -> file.bytes() == step.bytes()).isPresent();
            if (!whole || !same) {
                throw new StopException(phase.to().resolve(step.path()) + " is not what the archive holds.", "Look at the store; then resume or undo.");
            }
        }
    }

    /** Whether all that is there now was seen to be what the archive holds. */
    private boolean pass(Phase phase, ArchiveFormat format, Listing planned) throws IOException {
        Listing there = run.places.list(phase.to());
        boolean[] whole = {true};
        try (ArchiveReader reader = new ArchiveReader(run.places, phase.from(), format, run::cancelled)) {
            reader.read((path, content) -> {
                FileEntry file = planned.file(path).orElseThrow(() -> new StopException(phase.from() + " has changed: it holds " + path + ".", "Verify it; make a new plan."));
                whole[0] &= unpack(phase, file, content, there.file(path));
                run.done(Step.of(file));
            }, entry -> {
                Location file = phase.to().resolve(entry.path());
                if (run.places.file(file).isPresent()) {
                    run.places.writer(file).keepAttributes(file, entry.owner(), entry.group(), entry.mode(), entry.modifiedMs());
                }
            }, new PlanParts());
            if (!reader.problems().isEmpty()) {
                throw new StopException(phase.from() + ": " + reader.problems().get(0), "Verify it; nothing was changed at " + run.plan.location() + ".");
            }
        }
        return whole[0];
    }

    private boolean unpack(Phase phase, FileEntry file, InputStream content, Optional<FileEntry> there) throws IOException {
        Location copy = phase.to().resolve(file.path());
        String hash;
        if (there.isPresent()) {
            hash = Hashes.sha256(content);
        } else {
            java.security.DigestInputStream hashing = new java.security.DigestInputStream(content, Hashes.sha256());
            run.places.writer(copy).writeNew(copy, hashing, file.bytes());
            hash = Hashes.hex(hashing.getMessageDigest());
        }
        if (run.hash(copy).equals(hash)) {
            return true;
        }
        if (run.places.file(copy).isPresent()) {
            run.displace(copy);
        }
        return false;
    }
}

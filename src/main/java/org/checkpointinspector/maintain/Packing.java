package org.checkpointinspector.maintain;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageWriter;

/**
 * Carries out the phase {@code ARCHIVE}. The archive has its name only when it is whole; then it is read back, and each file in it is held against the
 * original, which is read once more: what was read while packing proves nothing.
 */
final class Packing {

    private static final int ATTEMPTS = 2;

    private final Run run;

    Packing(Run run) {
        this.run = run;
    }

    void files(Phase phase) throws IOException {
        Location archive = phase.to();
        ArchiveFormat format = ArchiveFormat.of(archive).orElseThrow(() -> new StopException(archive + " is no name of an archive.", "Let it end in .zip or .tar.gz."));
        if (run.places.file(archive).isPresent()) {
            requireOwn(phase, format);
            return;
        }
        Listing before = run.places.list(phase.from());
        for (Step step : phase.steps()) {
            Copying.requireUnchanged(run, phase, step, before.file(step.path()));
        }
        for (int attempt = 1; ; attempt++) {
            try (InputStream packed = new PackedStream(run, phase, format)) {
                run.places.writer(archive).writeNew(archive, packed, StorageWriter.UNKNOWN);
            }
            List<String> problems = problems(phase, format);
            if (problems.isEmpty()) {
                break;
            }
            if (attempt == ATTEMPTS) {
                throw new StopException(archive + " is not what was packed: " + problems.get(0), "The store, the network or the disk changes bytes on their way: look at it first.");
            }
            moveAway(archive);
        }
        Listing after = run.places.list(phase.from());
        for (Step step : phase.steps()) {
            Copying.requireUnchanged(run, phase, step, after.file(step.path()));
        }
    }

    /** An answer may have been lost after all was written: the archive of this very plan is the result, anything else is in the way. */
    private void requireOwn(Phase phase, ArchiveFormat format) throws IOException {
        PlanParts made = new PlanParts();
        List<String> problems = problems(phase, format, made);
        boolean own = made.createdMs == run.plan.createdMs() && run.plan.location().equals(made.location);
        if (!own || !problems.isEmpty()) {
            throw new StopException(phase.to() + " is there already.", "Nothing is overwritten: choose another name.");
        }
    }

    private List<String> problems(Phase phase, ArchiveFormat format) throws IOException {
        return problems(phase, format, new PlanParts());
    }

    private List<String> problems(Phase phase, ArchiveFormat format, PlanParts made) throws IOException {
        List<String> problems = new ArrayList<>();
        long[] files = new long[1];
        try (ArchiveReader reader = new ArchiveReader(run.places, phase.to(), format, run::cancelled)) {
            reader.read((path, content) -> {}, entry -> {
                files[0]++;
                if (!("sha256:" + run.hash(phase.from().resolve(entry.path()))).equals(entry.hash())) {
                    problems.add(entry.path() + " is not what the original is.");
                }
            }, made);
            problems.addAll(reader.problems());
        }
        if (files[0] != phase.steps().count()) {
            problems.add("it names " + files[0] + " files, not " + phase.steps().count() + ".");
        }
        return problems;
    }

    private void moveAway(Location archive) throws IOException {
        for (int n = 1; run.places.file(archive).isPresent(); n++) {
            Location away = beside(archive, archive.name() + ".broken-" + n);
            if (run.places.file(away).isEmpty()) {
                run.places.writer(archive).moveFile(archive, away);
                return;
            }
        }
    }

    private static Location beside(Location file, String name) {
        return new Location(file.scheme(), file.authority(), file.path().substring(0, file.path().lastIndexOf('/') + 1) + name);
    }
}

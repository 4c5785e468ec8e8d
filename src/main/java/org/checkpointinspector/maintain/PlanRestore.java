package org.checkpointinspector.maintain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.Checkpoints;
import org.checkpointinspector.maintain.SetAside.Group;
import org.checkpointinspector.storage.Listing;
import org.checkpointinspector.storage.ListingBuilder;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** Plans to bring a backup into place. What is in the way is set aside; nothing is overwritten. */
public final class PlanRestore {

    private static final String STAGED = "staged";

    private PlanRestore() {}

    /**
     * Plans it. The backup is to be verified before ({@link BackupCheck}).
     *
     * @param backup the folder of a backup, or an archive
     * @param to where to; null for where it was taken from
     * @throws StorageException if there is no whole backup, or places lie in one another
     */
    public static Plan of(Places places, Location backup, @Nullable Location to, long nowMs, String program) throws IOException {
        Optional<ArchiveFormat> archive = ArchiveFormat.of(backup);
        if (archive.isPresent() && places.file(backup).isPresent()) {
            return ofArchive(places, backup, archive.get(), to, nowMs, program);
        }
        Plan read = Runner.read(places, backup);
        Made made = new Made(read.action(), read.location(), read.origin().verdict());
        Location place = to == null ? made.location() : to;
        Location data = backup.resolve(Plan.DATA);
        Listing content = places.list(data);
        if (!BackupCheck.isComplete(places, backup, content)) {
            String message = backup + " is an incomplete backup: its manifest is missing or names other files.";
            throw new StorageException(StorageException.Kind.FAILED, backup.toString(), message, "Verify it to see what is missing.", null);
        }
        PlanBackup.requireApart(place, backup);
        Location records = BackupPlace.beside(place, "restore", nowMs);
        Listing there = places.list(place);
        List<Phase> phases = new ArrayList<>();
        if (SetAside.renames(place, records)) {
            Location staged = records.resolve(STAGED);
            addFolders(phases, data, content, staged);
            phases.add(new Phase(Phase.Kind.COPY, "the backup, beside its place", data, staged, false, Steps.below(content.root())));
            phases.addAll(renaming(content, place, there, records));
        } else {
            phases.addAll(copying(kind(content), data, content, place, there, records));
        }
        return plan(made, kind(content), place, records, there, phases, nowMs, program);
    }

    /** What is restored, as its plan or its manifest says. */
    private record Made(Action action, Location location, @Nullable Verdict verdict) {}

    /** Unpacked beside its place and proven there; then as any other. */
    private static Plan ofArchive(Places places, Location archive, ArchiveFormat format, @Nullable Location to, long nowMs, String program) throws IOException {
        PlanParts parts = new PlanParts();
        StepColumns files = new StepColumns();
        try (ArchiveReader reader = new ArchiveReader(places, archive, format, () -> false)) {
            reader.read((path, content) -> {}, entry -> files.add(new Step(entry.path(), entry.bytes(), entry.modifiedMs())), parts);
            if (!reader.problems().isEmpty() || parts.location == null || parts.action == null) {
                String message = archive + " is an incomplete backup: " + (reader.problems().isEmpty() ? "its manifest does not say of what." : reader.problems().get(0));
                throw new StorageException(StorageException.Kind.FAILED, archive.toString(), message, "Verify it to see what is missing.", null);
            }
        }
        Plan.Origin origin = parts.origin;
        Made made = new Made(PlanParts.there(parts.action, "action"), PlanParts.there(parts.location, "source"), origin == null ? null : origin.verdict());
        Location place = to == null ? made.location() : to;
        PlanBackup.requireApart(place, archive);
        Location records = BackupPlace.beside(place, "restore", nowMs);
        Location staged = records.resolve(STAGED);
        ListingBuilder builder = new ListingBuilder(staged);
        files.forEach(file -> builder.add(file.path(), file.bytes(), file.modifiedMs()));
        Listing content = builder.build();
        Listing there = places.list(place);
        List<Phase> phases = new ArrayList<>();
        phases.add(new Phase(Phase.Kind.UNPACK, "the backup, beside its place", archive, staged, true, files.steps()));
        phases.addAll(SetAside.renames(place, records)
                ? renaming(content, place, there, records)
                : copying(kind(content), staged, content, place, there, records));
        return plan(made, kind(content), place, records, there, phases, nowMs, program);
    }

    private static Plan plan(
            Made made, Checkpoint.@Nullable Kind kind, Location place, Location records, Listing there, List<Phase> phases, long nowMs, String program) {
        List<Untouched> untouched = List.of(Untouched.of(there, Untouched.named(place, phases)));
        Plan.Origin origin = new Plan.Origin(kind, made.verdict(), program);
        return new Plan(Action.RESTORE, place, nowMs, records, origin, untouched, List.of(), phases, risks(made, kind, place, there));
    }

    private static Checkpoint.@Nullable Kind kind(Listing content) {
        return Checkpoints.find(content).stream()
                .filter(found -> found.path().isEmpty())
                .map(Checkpoint::kind)
                .findFirst()
                .orElse(null);
    }

    /** What lies beside its place and is proven there comes with two renames. */
    private static List<Phase> renaming(Listing content, Location place, Listing there, Location records) {
        Location staged = records.resolve(STAGED);
        List<Phase> phases = new ArrayList<>();
        if (Steps.below(there.root()).iterator().hasNext()) {
            Location aside = records.resolve(Plan.DATA);
            phases.add(new Phase(Phase.Kind.MOVE_FOLDER, "what is in the way", place, aside, true, Steps.whole(there.root())));
            phases.add(new Phase(Phase.Kind.MOVE_FOLDER, "the backup, into its place", staged, place, true, Steps.whole(content.root())));
            phases.add(new Phase(Phase.Kind.MANIFEST, "what was set aside", place, aside, false, Steps.NONE));
        } else {
            phases.add(new Phase(Phase.Kind.MOVE_FOLDER, "the backup, into its place", staged, place, true, Steps.whole(content.root())));
        }
        return phases;
    }

    private static void addFolders(List<Phase> phases, Location data, Listing content, Location to) {
        Steps empty = Steps.emptyFolders(content.root());
        if (empty.count() > 0) {
            phases.add(new Phase(Phase.Kind.FOLDERS, "empty folders", data, to, false, empty));
        }
    }

    private static List<Phase> copying(
            Checkpoint.@Nullable Kind kind, Location data, Listing content, Location place, Listing there, Location records) {
        List<Phase> phases = new ArrayList<>();
        if (Steps.below(there.root()).iterator().hasNext()) {
            List<Group> leaving = List.of(new Group("what is in the way", false, Steps.below(there.root())));
            if (kind != null) {
                leaving = LoudOrder.leaving(kind, there.root());
            }
            phases.addAll(SetAside.phases(place, records.resolve(Plan.DATA), leaving));
        }
        addFolders(phases, data, content, place);
        List<Group> coming = kind == null ? List.of(new Group("the backup", false, Steps.below(content.root()))) : LoudOrder.coming(kind, content.root());
        coming.forEach(group -> phases.add(new Phase(Phase.Kind.COPY, group.words(), data, place, group.ordered(), group.steps())));
        return phases;
    }

    private static List<String> risks(Made made, Checkpoint.@Nullable Kind kind, Location place, Listing there) {
        List<String> risks = new ArrayList<>();
        if (!Objects.equals(made.location(), place)) {
            risks.add("The checkpoint was written at " + made.location() + (kind == Checkpoint.Kind.DSTREAM
                    ? ", and that place stands inside it: Spark recovers from " + place.name() + " only while the RDDs are at the old place, and writes on there."
                    : ". Absolute paths inside it, as those of file sources, still lead there."));
        }
        if (there.root().totalFiles() > 0) {
            risks.add("What is at " + place + " now is set aside and kept.");
        }
        if (made.action() != Action.BACKUP) {
            risks.add("This holds only what was set aside to " + made.action().words() + "; undo brings it back to where it was.");
        }
        risks.add("What the query did after this backup was made it will do again: sinks that do not remember batches see those rows twice.");
        return risks;
    }
}

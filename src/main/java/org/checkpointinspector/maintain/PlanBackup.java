package org.checkpointinspector.maintain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.checkpointinspector.inspect.Verdict;
import org.checkpointinspector.maintain.rollback.Draft;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.StorageException;

/** Plans a backup: a copy of every file, proven, and a manifest. */
public final class PlanBackup {

    private PlanBackup() {}

    /** The default place of a checkpoint's backup: beside it. */
    public static Location defaultPlace(Subject subject) {
        return BackupPlace.beside(subject.location(), subject.backupWord(), subject.nowMs());
    }

    /** Plans a backup of everything, empty folders included. */
    public static Plan whole(Subject subject, Location backup) throws StorageException {
        return plan(subject, backup, "the whole checkpoint", Steps.below(subject.root()), Steps.emptyFolders(subject.root()));
    }

    /**
     * Plans a backup of some files.
     *
     * @param words which, to a person
     */
    public static Plan some(Subject subject, Location backup, String words, List<Step> files) throws StorageException {
        return plan(subject, backup, words, Steps.of(files), Steps.NONE);
    }

    /**
     * Plans a backup of the checkpoint as it was after a batch.
     *
     * @param draft the rollback to that batch: what it would set aside is not copied
     */
    public static Plan asOf(Subject subject, Location backup, Draft draft) throws StorageException {
        Set<String> newer = draft.paths();
        Steps files = Steps.of(Steps.below(subject.root()).stream().filter(step -> !newer.contains(step.path())));
        return plan(subject, backup, "the checkpoint as of " + draft.batch(), files, Steps.emptyFolders(subject.root()));
    }

    private static Plan plan(Subject subject, Location backup, String words, Steps files, Steps emptyFolders) throws StorageException {
        requireApart(subject.location(), backup);
        if (ArchiveFormat.of(backup).isPresent()) {
            List<Phase> pack = List.of(new Phase(Phase.Kind.ARCHIVE, words, subject.location(), backup, true, files));
            return plan(subject, backup, pack);
        }
        List<Phase> phases = new ArrayList<>();
        Location data = backup.resolve(Plan.DATA);
        if (emptyFolders.count() > 0) {
            phases.add(new Phase(Phase.Kind.FOLDERS, "empty folders", subject.location(), data, false, emptyFolders));
        }
        phases.add(new Phase(Phase.Kind.COPY, words, subject.location(), data, false, files));
        phases.add(new Phase(Phase.Kind.MANIFEST, "what was copied", subject.location(), data, false, Steps.NONE));
        return plan(subject, backup, phases);
    }

    private static Plan plan(Subject subject, Location backup, List<Phase> phases) {
        List<String> risks = new ArrayList<>(List.of("The original is only read."));
        if (subject.inspection().verdict() == Verdict.FAILS) {
            risks.add("Spark refuses this checkpoint, and its copy: " + backup.name() + " is kept as evidence.");
        }
        return new Plan(
                Action.BACKUP, subject.location(), subject.nowMs(), backup, subject.origin(), List.of(subject.untouched(phases)), subject.watched(), phases, risks);
    }

    /** A backup inside of what it backs up would be backed up with it, and Spark would find it. */
    static void requireApart(Location checkpoint, Location backup) throws StorageException {
        if (BackupPlace.isWithin(backup, checkpoint) || BackupPlace.isWithin(checkpoint, backup)) {
            String message = "The backup " + backup + " and the checkpoint " + checkpoint + " lie in one another.";
            throw new StorageException(StorageException.Kind.FAILED, backup.toString(), message, "Choose a place beside the checkpoint, or on another store.", null);
        }
    }
}

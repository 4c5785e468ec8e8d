package org.checkpointinspector.maintain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.checkpointinspector.inspect.Health;
import org.checkpointinspector.inspect.InspectionListener;
import org.checkpointinspector.layout.Checkpoint;
import org.checkpointinspector.layout.Role;
import org.checkpointinspector.maintain.SetAside.Group;
import org.checkpointinspector.maintain.rollback.SinkLog;
import org.checkpointinspector.storage.Location;
import org.checkpointinspector.storage.Storage;
import org.checkpointinspector.storage.StorageException;

/** Plans to clear a checkpoint: all of it, or what is wrong in it, is set aside and kept. */
public final class PlanClear {

    private static final Set<Role> LEFT_OVER = Set.of(Role.TEMPORARY, Role.CHECKSUM);

    private PlanClear() {}

    /** What is cleared. */
    public enum What {
        /** Everything: the query starts as if it had never run. */
        EVERYTHING,
        /** Everything but {@code metadata}, the query's id, by which sinks recognise it. */
        ALL_BUT_METADATA,
        /** Only files that are damaged, and what broken writes left over. */
        DAMAGED
    }

    /**
     * Plans it.
     *
     * @param backup a new folder for what is set aside
     * @throws StorageException of kind {@code FAILED} if there is nothing to clear, or the backup lies inside the checkpoint
     */
    public static Plan of(Subject subject, What what, Location backup) throws StorageException {
        PlanBackup.requireApart(subject.location(), backup);
        List<Phase> phases = switch (what) {
            case EVERYTHING -> everything(subject, backup, false);
            case ALL_BUT_METADATA -> everything(subject, backup, true);
            case DAMAGED -> damaged(subject, backup);
        };
        return plan(subject, backup, phases, List.of(), risks(subject, what, backup));
    }

    /**
     * Plans to set aside what is damaged, and says what Spark will make of what is left.
     *
     * @param storage the store of the checkpoint
     * @throws StorageException as {@link #of}, and if what is left cannot be read
     */
    public static Plan damaged(Subject subject, Location backup, Storage storage, InspectionListener listener) throws StorageException {
        Plan plan = of(subject, What.DAMAGED, backup);
        List<String> risks = new ArrayList<>(plan.risks());
        risks.set(0, Remainder.words(subject, Untouched.named(subject.location(), plan.phases()), storage, listener));
        return plan(subject, backup, plan.phases(), List.of(), risks);
    }

    /**
     * Plans to clear a query together with the log of its file sink, which would pass over the batches that it knows. File by file, in an order in which Spark does not start on a part.
     *
     * @param sink what leaves the log: all of it
     */
    public static Plan withSink(Subject subject, What what, Location backup, SinkLog sink) throws StorageException {
        PlanBackup.requireApart(subject.location(), backup);
        requireFiles(subject.location(), subject.root().totalFiles());
        List<Step> metadata = what == What.ALL_BUT_METADATA ? metadata(subject) : List.of();
        Location data = backup.resolve(Plan.DATA);
        List<SetAside.Leaving> leaving = new ArrayList<>();
        for (Group group : LoudOrder.leaving(subject.inspection().checkpoint().kind(), subject.root())) {
            Steps steps = metadata.isEmpty() ? group.steps() : Steps.of(group.steps().stream().filter(step -> !metadata.contains(step)).toList());
            leaving.add(new SetAside.Leaving(subject.location(), data, new Group(group.words(), group.ordered(), steps)));
        }
        List<SetAside.Leaving> log = sink.byBatch().descendingKeySet().stream().map(batch -> sink.leaving(batch, backup)).toList();
        leaving.addAll(Math.min(1, leaving.size()), log);
        List<String> risks = risks(subject, what, backup);
        risks.set(1, SinkLog.FILES_STAY);
        return plan(subject, backup, SetAside.ofSeveral(subject.location(), data, leaving), List.of(sink.untouched()), risks);
    }

    private static Plan plan(Subject subject, Location backup, List<Phase> phases, List<Untouched> elsewhere, List<String> risks) {
        List<Untouched> untouched = new ArrayList<>(List.of(subject.untouched(phases)));
        untouched.addAll(elsewhere);
        return new Plan(Action.CLEAR, subject.location(), subject.nowMs(), backup, subject.origin(), untouched, subject.watched(), phases, risks);
    }

    private static List<Step> metadata(Subject subject) {
        return subject.root().file("metadata").map(file -> Steps.withCompanions(subject.root(), file)).orElse(List.of());
    }

    private static List<Phase> everything(Subject subject, Location backup, boolean keepMetadata) throws StorageException {
        requireFiles(subject.location(), subject.root().totalFiles());
        Location from = subject.location();
        Location data = backup.resolve(Plan.DATA);
        List<Step> metadata = keepMetadata ? metadata(subject) : List.of();
        List<Phase> phases = new ArrayList<>();
        if (SetAside.renames(from, backup)) {
            phases.add(new Phase(Phase.Kind.MOVE_FOLDER, "the whole checkpoint", from, data, true, Steps.whole(subject.root())));
            phases.add(new Phase(Phase.Kind.FOLDERS, "the empty checkpoint", data, from, false, Steps.NONE));
            if (!metadata.isEmpty()) {
                phases.add(new Phase(Phase.Kind.COPY, "the query's id, back", data, from, false, Steps.of(metadata)));
            }
            phases.add(new Phase(Phase.Kind.MANIFEST, "what was set aside", from, data, false, Steps.NONE));
            return phases;
        }
        List<Group> groups = LoudOrder.leaving(subject.inspection().checkpoint().kind(), subject.root());
        for (Phase phase : SetAside.phases(from, data, groups)) {
            boolean keep = phase.kind() == Phase.Kind.REMOVE && !metadata.isEmpty();
            Steps steps = keep ? Steps.of(phase.steps().stream().filter(step -> !metadata.contains(step))) : phase.steps();
            phases.add(new Phase(phase.kind(), phase.words(), phase.from(), phase.to(), phase.ordered(), steps));
        }
        return phases;
    }

    private static List<Phase> damaged(Subject subject, Location backup) throws StorageException {
        List<Step> wrong = subject.steps(report -> report.health() == Health.DAMAGED || LEFT_OVER.contains(report.file().role()));
        requireFiles(subject.location(), wrong.size());
        Group group = new Group("damaged and left over files", true, Steps.of(wrong.stream().distinct().toList()));
        return SetAside.phases(subject.location(), backup.resolve(Plan.DATA), List.of(group));
    }

    private static void requireFiles(Location location, long files) throws StorageException {
        if (files == 0) {
            String message = "There is nothing to clear in " + location + ".";
            throw new StorageException(StorageException.Kind.FAILED, location.toString(), message, "Nothing needs to be done.", null);
        }
    }

    private static List<String> risks(Subject subject, What what, Location backup) {
        List<String> risks = new ArrayList<>();
        boolean query = subject.inspection().checkpoint().kind() == Checkpoint.Kind.STRUCTURED_STREAMING;
        switch (what) {
            case EVERYTHING -> risks.add(query
                    ? "The query starts as if it had never run: its sources are read from where startingOffsets says, its state is empty, and its id is a new one, "
                            + "so that sinks which remember batches by it, as Delta does, take all of them again."
                    : "The application starts as if it had never run.");
            case ALL_BUT_METADATA -> risks.add("The query keeps its id and counts its batches from 0 again: a sink that remembers batches by it, as Delta does, "
                    + "ignores every batch up to the last one that it has seen.");
            case DAMAGED -> risks.add("Files that a restart needs are set aside as well if they are damaged: Spark then refuses with another error, or falls back to older ones.");
        }
        if (query && what != What.DAMAGED) {
            risks.add("A file sink remembers batches whatever the id: it ignores every batch up to the newest in its log, and what they hold is lost. Give --sink to set that log aside, too, "
                    + "or the query a new output folder.");
        }
        if (!SetAside.renames(subject.location(), backup)) {
            risks.add("The files are removed after their copies are proven; the store keeps older versions of them only if versioning is on.");
        }
        return risks;
    }
}

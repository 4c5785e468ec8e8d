package org.checkpointinspector.maintain;

import java.io.IOException;
import org.checkpointinspector.storage.Location;

/** A plan on a small checkpoint whose every step is to fail once. */
enum Scenario {
    BACKUP,
    BACKUP_TO_ZIP,
    BACKUP_TO_TAR,
    CLEAR,
    CLEAR_ALL_BUT_METADATA,
    CLEAR_DAMAGED,
    RESTORE_IN_PLACE,
    RESTORE_ELSEWHERE,
    RESTORE_FROM_ZIP,
    UNDO_OF_CLEAR,
    UNDO_OF_RESTORE;

    /** Makes the plan; what has to be there before is done without faults. */
    Plan plan(Places places, Location checkpoint) throws IOException {
        Location backup = beside(checkpoint, "orders_aside");
        return switch (this) {
            case BACKUP -> PlanBackup.whole(SmallCheckpoint.subject(places, checkpoint), backup);
            case BACKUP_TO_ZIP -> PlanBackup.whole(SmallCheckpoint.subject(places, checkpoint), beside(checkpoint, "orders_aside.zip"));
            case BACKUP_TO_TAR -> PlanBackup.whole(SmallCheckpoint.subject(places, checkpoint), beside(checkpoint, "orders_aside.tar.gz"));
            case RESTORE_FROM_ZIP -> {
                Plan pack = PlanBackup.whole(SmallCheckpoint.subject(places, checkpoint), beside(checkpoint, "orders_kept.zip"));
                done(Runner.run(places, pack, false, 1, RunListener.NONE));
                yield PlanRestore.of(places, pack.backup(), null, SmallCheckpoint.NOW, "test");
            }
            case CLEAR -> clear(places, checkpoint, PlanClear.What.EVERYTHING);
            case CLEAR_ALL_BUT_METADATA -> clear(places, checkpoint, PlanClear.What.ALL_BUT_METADATA);
            case CLEAR_DAMAGED -> clear(places, checkpoint, PlanClear.What.DAMAGED);
            case RESTORE_IN_PLACE -> restore(places, checkpoint);
            case RESTORE_ELSEWHERE -> {
                Location kept = backedUp(places, checkpoint);
                yield PlanRestore.of(places, kept, beside(checkpoint, "elsewhere"), SmallCheckpoint.NOW, "test");
            }
            case UNDO_OF_CLEAR -> undo(places, clear(places, checkpoint, PlanClear.What.EVERYTHING));
            case UNDO_OF_RESTORE -> undo(places, restore(places, checkpoint));
        };
    }

    /** Whether the plan itself takes another one back, and is resumed by undoing again. */
    boolean isUndo() {
        return this == UNDO_OF_CLEAR || this == UNDO_OF_RESTORE;
    }

    private static Plan clear(Places places, Location checkpoint, PlanClear.What what) throws IOException {
        return PlanClear.of(SmallCheckpoint.subject(places, checkpoint), what, beside(checkpoint, "orders_aside"));
    }

    /** The backup differs from what is there by one file less. */
    private static Plan restore(Places places, Location checkpoint) throws IOException {
        return PlanRestore.of(places, backedUp(places, checkpoint), null, SmallCheckpoint.NOW, "test");
    }

    private static Location backedUp(Places places, Location checkpoint) throws IOException {
        Subject subject = SmallCheckpoint.subject(places, checkpoint);
        Location backup = beside(checkpoint, "orders_backup");
        Plan plan = PlanBackup.some(subject, backup, "all but one", subject.steps(report -> !report.file().path().equals("commits/2")));
        done(Runner.run(places, plan, false, 1, RunListener.NONE));
        return backup;
    }

    private static Plan undo(Places places, Plan plan) throws IOException {
        done(Runner.run(places, plan, false, 1, RunListener.NONE));
        return PlanUndo.of(places, plan, SmallCheckpoint.NOW, "test");
    }

    static void done(Outcome outcome) {
        if (outcome.status() != Outcome.Status.DONE) {
            throw new AssertionError(outcome.toString());
        }
    }

    static Location beside(Location checkpoint, String name) {
        String path = checkpoint.path();
        return new Location(checkpoint.scheme(), checkpoint.authority(), path.substring(0, path.lastIndexOf('/') + 1) + name);
    }
}

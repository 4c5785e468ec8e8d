package org.checkpointinspector.maintain;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.checkpointinspector.maintain.prune.PrunePlan;
import org.checkpointinspector.maintain.rollback.Departure;
import org.checkpointinspector.maintain.rollback.Draft;
import org.checkpointinspector.maintain.rollback.Refused;
import org.checkpointinspector.maintain.rollback.RollbackPlan;
import org.checkpointinspector.maintain.rollback.SinkLog;
import org.checkpointinspector.storage.Location;
import org.jspecify.annotations.Nullable;

/** A plan on a small checkpoint whose every step is to fail once. */
enum Scenario {
    BACKUP,
    BACKUP_AS_OF,
    BACKUP_TO_ZIP,
    BACKUP_TO_TAR,
    CLEAR,
    CLEAR_ALL_BUT_METADATA,
    CLEAR_DAMAGED,
    RESTORE_IN_PLACE,
    RESTORE_ELSEWHERE,
    RESTORE_FROM_ZIP,
    ROLLBACK,
    ROLLBACK_WITH_SINK,
    PRUNE,
    UNDO_OF_CLEAR,
    UNDO_OF_ROLLBACK,
    UNDO_OF_RESTORE;

    /** Makes the plan; what has to be there before is done without faults. */
    Plan plan(Places places, Location checkpoint) throws IOException {
        Location backup = beside(checkpoint, "orders_aside");
        return switch (this) {
            case BACKUP -> PlanBackup.whole(SmallCheckpoint.subject(places, checkpoint), backup);
            case BACKUP_AS_OF -> PlanBackup.asOf(SmallCheckpoint.subject(places, checkpoint), backup, draft(SmallCheckpoint.subject(places, checkpoint)));
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
            case ROLLBACK -> rollback(places, checkpoint, null);
            case ROLLBACK_WITH_SINK -> rollback(places, checkpoint, sink(places, checkpoint));
            case PRUNE -> prune(places, checkpoint);
            case UNDO_OF_ROLLBACK -> undo(places, rollback(places, checkpoint, null));
            case UNDO_OF_CLEAR -> undo(places, clear(places, checkpoint, PlanClear.What.EVERYTHING));
            case UNDO_OF_RESTORE -> undo(places, restore(places, checkpoint));
        };
    }

    /** Whether the log of a sink follows. */
    boolean hasSink() {
        return this == ROLLBACK_WITH_SINK;
    }

    /** Whether the plan itself takes another one back, and is resumed by undoing again. */
    boolean isUndo() {
        return this == UNDO_OF_CLEAR || this == UNDO_OF_RESTORE || this == UNDO_OF_ROLLBACK;
    }

    private static Plan rollback(Places places, Location checkpoint, @Nullable SinkLog sink) throws IOException {
        Subject subject = SmallCheckpoint.subject(places, checkpoint);
        return new RollbackPlan(subject, draft(subject), beside(checkpoint, "orders_aside")).plan(sink);
    }

    /** Newer state, then the commit, then the offsets with the companion before them. */
    private static Draft draft(Subject subject) {
        List<Departure> departures = List.of(
                departure(subject, false, "state/0/0/2.delta", "state/0/0/.3.delta.0c3a0d1f-57f4-4d3f-8f0e-8f7f6c8d0b11.tmp"),
                departure(subject, true, "commits/2", "offsets/.2.crc", "offsets/2"));
        return new Draft(1, 2, departures, List.of());
    }

    /** The log of a sink that has taken all batches. */
    private static SinkLog sink(Places places, Location checkpoint) throws IOException {
        Location sink = beside(checkpoint, "sink");
        for (int batch = 0; batch < 3; batch++) {
            byte[] content = ("v1\n{\"path\":\"part-" + batch + "\"}").getBytes(StandardCharsets.UTF_8);
            places.writer(sink).writeNew(sink.resolve("_spark_metadata/" + batch), new ByteArrayInputStream(content), content.length);
        }
        try {
            return SinkLog.after(places.storage(sink), sink, 1, 2);
        } catch (Refused e) {
            throw new AssertionError(e);
        }
    }

    private static Plan prune(Places places, Location checkpoint) throws IOException {
        Subject subject = SmallCheckpoint.subject(places, checkpoint);
        List<Departure> departures = List.of(departure(subject, false, "offsets/0", "commits/0", "state/0/0/1.delta"));
        return PrunePlan.of(subject, departures, 2, beside(checkpoint, "orders_aside"));
    }

    private static Departure departure(Subject subject, boolean ordered, String... paths) {
        return new Departure("what leaves", ordered, Stream.of(paths).map(path -> subject.listing().file(path).orElseThrow()).toList());
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

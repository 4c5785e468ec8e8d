package org.checkpointinspector.diagnose.advice;

import org.checkpointinspector.diagnose.Advice;
import org.checkpointinspector.diagnose.AdviceRule;
import org.checkpointinspector.diagnose.Facts;
import org.checkpointinspector.diagnose.RuleText;
import org.checkpointinspector.inspect.Severity;
import org.checkpointinspector.layout.Role;
import org.checkpointinspector.layout.StateFileName;
import org.checkpointinspector.layout.StateLayout;
import org.checkpointinspector.storage.FileEntry;

/** Many deltas or changelogs stand on an old snapshot: maintenance does not keep up. */
public final class LongReplayRule implements AdviceRule {

    /** Ten versions ask for a snapshot, and maintenance comes every minute: with batches of a second, 70 are usual. */
    private static final long MANY = 200;

    private static final RuleText TEXT = new RuleText(
            "state.replay-long",
            Severity.INFO,
            "A restart has to replay many deltas or changelogs.",
            "Nothing, or warnings of the maintenance thread in the log of an executor; a restart takes long, and one lost file "
                    + "breaks a long chain.",
            "Look in the executors' logs for the maintenance task (spark.sql.streaming.stateStore.maintenanceInterval, 60 s) and "
                    + "for executors that are replaced more often than it runs.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public void check(Facts facts, Advice advice) {
        String worst = "";
        long most = 0;
        for (StateLayout.Store store : facts.stores().toList()) {
            long base = 0;
            long newest = 0;
            for (FileEntry entry : store.folder().files()) {
                StateFileName name = StateFileName.parse(entry.name()).orElse(null);
                boolean snapshot = name != null && (name.role() == Role.STATE_SNAPSHOT || name.role() == Role.STATE_ROCKSDB_SNAPSHOT);
                base = snapshot ? Math.max(base, name.version()) : base;
                newest = name == null ? newest : Math.max(newest, name.version());
            }
            if (newest - base > most) {
                most = newest - base;
                worst = facts.relative(store.folder().path());
            }
        }
        if (most >= MANY) {
            advice.on(worst)
                    .says("The newest state of this store stands on " + most + " deltas or changelogs since its last snapshot; Spark makes one about every ten.")
                    .proof("versions since the last snapshot", most)
                    .add();
        }
    }
}
